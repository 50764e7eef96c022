package io.customerview.benchmark.peer;

import io.customerview.segmentation.rule.Operator;
import java.util.List;

/**
 * Conditions written much as in Java. No text of the world has a quote or a backslash, and all of
 * them compare by UTF-16 units as by code points.
 *
 * @param and what stands between conditions that all hold
 * @param number the pattern of a number
 * @param holds the pattern of a list that holds something: the list comes first
 */
record JavaLike(String and, String number, String holds) implements Notation<String> {

  @Override
  public String all(List<String> parts) {
    return "(" + String.join(and, parts) + ")";
  }

  @Override
  public String any(List<String> parts) {
    return "(" + String.join(" || ", parts) + ")";
  }

  @Override
  public String number(String field, Operator operator, long argument) {
    return field + symbol(operator) + number.formatted(argument);
  }

  @Override
  public String text(String field, Operator operator, String argument) {
    String compared = field + symbol(operator) + quoted(argument);
    return operator == Operator.LESS || operator == Operator.AT_MOST
        ? "(%s != \"\" && %s)".formatted(field, compared)
        : compared;
  }

  @Override
  public String holds(String field, long argument) {
    return holds.formatted(field, number.formatted(argument));
  }

  @Override
  public String holds(String field, String argument) {
    return holds.formatted(field, quoted(argument));
  }

  private static String symbol(Operator operator) {
    return operator == Operator.EQUAL ? " == " : " " + operator.symbol() + " ";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
