package io.customerview.timeline;

/**
 * An event as it stands at the moment at which it was read. Immutable.
 *
 * @param event the event
 * @param status its status then
 */
public record TimelineEntry(Event event, EventStatus status) {}
