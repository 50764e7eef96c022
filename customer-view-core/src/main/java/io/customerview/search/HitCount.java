package io.customerview.search;

/**
 * How many there are, as far as they were counted.
 *
 * @param counted how many were counted, at most {@value #MOST}
 * @param more whether there are, or may be, more
 */
public record HitCount(int counted, boolean more) {

  /** Where counting ends. */
  public static final int MOST = 1_000;

  public HitCount {
    if (counted < 0 || counted > MOST) {
      throw new IllegalArgumentException("counted must be 0 to " + MOST + ", not " + counted);
    }
  }

  /** Returns the number, such as {@code 17} or {@code 1,000+}. */
  @Override
  public String toString() {
    return (counted == MOST ? "1,000" : Integer.toString(counted)) + (more ? "+" : "");
  }
}
