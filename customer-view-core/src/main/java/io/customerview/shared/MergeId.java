package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a merge of two customers.
 *
 * @param value the UUID
 */
public record MergeId(UUID value) implements Comparable<MergeId> {

  public MergeId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static MergeId parse(String text) {
    return new MergeId(UUID.fromString(text));
  }

  /** Orders as the text does, and as PostgreSQL orders a {@code uuid}: by unsigned bytes. */
  @Override
  public int compareTo(MergeId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
