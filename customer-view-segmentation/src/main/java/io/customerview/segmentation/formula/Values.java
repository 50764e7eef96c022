package io.customerview.segmentation.formula;

import io.customerview.segmentation.rule.ValueType;
import java.util.List;

/**
 * A set of values of a field: those that meet a comparison. Immutable and thread-safe; equal when
 * they hold the same values.
 */
public sealed interface Values permits LongValues, TextValues {

  /** Returns whether no value is in the set. */
  boolean isEmpty();

  /** Returns whether every value is in the set. */
  boolean isAll();

  /**
   * Returns the values that are in one of the two sets.
   *
   * @throws ClassCastException if they are sets of different types
   */
  Values union(Values other);

  /**
   * Returns the values that are in one of the sets.
   *
   * @param sets one or more
   * @throws ClassCastException if they are sets of different types
   */
  static Values unionOf(List<Values> sets) {
    return sets.get(0) instanceof TextValues
        ? TextValues.unionOf(sets.stream().map(TextValues.class::cast).toList())
        : sets.stream().reduce(LongValues.NONE, Values::union);
  }

  /**
   * Returns the values that are in both sets.
   *
   * @throws ClassCastException if they are sets of different types
   */
  Values intersection(Values other);

  /** Returns the values that are not in this set. */
  Values complement();

  /** Returns the empty set of a type. */
  static Values none(ValueType type) {
    return type == ValueType.TEXT ? TextValues.NONE : LongValues.NONE;
  }
}
