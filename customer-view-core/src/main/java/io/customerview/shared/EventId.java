package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of an event of a customer's timeline.
 *
 * @param value the UUID
 */
public record EventId(UUID value) implements Comparable<EventId> {

  public EventId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static EventId parse(String text) {
    return new EventId(UUID.fromString(text));
  }

  @Override
  public int compareTo(EventId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
