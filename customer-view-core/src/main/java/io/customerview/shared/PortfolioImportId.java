package io.customerview.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of an import of portfolios.
 *
 * @param value the UUID
 */
public record PortfolioImportId(UUID value) implements Comparable<PortfolioImportId> {

  public PortfolioImportId {
    Objects.requireNonNull(value, "value");
  }

  /** Obtains an id from its canonical text. */
  public static PortfolioImportId parse(String text) {
    return new PortfolioImportId(UUID.fromString(text));
  }

  /** Orders as the text does, and as PostgreSQL orders a {@code uuid}: by unsigned bytes. */
  @Override
  public int compareTo(PortfolioImportId other) {
    return UnsignedUuid.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
