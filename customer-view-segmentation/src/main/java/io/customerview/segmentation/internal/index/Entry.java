package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Horizon;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A segment of an index.
 *
 * @param relative the segment, if it has arguments relative to today: it means something else on
 *     another day
 */
record Entry(SegmentId id, Formula formula, Plan plan, Optional<Segment> relative) {

  static Entry of(SegmentId id, Segment segment, Criteria known, LocalDate day) {
    Formula formula = Formula.of(segment, known, day);
    boolean isRelative = Horizon.of(segment, known).isRelative();
    return new Entry(
        id, formula, Plan.of(formula), isRelative ? Optional.of(segment) : Optional.empty());
  }

  /** Returns this entry as it is on a day, which is this one if it means the same. */
  Entry on(LocalDate day, Criteria known) {
    if (relative.isEmpty()) {
      return this;
    }
    Formula then = Formula.of(relative.get(), known, day);
    return then.equals(formula) ? this : new Entry(id, then, Plan.of(then), relative);
  }
}
