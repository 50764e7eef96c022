package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import java.util.ArrayList;
import java.util.List;

/** What a set of values looks like, and so in what kind of layer its comparison stands. */
enum Shape {
  /** Single values. */
  POINTS,
  /** From a value on, or all there are. */
  UP,
  /** Up to a value. */
  DOWN,
  /** Any other. */
  SPANS;

  static Shape of(Values values) {
    if (values instanceof LongValues numbers) {
      if (isPoints(numbers)) {
        return POINTS;
      }
      int ranges = numbers.ranges();
      return ranges == 1 && numbers.last(0) == Long.MAX_VALUE
          ? UP
          : ranges == 1 && numbers.first(0) == Long.MIN_VALUE ? DOWN : SPANS;
    }
    List<TextRange> ranges = ((TextValues) values).ranges();
    if (ranges.stream().allMatch(TextRange::isPoint)) {
      return POINTS;
    }
    return ranges.size() == 1 && ranges.get(0).high().isEmpty()
        ? UP
        : ranges.size() == 1 && ranges.get(0).low().isEmpty() ? DOWN : SPANS;
  }

  private static boolean isPoints(LongValues numbers) {
    for (int range = 0; range < numbers.ranges(); range++) {
      if (numbers.first(range) != numbers.last(range)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the values of a set that is nothing but points. */
  static List<Object> points(Values values) {
    List<Object> points = new ArrayList<>();
    if (values instanceof LongValues numbers) {
      for (int range = 0; range < numbers.ranges(); range++) {
        points.add(numbers.first(range));
      }
    } else {
      ((TextValues) values).ranges().forEach(range -> points.add(range.low().orElseThrow()));
    }
    return points;
  }
}
