package io.customerview.timeline;

import io.customerview.shared.AgentId;

/**
 * What the form of a new event begins with (EVT-1, EVT-2). Immutable.
 *
 * @param responsible the agent at work
 * @param time now, rounded down to five minutes, and one hour later
 */
public record EventPresets(AgentId responsible, EventTime time) {}
