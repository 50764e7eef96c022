package io.customerview.segmentation;

import io.customerview.base.AsOf;
import io.customerview.base.RuleSet;
import io.customerview.shared.SegmentId;
import java.util.Map;
import java.util.Optional;

/**
 * What all that is kept of members stands on, as it is at one moment of a unit of work.
 *
 * @param ruleSet the rules and what members were last brought up to
 * @param unanswered of how many customers each segment that is asked for has no answer
 * @param isAnyoneDue whether the day may have changed somebody's memberships
 */
record Standing(RuleSet ruleSet, Map<SegmentId, Long> unanswered, boolean isAnyoneDue) {

  /**
   * Returns what members stand on that were read after this and before the other: if any rule has
   * changed meanwhile, nobody can say which of them were found before.
   */
  AsOf until(Standing after, Rules.Held segment) {
    AsOf asOf = of(segment);
    return ruleSet.edition().equals(after.ruleSet.edition())
        ? asOf.until(after.of(segment))
        : asOf.notCurrent();
  }

  private AsOf of(Rules.Held segment) {
    Optional<String> failure = segment.failure().or(segment.stored()::failure);
    return AsOf.of(
        segment.stored(),
        ruleSet,
        failure,
        unanswered.getOrDefault(segment.stored().id(), 0L),
        isAnyoneDue);
  }
}
