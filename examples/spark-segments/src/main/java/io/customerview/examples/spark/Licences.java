package io.customerview.examples.spark;

import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.shared.CustomerId;
import java.math.BigDecimal;
import java.util.List;

/** Stands for a system of the host's that knows how many seats a customer has licensed. */
final class Licences {

  /** A criterion of the host's own (SEG-11). */
  static final Criterion<BigDecimal> SEATS = Criterion.decimal("seats");

  /** The same, read when the base is written; Spark then finds it in the column {@code seats}. */
  static final HostCriterion<BigDecimal> READ_SEATS =
      HostCriterion.of(SEATS, facts -> seats(facts.customer()));

  private Licences() {}

  private static List<BigDecimal> seats(CustomerId customer) {
    long number = Math.floorMod(customer.value().getLeastSignificantBits(), 100L);
    return number < 60 ? List.of() : List.of(BigDecimal.valueOf(number - 59));
  }
}
