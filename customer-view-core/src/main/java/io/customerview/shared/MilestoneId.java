package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a milestone of a stage.
 *
 * @param value the UUID
 */
public record MilestoneId(UUID value) implements Comparable<MilestoneId> {

  public MilestoneId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static MilestoneId parse(String text) {
    return new MilestoneId(UUID.fromString(text));
  }

  @Override
  public int compareTo(MilestoneId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
