package io.customerview.jdbc.internal.segment;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.chrono.IsoEra;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes that an expression is in a set of values; it is null where the expression is. Single
 * values are one array, and so are many ranges, so that no rule takes more values than PostgreSQL
 * does.
 */
final class ValueSets {

  /** Up to so many ranges are written one by one, which an index can use. */
  private static final int FEW_RANGES = 8;

  private final Condition sql;

  ValueSets(Condition sql) {
    this.sql = sql;
  }

  void write(String column, Values values, ValueType type) {
    if (values.isAll()) {
      sql.add(column + " is not null");
    } else if (values instanceof TextValues texts) {
      texts(column, texts);
    } else {
      numbers(column, (LongValues) values, type);
    }
  }

  /** Returns the texts of a set that is made of single ones; none if it is not. */
  static List<String> points(Values values) {
    return values instanceof TextValues texts
            && texts.ranges().stream().allMatch(TextRange::isPoint)
        ? texts.ranges().stream().map(range -> range.low().orElseThrow()).toList()
        : List.of();
  }

  private void texts(String column, TextValues texts) {
    List<Runnable> parts = new ArrayList<>();
    List<String> points = new ArrayList<>();
    for (TextRange range : texts.ranges()) {
      if (range.isPoint()) {
        points.add(range.low().orElseThrow());
      } else {
        parts.add(() -> range(column, range));
      }
    }
    points(column, points, "text", parts);
    sql.join("or", parts);
  }

  private void range(String column, TextRange range) {
    List<Runnable> limits = new ArrayList<>();
    range
        .low()
        .ifPresent(low -> limits.add(() -> limit(column, range.lowIncluded() ? ">=" : ">", low)));
    range
        .high()
        .ifPresent(
            high -> limits.add(() -> limit(column, range.highIncluded() ? "<=" : "<", high)));
    sql.join("and", limits);
  }

  private void limit(String column, String operator, Object value) {
    sql.add(column).add(" " + operator + " ?").value(value);
  }

  private void points(String column, List<String> points, String type, List<Runnable> parts) {
    if (points.size() > 1) {
      parts.add(
          () -> sql.add(column + " = any(?::" + type + "[])").value(points.toArray(String[]::new)));
    } else if (type.equals("text")) {
      points.forEach(point -> parts.add(() -> limit(column, "=", point)));
    }
  }

  private void numbers(String column, LongValues numbers, ValueType type) {
    List<Runnable> parts = new ArrayList<>();
    List<Long> points = new ArrayList<>();
    List<Integer> ranges = new ArrayList<>();
    for (int at = 0; at < numbers.ranges(); at++) {
      long first = numbers.first(at);
      long last = numbers.last(at);
      if (first == last) {
        points.add(first);
      } else if (first == Long.MIN_VALUE) {
        parts.add(() -> limit(column, "<=", value(last, type)));
      } else if (last == Long.MAX_VALUE) {
        parts.add(() -> limit(column, ">=", value(first, type)));
      } else {
        ranges.add(at);
      }
    }
    if (points.size() == 1) {
      parts.add(() -> limit(column, "=", value(points.get(0), type)));
    }
    points(
        column,
        points.stream().map(point -> text(point, type)).toList(),
        type == ValueType.DATE ? "date" : "numeric",
        parts);
    if (ranges.size() > FEW_RANGES) {
      parts.add(() -> many(column, numbers, ranges, type));
    } else {
      for (int at : ranges) {
        parts.add(
            () ->
                sql.add(column + " between ? and ?")
                    .value(value(numbers.first(at), type))
                    .value(value(numbers.last(at), type)));
      }
    }
    sql.join("or", parts);
  }

  private void many(String column, LongValues numbers, List<Integer> ranges, ValueType type) {
    String array = type == ValueType.DATE ? "?::date[]" : "?::numeric[]";
    sql.add("exists (select from unnest(" + array + ", " + array + ") as span(low, high) where ")
        .add(column + " between span.low and span.high)")
        .value(ranges.stream().map(at -> text(numbers.first(at), type)).toArray(String[]::new))
        .value(ranges.stream().map(at -> text(numbers.last(at), type)).toArray(String[]::new));
  }

  private static Object value(long number, ValueType type) {
    return type == ValueType.DATE
        ? LocalDate.ofEpochDay(number)
        : BigDecimal.valueOf(number, Money.SCALE);
  }

  private static String text(long number, ValueType type) {
    if (type != ValueType.DATE) {
      return BigDecimal.valueOf(number, Money.SCALE).toPlainString();
    }
    LocalDate day = LocalDate.ofEpochDay(number);
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d%s",
        day.get(ChronoField.YEAR_OF_ERA),
        day.getMonthValue(),
        day.getDayOfMonth(),
        day.getEra() == IsoEra.BCE ? " BC" : "");
  }
}
