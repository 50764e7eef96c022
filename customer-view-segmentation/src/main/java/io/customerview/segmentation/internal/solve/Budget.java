package io.customerview.segmentation.internal.solve;

import java.util.function.Function;

/** How much work a question may take, in steps of the search. Not thread-safe. */
public final class Budget {

  private long left;

  public Budget(long steps) {
    this.left = steps;
  }

  /** Returns whether a step may still be taken, and takes it. */
  public boolean spend() {
    return left-- > 0;
  }

  /** Returns whether this many steps may still be taken, and takes them. */
  public boolean spend(int steps) {
    left -= steps;
    return left >= 0;
  }

  /** Returns whether nothing is left. */
  public boolean isSpent() {
    return left <= 0;
  }

  /** Gives a part to one question of several, and takes back what that leaves. */
  public <T> T ask(long steps, Function<Budget, T> question) {
    Budget part = new Budget(Math.max(0, Math.min(steps, left)));
    left -= part.left;
    T answer = question.apply(part);
    left += Math.max(0, part.left);
    return answer;
  }
}
