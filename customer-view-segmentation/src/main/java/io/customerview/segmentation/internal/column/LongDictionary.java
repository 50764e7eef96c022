package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.Values;
import java.util.Arrays;

/** Whole numbers, ascending. */
final class LongDictionary implements Dictionary {

  private final long[] values;

  LongDictionary(long[] values) {
    this.values = values;
  }

  long value(int code) {
    return values[code];
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public CodeRanges ranges(Values set) {
    LongValues numbers = (LongValues) set;
    CodeRanges.Builder ranges = new CodeRanges.Builder();
    for (int range = 0; range < numbers.ranges(); range++) {
      long last = numbers.last(range);
      ranges.add(
          place(numbers.first(range)), last == Long.MAX_VALUE ? values.length : place(last + 1));
    }
    return ranges.build();
  }

  /** The code of the first value that is not less. */
  private int place(long value) {
    int found = Arrays.binarySearch(values, value);
    return found < 0 ? -found - 1 : found;
  }
}
