package io.customerview.segmentation.internal.column;

import io.customerview.segmentation.formula.Formula;
import java.util.List;

/** A formula in which every comparison has a number that it shares with its equals. */
sealed interface Node {

  /** How late it is best worked out: comparisons first, what asks contract by contract last. */
  int cost();

  /**
   * All of them, or one of them.
   *
   * @param isAll whether all have to be met
   * @param parts the cheap ones first
   */
  record Block(boolean isAll, List<Node> parts) implements Node {

    @Override
    public int cost() {
      return 1 + parts.stream().mapToInt(Node::cost).max().orElse(0);
    }
  }

  /**
   * A comparison.
   *
   * @param atom its number
   * @param negated whether it must not hold
   */
  record Literal(int atom, boolean negated) implements Node {

    @Override
    public int cost() {
      return 0;
    }
  }

  /**
   * A block that one contract meets.
   *
   * @param formula what it meets
   * @param candidates what a row meets if one of its contracts does
   * @param negated whether no contract may meet it
   */
  record Single(Formula formula, Node candidates, boolean negated) implements Node {

    private static final int ASKS_CONTRACTS = 100;

    @Override
    public int cost() {
      return ASKS_CONTRACTS;
    }
  }
}
