package io.customerview.segmentation.formula;

import java.util.Arrays;

/**
 * A set of whole numbers: ten-thousandths of amounts, or days since 1970. Ranges that neither
 * overlap nor touch, in ascending order.
 */
public final class LongValues implements Values {

  /** No number. */
  public static final LongValues NONE = new LongValues(new long[0]);

  /** Every number. */
  public static final LongValues ALL = new LongValues(new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

  /** First and last number of each range, in turn. */
  private final long[] bounds;

  private LongValues(long[] bounds) {
    this.bounds = bounds;
  }

  /** Obtains the numbers from one to another, both included; none if they are reversed. */
  public static LongValues range(long first, long last) {
    return first > last ? NONE : new LongValues(new long[] {first, last});
  }

  /** Returns how many ranges there are. */
  public int ranges() {
    return bounds.length / 2;
  }

  /** Returns the first number of a range; {@link Long#MIN_VALUE} for no limit. */
  public long first(int range) {
    return bounds[2 * range];
  }

  /** Returns the last number of a range; {@link Long#MAX_VALUE} for no limit. */
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  /** Returns whether a number is in the set. */
  public boolean contains(long number) {
    for (int at = 0; at < bounds.length; at += 2) {
      if (number <= bounds[at + 1]) {
        return number >= bounds[at];
      }
    }
    return false;
  }

  @Override
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  @Override
  public boolean isAll() {
    return bounds.length == 2 && bounds[0] == Long.MIN_VALUE && bounds[1] == Long.MAX_VALUE;
  }

  @Override
  public LongValues union(Values other) {
    long[] more = ((LongValues) other).bounds;
    long[] merged = new long[bounds.length + more.length];
    int length = 0;
    for (int own = 0, foreign = 0; own < bounds.length || foreign < more.length; ) {
      boolean takeOwn =
          foreign == more.length || (own < bounds.length && bounds[own] <= more[foreign]);
      long first = takeOwn ? bounds[own] : more[foreign];
      long last = takeOwn ? bounds[own + 1] : more[foreign + 1];
      own += takeOwn ? 2 : 0;
      foreign += takeOwn ? 0 : 2;
      boolean touches =
          length > 0 && (merged[length - 1] == Long.MAX_VALUE || first <= merged[length - 1] + 1);
      if (touches) {
        merged[length - 1] = Math.max(merged[length - 1], last);
      } else {
        merged[length++] = first;
        merged[length++] = last;
      }
    }
    return new LongValues(Arrays.copyOf(merged, length));
  }

  @Override
  public LongValues intersection(Values other) {
    return complement().union(other.complement()).complement();
  }

  @Override
  public LongValues complement() {
    long[] rest = new long[bounds.length + 2];
    int length = 0;
    long next = Long.MIN_VALUE;
    boolean open = true;
    for (int at = 0; at < bounds.length; at += 2) {
      if (bounds[at] > next) {
        rest[length++] = next;
        rest[length++] = bounds[at] - 1;
      }
      open = bounds[at + 1] != Long.MAX_VALUE;
      next = open ? bounds[at + 1] + 1 : next;
    }
    if (open) {
      rest[length++] = next;
      rest[length++] = Long.MAX_VALUE;
    }
    return new LongValues(Arrays.copyOf(rest, length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LongValues that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return "LongValues" + Arrays.toString(bounds);
  }
}
