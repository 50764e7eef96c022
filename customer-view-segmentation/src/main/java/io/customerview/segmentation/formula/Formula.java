package io.customerview.segmentation.formula;

import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A segment on a given day, ready to be compiled: blocks, comparisons, and comparisons that must
 * not hold. Immutable and thread-safe; equal when the parts are.
 *
 * <p>What must hold for every form that is made from it: a {@link Holds} is met if one value of the
 * field is in the set, a negated one if none is. Inside a {@link OneContract} only the values of
 * one contract count, and one contract has to meet the whole. Blocks within blocks are of the other
 * kind, a block that is the outermost may be empty ({@link #EVERYONE}, {@link #NO_ONE}), none
 * within it is.
 */
public sealed interface Formula {

  /** What everyone meets. */
  Formula EVERYONE = new All(List.of());

  /** What no one meets. */
  Formula NO_ONE = new Any(List.of());

  /** Calls the method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Returns what a segment means on a day.
   *
   * @param known the criteria that are known here
   * @param today the day from which relative arguments are counted
   * @throws RefusedException with {@link SegmentRefusal.CriterionUnknown} if the segment uses a
   *     criterion of the host's own that is not known
   */
  static Formula of(Segment segment, Criteria known, LocalDate today) {
    return of(segment.condition(), known, today);
  }

  /**
   * As {@link #of(Segment, Criteria, LocalDate)}, of one condition.
   *
   * @throws RefusedException with {@link SegmentRefusal.CriterionUnknown}
   */
  static Formula of(Condition condition, Criteria known, LocalDate today) {
    return new Resolver(known, today).resolve(condition);
  }

  /**
   * One method for each kind of formula.
   *
   * @param <R> what the methods give
   */
  interface Visitor<R> {

    /** All of them. */
    R all(All formula);

    /** One of them. */
    R any(Any formula);

    /** A comparison. */
    R holds(Holds formula);

    /** A block that one contract meets. */
    R oneContract(OneContract formula);
  }

  /**
   * All of these are met.
   *
   * @param parts none for {@link #EVERYONE}
   */
  record All(List<Formula> parts) implements Formula {

    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }
  }

  /**
   * One of these is met.
   *
   * @param parts none for {@link #NO_ONE}
   */
  record Any(List<Formula> parts) implements Formula {

    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /**
   * A value of the field is in the set; negated, none is.
   *
   * @param field where the values are
   * @param values the set; neither empty nor, for a value that is never missing, everything
   * @param negated whether no value may be in the set
   */
  record Holds(Field field, Values values, boolean negated) implements Formula {

    public Holds {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(values, "values");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.holds(this);
    }
  }

  /**
   * A contract meets the formula by itself; negated, no contract does.
   *
   * @param formula only fields of contracts, and no block about one contract
   * @param negated whether no contract may meet it
   */
  record OneContract(Formula formula, boolean negated) implements Formula {

    public OneContract {
      Objects.requireNonNull(formula, "formula");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneContract(this);
    }
  }
}
