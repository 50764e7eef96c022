package io.customerview.segmentation.internal.plan;

import io.customerview.segmentation.formula.LongValues;

/** A set of numbers that is quick to ask: one range by two comparisons, many by halving. */
final class NumberSet {

  static final NumberSet NONE = new NumberSet(LongValues.NONE);

  private final long first;
  private final long last;

  /** First and last number of each range; of a single range nothing. */
  private final long[] bounds;

  NumberSet(LongValues values) {
    int ranges = values.ranges();
    first = ranges == 0 ? 1 : values.first(0);
    last = ranges == 0 ? 0 : values.last(ranges - 1);
    bounds = new long[ranges > 1 ? 2 * ranges : 0];
    for (int range = 0; range < bounds.length / 2; range++) {
      bounds[2 * range] = values.first(range);
      bounds[2 * range + 1] = values.last(range);
    }
  }

  boolean contains(long number) {
    return number >= first && number <= last && (bounds.length == 0 || isInRange(number));
  }

  private boolean isInRange(long number) {
    int low = 0;
    int high = bounds.length / 2 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (bounds[2 * middle] <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return number <= bounds[2 * low + 1];
  }
}
