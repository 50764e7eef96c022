package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import java.util.List;

/** Which of a customer's values of a field decide a comparison. */
enum Which {
  /** The lowest, for what reaches down to the lowest of all. */
  LOWEST,
  /** The highest, for what reaches up to the highest of all, and where there is one at most. */
  HIGHEST,
  /** Every one by itself. */
  EACH;

  static Which of(Field field, Values values) {
    return field.isSingle() || reachesUp(values) ? HIGHEST : reachesDown(values) ? LOWEST : EACH;
  }

  private static boolean reachesUp(Values values) {
    if (values instanceof LongValues numbers) {
      return numbers.ranges() == 1 && numbers.last(0) == Long.MAX_VALUE;
    }
    List<TextRange> ranges = ((TextValues) values).ranges();
    return ranges.size() == 1 && ranges.get(0).high().isEmpty();
  }

  private static boolean reachesDown(Values values) {
    if (values instanceof LongValues numbers) {
      return numbers.ranges() == 1 && numbers.first(0) == Long.MIN_VALUE;
    }
    List<TextRange> ranges = ((TextValues) values).ranges();
    return ranges.size() == 1 && ranges.get(0).low().isEmpty();
  }
}
