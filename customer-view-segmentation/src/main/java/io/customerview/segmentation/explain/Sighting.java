package io.customerview.segmentation.explain;

import io.customerview.base.ContractFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that a condition saw. Immutable and thread-safe; {@code toString} does not show it.
 *
 * @param value a {@link java.math.BigDecimal}, a {@link java.time.LocalDate}, or a text as it is
 *     compared (folded)
 * @param contract the contract that has the value; empty for a value of the customer
 * @param number the number of the contract among the customer's recurring ones, from 1; 0 for a
 *     value of the customer
 */
public record Sighting(Object value, Optional<ContractFacts> contract, int number) {

  public Sighting {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(contract, "contract");
  }

  @Override
  public String toString() {
    return "Sighting[contract=" + number + ']';
  }
}
