package io.customerview.examples.quickstart.story;

import io.customerview.examples.quickstart.segment.SavedSegments;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.SegmentExplanation;
import io.customerview.segmentation.explain.Change.Turn;
import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.explain.SmallestChanges.Certainty;
import io.customerview.segmentation.explain.Step;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer who is one condition away from a segment. Immutable.
 *
 * @param why the answer for that customer, with the smallest change
 * @param missing how much revenue is missing, where that is the one condition
 * @param memberships how many segments the customer is in
 */
record NearMiss(SegmentExplanation why, Optional<BigDecimal> missing, int memberships) {

  /**
   * Finds one: of the first segment for which only revenue is missing, whoever lacks the least.
   * Where there is no such segment, whoever is in most others, and so has most to leave.
   */
  static Optional<NearMiss> find(
      SegmentDesk segments, SavedSegments saved, List<CustomerId> customers) {
    NearMiss nearest = null;
    for (SegmentId segment : saved.ids().keySet()) {
      for (CustomerId customer : customers) {
        SegmentExplanation why = segments.explain(customer, segment);
        if (isNear(why)) {
          NearMiss found = new NearMiss(why, missing(why), segments.of(customer).size());
          nearest = nearest == null || found.isNearerThan(nearest) ? found : nearest;
        }
      }
      if (nearest != null && nearest.missing.isPresent()) {
        break;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isNear(SegmentExplanation why) {
    return !why.isMember()
        && why.changes().certainty() == Certainty.EXACT
        && why.changes().size() == 1;
  }

  private boolean isNearerThan(NearMiss other) {
    if (missing.isPresent() && other.missing.isPresent()) {
      return missing.get().compareTo(other.missing.get()) < 0;
    }
    return missing.isPresent() == other.missing.isPresent()
        ? memberships > other.memberships
        : missing.isPresent();
  }

  /** What the revenue lacks to be at least what is asked for. */
  private static Optional<BigDecimal> missing(SegmentExplanation why) {
    Turn turn = why.changes().changes().get(0).conditions().get(0);
    if (!turn.holds()
        || !(turn.condition() instanceof Comparison asked)
        || !asked.criterion().equals(Criterion.REVENUE)
        || asked.operator() != Operator.AT_LEAST
        || !(asked.argument() instanceof Amount least)) {
      return Optional.empty();
    }
    Explanation explanation = why.explanation();
    return Stream.concat(explanation.combined().stream(), explanation.independent().stream())
        .filter(step -> step.condition().equals(asked))
        .flatMap(step -> seen(step).stream())
        .findFirst()
        .map(revenue -> least.value().toBigDecimal().subtract(revenue));
  }

  private static Optional<BigDecimal> seen(Step step) {
    return step instanceof Step.Compared compared
        ? compared.seen().stream().map(one -> (BigDecimal) one.value()).findFirst()
        : Optional.empty();
  }

  CustomerId customer() {
    return why.customer();
  }
}
