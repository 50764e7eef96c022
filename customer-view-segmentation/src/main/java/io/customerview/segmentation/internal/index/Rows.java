package io.customerview.segmentation.internal.index;

import java.util.BitSet;
import java.util.List;

/** Rows of bits, one bit for each segment of a block; each row stands in 64-bit words. */
final class Rows {

  /** So many single bits take no longer than a row. */
  static final int SHORT = 16;

  private Rows() {}

  static int words(int bits) {
    return (bits + 63) >>> 6;
  }

  static void set(long[] row, int bit) {
    row[bit >>> 6] |= 1L << bit;
  }

  static void clear(long[] row, int bit) {
    row[bit >>> 6] &= ~(1L << bit);
  }

  static void flip(long[] row, int bit) {
    row[bit >>> 6] ^= 1L << bit;
  }

  static boolean isSet(long[] row, int bit) {
    return (row[bit >>> 6] & (1L << bit)) != 0;
  }

  /** Returns a row with the first bits set. */
  static long[] first(int bits) {
    long[] row = new long[words(bits)];
    for (int bit = 0; bit < bits; bit++) {
      set(row, bit);
    }
    return row;
  }

  /** Returns rows of so many words, one after the other. */
  static long[] concatenated(List<long[]> rows, int words) {
    long[] all = new long[Math.multiplyExact(rows.size(), words)];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, all, row * words, words);
    }
    return all;
  }

  /**
   * Returns how many changes lie between two rows that are kept: more take longer, fewer more room.
   */
  static int step(int words) {
    return Math.max(4, Math.min(64, words / 4));
  }

  /** Returns the bits that are set, in ascending order. */
  static int[] bits(long[] row) {
    return BitSet.valueOf(row).stream().toArray();
  }

  // The loops that everything stands on. Each is a method of its own, so that it is compiled well.

  static void and(long[] row, long[] with, int from, int words) {
    for (int word = 0; word < words; word++) {
      row[word] &= with[from + word];
    }
  }

  static void andNot(long[] row, long[] with, int from, int words) {
    for (int word = 0; word < words; word++) {
      row[word] &= ~with[from + word];
    }
  }

  static void or(long[] row, long[] with, int from, int words) {
    for (int word = 0; word < words; word++) {
      row[word] |= with[from + word];
    }
  }

  /** Keeps the bits that are in one of two rows. */
  static void andEither(long[] row, long[] one, long[] other, int words) {
    for (int word = 0; word < words; word++) {
      row[word] &= one[word] | other[word];
    }
  }

  /** Adds the bits of one row that are not in another. */
  static void orNot(long[] row, long[] one, long[] without, int words) {
    for (int word = 0; word < words; word++) {
      row[word] |= one[word] & ~without[word];
    }
  }

  /** Adds the bits of a row that are in another as well. */
  static void orBoth(long[] row, long[] one, long[] with, int from, int words) {
    for (int word = 0; word < words; word++) {
      row[word] |= one[word] & with[from + word];
    }
  }

  /** Puts the bits that are in both of two rows into a third. */
  static void both(long[] into, long[] one, long[] other, int words) {
    for (int word = 0; word < words; word++) {
      into[word] = one[word] & other[word];
    }
  }
}
