package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a marker.
 *
 * @param value the UUID
 */
public record MarkerId(UUID value) implements Comparable<MarkerId> {

  public MarkerId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static MarkerId parse(String text) {
    return new MarkerId(UUID.fromString(text));
  }

  @Override
  public int compareTo(MarkerId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
