package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Values;

/**
 * The values of a column in their order; the code of a value is its place. Immutable and
 * thread-safe.
 */
sealed interface Dictionary permits LongDictionary, TextDictionary {

  /** Returns how many values there are. */
  int size();

  /** Returns the codes of the values that are in a set. */
  CodeRanges ranges(Values values);
}
