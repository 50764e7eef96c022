package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.SegmentRefusal.BlockEmpty;
import io.customerview.segmentation.rule.SegmentRefusal.ContractCriteriaOnly;
import io.customerview.segmentation.rule.SegmentRefusal.RangeReversed;
import io.customerview.segmentation.rule.SegmentRefusal.TooDeep;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyArguments;
import io.customerview.segmentation.rule.SegmentRefusal.TooManyConditions;
import io.customerview.segmentation.rule.SegmentRefusal.WrongArgument;
import io.customerview.shared.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * Something that a customer meets or does not: a comparison, or a block of others.
 *
 * <p>A criterion may have no value, one, or several of a customer; a comparison holds when it holds
 * for one of them, each comparison by itself (SEG-2). "Start at least a" and "start at most b" may
 * thus be met by two contracts; {@link Between} and {@link SameContract} ask for one. A missing
 * value meets no comparison, whatever the operator (SEG-5). {@link Not} is the plain opposite: it
 * holds for a customer without the value, and for one without contracts.
 *
 * <p>A condition that exists is well formed: its arguments suit its criteria, no block is empty,
 * and it is not too large ({@value #MOST_CONDITIONS} atomic conditions, {@value #DEEPEST} blocks
 * within each other). Immutable and thread-safe.
 */
public sealed interface Condition {

  /** The most atomic conditions that a condition, or a segment, may hold. */
  int MOST_CONDITIONS = 1_000;

  /** How deep blocks may stand in each other. */
  int DEEPEST = 32;

  /** The most arguments of one {@link In}. */
  int MOST_ARGUMENTS = 1_000;

  /** Returns how many atomic conditions this holds: 1 for a comparison. */
  int size();

  /** Returns how deep blocks stand in each other here: 1 for a comparison. */
  int depth();

  /** Calls the method for this kind of condition. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of condition, so that a new kind is a compile error everywhere.
   *
   * @param <R> what the methods give
   */
  interface Visitor<R> {

    /** A comparison with one argument. */
    R comparison(Comparison condition);

    /** A comparison with several. */
    R in(In condition);

    /** A comparison with two limits. */
    R between(Between condition);

    /** A block that holds when all do. */
    R all(AllOf condition);

    /** A block that holds when one does. */
    R any(AnyOf condition);

    /** The opposite. */
    R not(Not condition);

    /** A block that one contract must meet. */
    R sameContract(SameContract condition);
  }

  /**
   * One value, one operator, one argument: {@code revenue >= 500}.
   *
   * @param criterion what is compared
   * @param operator how
   * @param argument with what
   */
  record Comparison(Criterion<?> criterion, Operator operator, Argument argument)
      implements Condition {

    /**
     * Makes a comparison.
     *
     * @throws RefusedException with {@link WrongArgument}
     */
    public Comparison {
      Objects.requireNonNull(operator, "operator");
      Checks.argument(criterion, argument);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public int depth() {
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }

    @Override
    public String toString() {
      return criterion + " " + operator.symbol() + " " + argument;
    }
  }

  /**
   * One value that equals one of several arguments.
   *
   * @param criterion what is compared
   * @param arguments 1 to {@value Condition#MOST_ARGUMENTS}; repeated ones are kept once
   */
  record In(Criterion<?> criterion, List<Argument> arguments) implements Condition {

    /**
     * Makes the condition.
     *
     * @throws RefusedException with {@link WrongArgument}, {@link BlockEmpty} or {@link
     *     TooManyArguments}
     */
    public In {
      if (arguments.isEmpty()) {
        throw new RefusedException(new BlockEmpty());
      }
      if (arguments.size() > MOST_ARGUMENTS) {
        throw new RefusedException(new TooManyArguments(MOST_ARGUMENTS, arguments.size()));
      }
      for (Argument argument : arguments) {
        Checks.argument(criterion, argument);
      }
      arguments = List.copyOf(new LinkedHashSet<>(arguments));
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public int depth() {
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }

    @Override
    public String toString() {
      return criterion + " in " + arguments;
    }
  }

  /**
   * One value between two arguments, both included. Unlike two comparisons, it asks for one value,
   * and so for one contract.
   *
   * @param criterion what is compared
   * @param low the least value
   * @param high the greatest value
   */
  record Between(Criterion<?> criterion, Argument low, Argument high) implements Condition {

    /**
     * Makes the condition. Limits of which one is relative to today may pass each other on some
     * days; nothing lies between them then.
     *
     * @throws RefusedException with {@link WrongArgument}, or {@link RangeReversed} if the limits
     *     are the wrong way round on every day
     */
    public Between {
      Checks.argument(criterion, low);
      Checks.argument(criterion, high);
      if (Checks.isReversed(criterion, low, high)) {
        throw new RefusedException(new RangeReversed());
      }
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public int depth() {
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.between(this);
    }

    @Override
    public String toString() {
      return criterion + " between " + low + " and " + high;
    }
  }

  /**
   * All of these hold.
   *
   * @param conditions at least one
   */
  record AllOf(List<Condition> conditions) implements Condition {

    /**
     * Makes the block.
     *
     * @throws RefusedException with {@link BlockEmpty}, {@link TooManyConditions} or {@link
     *     TooDeep}
     */
    public AllOf {
      conditions = Checks.block(conditions);
    }

    @Override
    public int size() {
      return Checks.size(conditions);
    }

    @Override
    public int depth() {
      return 1 + Checks.depth(conditions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }
  }

  /**
   * At least one of these holds.
   *
   * @param conditions at least one
   */
  record AnyOf(List<Condition> conditions) implements Condition {

    /** Makes the block; refused as {@link AllOf} is. */
    public AnyOf {
      conditions = Checks.block(conditions);
    }

    @Override
    public int size() {
      return Checks.size(conditions);
    }

    @Override
    public int depth() {
      return 1 + Checks.depth(conditions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /**
   * The condition does not hold.
   *
   * @param condition what must not hold
   */
  record Not(Condition condition) implements Condition {

    /** Makes the opposite; refused as {@link AllOf} is. */
    public Not {
      Checks.block(List.of(condition));
    }

    @Override
    public int size() {
      return condition.size();
    }

    @Override
    public int depth() {
      return 1 + condition.depth();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /**
   * One and the same contract meets the condition: every comparison in it is about that contract
   * alone. A tag comparison holds when it does for one of that contract's tags.
   *
   * @param condition only criteria of contracts, and no other such block
   */
  record SameContract(Condition condition) implements Condition {

    /**
     * Makes the block.
     *
     * @throws RefusedException with {@link ContractCriteriaOnly}, or as {@link AllOf}
     */
    public SameContract {
      Checks.block(List.of(condition));
      if (!condition.accept(Checks.OF_CONTRACTS)) {
        throw new RefusedException(new ContractCriteriaOnly());
      }
    }

    @Override
    public int size() {
      return condition.size();
    }

    @Override
    public int depth() {
      return 1 + condition.depth();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sameContract(this);
    }
  }
}
