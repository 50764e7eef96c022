package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a customer: a random UUID, whose first block can be searched (SRCH-5) and which tells
 * nothing of when it was made.
 *
 * @param value the UUID
 */
public record CustomerId(UUID value) implements Comparable<CustomerId> {

  public CustomerId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Obtains an id from its canonical text, such as {@code 155372b3-2d17-4922-a147-2da86c0aed2c}.
   */
  public static CustomerId parse(String text) {
    return new CustomerId(UUID.fromString(text));
  }

  /** Orders as the text does, and as PostgreSQL orders a {@code uuid}: by unsigned bytes. */
  @Override
  public int compareTo(CustomerId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
