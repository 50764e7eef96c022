package io.customerview.segmentation.rule;

import java.util.Optional;

/** How a value is compared with an argument (SEG-2). */
public enum Operator {
  GREATER(">"),
  AT_LEAST(">="),
  EQUAL("="),
  AT_MOST("<="),
  LESS("<");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** Returns the operator in ASCII, such as {@code >=}. */
  public String symbol() {
    return symbol;
  }

  /** Returns the operator with this {@linkplain #symbol symbol}. */
  public static Optional<Operator> ofSymbol(String symbol) {
    for (Operator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the operator holds for a value, given how the value compares with the argument.
   *
   * @param comparison negative, zero or positive, as {@link Comparable#compareTo} gives it
   */
  public boolean holds(int comparison) {
    return switch (this) {
      case GREATER -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
      case EQUAL -> comparison == 0;
      case AT_MOST -> comparison <= 0;
      case LESS -> comparison < 0;
    };
  }
}
