package io.customerview.segmentation.internal.column;

import java.util.Arrays;

/**
 * An index of rows with one code at most. Beside the rows in the order of their codes stand bitmaps
 * of the first 1/32 of them, the first 2/32, and so on. A range of codes is the difference of two
 * such beginnings; what lies between the nearest bitmap and the code is turned over bit by bit.
 */
final class SingleIndex implements Index {

  private static final int BEGINNINGS = 32;
  private static final int SMALLEST_STEP = 64;

  private final Slices slices;
  private final int step;

  /** Of the first step rows, the first two steps, and so on; the last of all. */
  private final long[][] beginnings;

  private SingleIndex(Slices slices, int step, long[][] beginnings) {
    this.slices = slices;
    this.step = step;
    this.beginnings = beginnings;
  }

  static SingleIndex of(Flat flat, int values) {
    Slices slices = Slices.of(flat, values);
    int step = Math.max(SMALLEST_STEP, (slices.size() + BEGINNINGS - 1) / BEGINNINGS);
    long[][] beginnings = new long[(slices.size() + step - 1) / step][];
    long[] words = new long[Bits.words(flat.rows())];
    for (int at = 0; at < beginnings.length; at++) {
      slices.mark(at * step, Math.min(slices.size(), (at + 1) * step), words);
      beginnings[at] = words.clone();
    }
    return new SingleIndex(slices, step, beginnings);
  }

  @Override
  public Slices slices() {
    return slices;
  }

  @Override
  public boolean isSmall(int from, int to) {
    return slices.start(to) - slices.start(from) <= step;
  }

  @Override
  public void fill(int from, int to, long[] target) {
    int start = slices.start(from);
    int end = slices.start(to);
    int low = nearest(start);
    int high = nearest(end);
    if (low == high) {
      Arrays.fill(target, 0);
      slices.mark(start, end, target);
      return;
    }
    if (low == 0) {
      Bits.copy(beginnings[high - 1], target);
    } else {
      Bits.copyXor(beginnings[high - 1], beginnings[low - 1], target);
    }
    flip(low, start, target);
    flip(high, end, target);
  }

  /** How many steps the nearest bitmap has; 0 for the empty one. */
  private int nearest(int place) {
    return place == slices.size() ? beginnings.length : (place + step / 2) / step;
  }

  private void flip(int steps, int place, long[] target) {
    int edge = Math.min(steps * step, slices.size());
    slices.flip(Math.min(edge, place), Math.max(edge, place), target);
  }
}
