package io.customerview.contract;

import io.customerview.shared.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the contracts of one customer come to on a day. Immutable.
 *
 * @param revenue the monthly recurring revenue; zero without contracts (CTR-2)
 * @param customerSince the earliest contracted date over all types (CTR-3)
 * @param nextRenewal the nearest renewal date, today or later, over all types; with none ahead the
 *     latest past one (CTR-4)
 */
public record ContractFigures(
    Money revenue, Optional<LocalDate> customerSince, Optional<LocalDate> nextRenewal) {

  public ContractFigures {
    Objects.requireNonNull(revenue, "revenue");
    Objects.requireNonNull(customerSince, "customerSince");
    Objects.requireNonNull(nextRenewal, "nextRenewal");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "ContractFigures";
  }
}
