package io.customerview.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the days on which time alone changes answers (SEG-10). */
record Turns(Criteria known, LocalDate today) {

  /**
   * Returns the first day on which one of the segments changes its answer for a customer whose data
   * stay as they are.
   *
   * @param relative segments that move with the days
   * @param now those that the customer is in today
   * @throws HostCriterionException if a criterion of the host's own could not be read
   */
  Optional<LocalDate> next(
      CustomerFacts facts, Collection<Rules.Held> relative, Set<SegmentId> now) {
    SortedMap<LocalDate, List<Rules.Held>> candidates = new TreeMap<>();
    for (Rules.Held each : relative) {
      for (LocalDate day : each.relative().orElseThrow().turns(facts, today)) {
        candidates.computeIfAbsent(day, key -> new ArrayList<>()).add(each);
      }
    }
    for (Map.Entry<LocalDate, List<Rules.Held>> candidate : candidates.entrySet()) {
      for (Rules.Held each : candidate.getValue()) {
        Formula then = Formula.of(each.segment().orElseThrow(), known, candidate.getKey());
        if (Plan.of(then).test(facts) != now.contains(each.stored().id())) {
          return Optional.of(candidate.getKey());
        }
      }
    }
    return Optional.empty();
  }
}
