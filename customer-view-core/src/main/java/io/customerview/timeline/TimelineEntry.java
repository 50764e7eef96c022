package io.customerview.timeline;

import io.customerview.shared.Version;
import java.util.Objects;

/**
 * An event as it stands at the moment at which it was read. Immutable.
 *
 * @param event the event
 * @param status its status then
 * @param version of the customer, as it was read: with it the event is edited or deleted
 */
public record TimelineEntry(Event event, EventStatus status, Version version) {

  public TimelineEntry {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(version, "version");
  }
}
