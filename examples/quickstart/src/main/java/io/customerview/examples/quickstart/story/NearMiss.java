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
 */
record NearMiss(SegmentExplanation why, Optional<BigDecimal> missing) {

  /**
   * Finds one: of the first segment that somebody is near to, whoever lacks the least revenue, else
   * the first.
   */
  static Optional<NearMiss> find(
      SegmentDesk segments, SavedSegments saved, List<CustomerId> customers) {
    for (SegmentId segment : saved.ids().keySet()) {
      NearMiss nearest = null;
      for (CustomerId customer : customers) {
        Optional<NearMiss> found = of(segments.explain(customer, segment));
        if (found.isPresent() && (nearest == null || found.get().isNearerThan(nearest))) {
          nearest = found.get();
        }
      }
      if (nearest != null) {
        return Optional.of(nearest);
      }
    }
    return Optional.empty();
  }

  private static Optional<NearMiss> of(SegmentExplanation why) {
    boolean near =
        !why.isMember()
            && why.changes().certainty() == Certainty.EXACT
            && why.changes().size() == 1;
    return near ? Optional.of(new NearMiss(why, missing(why))) : Optional.empty();
  }

  private boolean isNearerThan(NearMiss other) {
    return missing.isPresent()
        && (other.missing.isEmpty() || missing.get().compareTo(other.missing.get()) < 0);
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
