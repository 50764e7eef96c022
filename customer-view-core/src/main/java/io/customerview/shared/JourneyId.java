package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a journey (jornada do cliente).
 *
 * @param value the UUID
 */
public record JourneyId(UUID value) implements Comparable<JourneyId> {

  public JourneyId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static JourneyId parse(String text) {
    return new JourneyId(UUID.fromString(text));
  }

  @Override
  public int compareTo(JourneyId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
