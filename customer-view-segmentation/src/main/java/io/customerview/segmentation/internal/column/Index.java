package io.customerview.segmentation.internal.column;

import org.jspecify.annotations.Nullable;

/** Finds the rows that have a code of a range. Immutable and thread-safe. */
sealed interface Index permits SingleIndex, MultiIndex {

  /** Returns the rows of each code. */
  Slices slices();

  /** Returns a bitmap that is there already, not to be written to; null if there is none. */
  default long @Nullable [] ready(int from, int to) {
    return to == from + 1 ? slices().dense(from) : null;
  }

  /** Returns whether setting bit by bit is best. */
  boolean isSmall(int from, int to);

  /** Makes the target the bitmap of the rows with a code of the range. */
  void fill(int from, int to, long[] target);
}
