package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.examples.quickstart.segment.MembershipLog;
import io.customerview.segmentation.SegmentDesk;

/**
 * The library, as those have it who act in the tour.
 *
 * @param agent who looks at customers and changes them
 * @param billing the host's system that knows the contracts
 * @param segments the segments, for the same agent
 * @param memberships hears what customers enter and leave
 */
public record Desks(
    AgentView agent, AgentView billing, SegmentDesk segments, MembershipLog memberships) {}
