package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a stage of a journey.
 *
 * @param value the UUID
 */
public record StageId(UUID value) implements Comparable<StageId> {

  public StageId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static StageId parse(String text) {
    return new StageId(UUID.fromString(text));
  }

  @Override
  public int compareTo(StageId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
