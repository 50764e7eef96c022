package io.customerview.segmentation.internal.solve;

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

  /** Takes a part away, which is given to one question of several. */
  public Budget part(long steps) {
    long given = Math.max(0, Math.min(steps, left));
    left -= given;
    return new Budget(given);
  }

  /** Gives back what is left of a {@linkplain #part part}. */
  public void giveBack(Budget part) {
    left += Math.max(0, part.left);
  }
}
