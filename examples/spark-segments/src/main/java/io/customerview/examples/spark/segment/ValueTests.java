package io.customerview.examples.spark.segment;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether values are in a set.
 *
 * <p>What is asked of a missing value is null, as comparisons in SQL are; so is what is asked of an
 * array that has one and nothing that is in the set.
 */
final class ValueTests {

  /**
   * Values that follow each other.
   *
   * @param low where they begin; null for no limit
   * @param high where they end; null for no limit
   */
  private record Range(
      @Nullable Object low, boolean lowIncluded, @Nullable Object high, boolean highIncluded) {}

  private final List<Object> points = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  private final boolean amounts;

  private ValueTests(boolean amounts) {
    this.amounts = amounts;
  }

  static ValueTests of(ValueType type, Values values) {
    return values instanceof TextValues texts ? of(texts) : of(type, (LongValues) values);
  }

  private static ValueTests of(TextValues texts) {
    ValueTests tests = new ValueTests(false);
    for (TextRange range : texts.ranges()) {
      if (range.isPoint()) {
        tests.points.add(range.low().orElseThrow());
      } else {
        tests.ranges.add(
            new Range(
                range.low().orElse(null),
                range.lowIncluded(),
                range.high().orElse(null),
                range.highIncluded()));
      }
    }
    return tests;
  }

  private static ValueTests of(ValueType type, LongValues numbers) {
    ValueTests tests = new ValueTests(type == ValueType.DECIMAL);
    for (int at = 0; at < numbers.ranges(); at++) {
      long first = numbers.first(at);
      long last = numbers.last(at);
      if (first == last) {
        tests.points.add(value(type, first));
      } else {
        tests.ranges.add(
            new Range(
                first == Long.MIN_VALUE ? null : value(type, first),
                true,
                last == Long.MAX_VALUE ? null : value(type, last),
                true));
      }
    }
    return tests;
  }

  private static Object value(ValueType type, long number) {
    return type == ValueType.DATE
        ? LocalDate.ofEpochDay(number)
        : BigDecimal.valueOf(number, Money.SCALE);
  }

  /** Asks it of one value. */
  Column ofValue(Column value) {
    List<Column> tests = new ArrayList<>();
    if (!points.isEmpty()) {
      tests.add(value.isin(points.toArray()));
    }
    ranges.forEach(range -> tests.add(within(value, range)));
    return Blocks.any(tests);
  }

  /**
   * Asks whether one of an array is in the set. Least and greatest value answer for what has one
   * limit; only what has two needs to look at one value after the other.
   */
  Column ofArray(Column array) {
    List<Column> tests = new ArrayList<>();
    if (points.size() == 1) {
      tests.add(functions.array_contains(array, points.get(0)));
    } else if (amounts && !points.isEmpty()) {
      // Spark widens a decimal beside another one, but not an array of them.
      tests.add(functions.exists(array, value -> value.isin(points.toArray())));
    } else if (!points.isEmpty()) {
      Column[] literals = points.stream().map(functions::lit).toArray(Column[]::new);
      tests.add(functions.arrays_overlap(array, functions.array(literals)));
    }
    for (Range range : ranges) {
      tests.add(
          range.low() == null
              ? within(functions.array_min(array), range)
              : range.high() == null
                  ? within(functions.array_max(array), range)
                  : functions.exists(array, value -> within(value, range)));
    }
    return Blocks.any(tests);
  }

  private static Column within(Column value, Range range) {
    List<Column> tests = new ArrayList<>();
    if (range.low() != null) {
      tests.add(range.lowIncluded() ? value.geq(range.low()) : value.gt(range.low()));
    }
    if (range.high() != null) {
      tests.add(range.highIncluded() ? value.leq(range.high()) : value.lt(range.high()));
    }
    return tests.isEmpty() ? value.isNotNull() : Blocks.all(tests);
  }
}
