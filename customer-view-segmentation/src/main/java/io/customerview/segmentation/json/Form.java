package io.customerview.segmentation.json;

import com.google.common.collect.ImmutableList;
import io.customerview.segmentation.rule.Criterion;
import java.util.List;

/** The forms of a condition, known by a property that no other has. */
enum Form {
  COMPARISON(Examples.CONDITION, "operator", "argument"),
  IN(Examples.in(Criterion.CITY), "in"),
  BETWEEN(Examples.between(Criterion.NEXT_RENEWAL), "between"),
  ALL(Examples.ALL, "all"),
  ANY(Examples.ANY, "any"),
  NOT(Examples.NOT, "not"),
  SAME_CONTRACT(Examples.SAME_CONTRACT, "sameContract");

  /** Every property that a condition may have. */
  static final List<String> PROPERTIES =
      List.of(
          "criterion",
          "operator",
          "argument",
          "in",
          "between",
          "all",
          "any",
          "not",
          "sameContract");

  /** A condition of this form. */
  final String example;

  private final ImmutableList<String> signs;

  Form(String example, String... signs) {
    this.example = example;
    this.signs = ImmutableList.copyOf(signs);
  }

  boolean isIn(Node node) {
    return signs.stream().anyMatch(node.members::containsKey);
  }

  /** Returns whether the form compares a criterion, rather than holding other conditions. */
  boolean isComparison() {
    return this == COMPARISON || this == IN || this == BETWEEN;
  }
}
