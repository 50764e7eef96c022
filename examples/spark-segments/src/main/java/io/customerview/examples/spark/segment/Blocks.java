package io.customerview.examples.spark.segment;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Joins many tests into a tree that is not deeper than it must be: Spark walks it recursively. */
final class Blocks {

  private Blocks() {}

  static Column all(List<Column> parts) {
    return parts.isEmpty() ? functions.lit(true) : joined(parts, Column::and);
  }

  static Column any(List<Column> parts) {
    return parts.isEmpty() ? functions.lit(false) : joined(parts, Column::or);
  }

  /** A test that has no answer does not hold. */
  static Column known(Column test) {
    return functions.coalesce(test, functions.lit(false));
  }

  /** Holds where the test does not, also where it has no answer. */
  static Column opposite(Column test) {
    return functions.not(known(test));
  }

  private static Column joined(List<Column> parts, BinaryOperator<Column> with) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int half = parts.size() / 2;
    return with.apply(
        joined(parts.subList(0, half), with), joined(parts.subList(half, parts.size()), with));
  }
}
