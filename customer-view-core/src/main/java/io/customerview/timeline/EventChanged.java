package io.customerview.timeline;

import io.customerview.shared.Version;
import java.util.Objects;

/**
 * The answer of a command on an event. Immutable.
 *
 * @param event the event as it is kept
 * @param version the customer's version after; the one before, where nothing changed
 */
public record EventChanged(Event event, Version version) {

  public EventChanged {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(version, "version");
  }
}
