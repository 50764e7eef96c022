package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a portfolio.
 *
 * @param value the UUID
 */
public record PortfolioId(UUID value) implements Comparable<PortfolioId> {

  public PortfolioId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static PortfolioId parse(String text) {
    return new PortfolioId(UUID.fromString(text));
  }

  /** Orders as the text does, and as PostgreSQL orders a {@code uuid}: by unsigned bytes. */
  @Override
  public int compareTo(PortfolioId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
