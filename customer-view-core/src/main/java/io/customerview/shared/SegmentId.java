package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a segment. The customer base filters by it without knowing what a segment is.
 *
 * @param value the UUID
 */
public record SegmentId(UUID value) implements Comparable<SegmentId> {

  public SegmentId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static SegmentId parse(String text) {
    return new SegmentId(UUID.fromString(text));
  }

  /** Orders as the text does, and as PostgreSQL orders a {@code uuid}: by unsigned bytes. */
  @Override
  public int compareTo(SegmentId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
