package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.examples.quickstart.segment.MembershipLog;
import io.customerview.segmentation.SegmentDesk;

/**
 * The library, as those have it who act in the tour.
 *
 * @param agent who looks at customers and changes them
 * @param analyst who works with customers, and may not read contracts
 * @param billing the host's systems, which know contracts, documents and messages
 * @param segments the segments, for the same agent
 * @param memberships hears what customers enter and leave
 */
public record Desks(
    AgentView agent,
    AgentView analyst,
    AgentView billing,
    SegmentDesk segments,
    MembershipLog memberships) {}
