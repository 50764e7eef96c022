package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Horizon;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.internal.plan.PlanOverTime;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A rule whose members change with the days (SEG-10): when it may say otherwise of a customer, and
 * what it says on a day. Immutable and thread-safe.
 *
 * @param plan none where it asks the host: what that says is read once per customer, and all of it
 *     before anything is tested
 */
record MovingRule(Segment segment, Horizon horizon, Optional<PlanOverTime> plan) {

  /** Obtains the rule of a segment, if that moves with the days. */
  static Optional<MovingRule> of(Segment segment, Criteria known) {
    Horizon horizon = Horizon.of(segment.condition(), known);
    if (!horizon.isRelative()) {
      return Optional.empty();
    }
    return Optional.of(
        new MovingRule(
            segment,
            horizon,
            horizon.asksHost() ? Optional.empty() : Optional.of(PlanOverTime.of(segment, known))));
  }

  /**
   * Returns the days after today on which the rule may say otherwise, in order; none where what
   * stands still decides.
   *
   * @param known the criteria, as they are read for this customer
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  SortedSet<LocalDate> turns(CustomerFacts facts, Criteria known, LocalDate today) {
    return plan.isPresent() && plan.get().isDecided(facts)
        ? Collections.emptySortedSet()
        : horizon.turns(facts, today, known);
  }

  /**
   * Returns whether a customer is in the segment on a day.
   *
   * @param known the criteria, as they are read for this customer
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  boolean isMember(CustomerFacts facts, Criteria known, LocalDate day) {
    return plan.isPresent()
        ? plan.get().test(facts, day)
        : Plan.of(Formula.of(segment, known, day)).test(facts);
  }
}
