package io.customerview.segmentation.internal.index;

/** Rows of bits, one bit for each segment of a block; each row stands in 64-bit words. */
final class Rows {

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

  // The loops that everything stands on. Each is a method of its own, so that it is compiled well.

  /** Keeps of a row, in some words, what is in another. */
  static void and(long[] row, long[] with, int from, int to) {
    for (int word = from; word < to; word++) {
      row[word] &= with[word];
    }
  }

  /** Takes from a row, in some words, what is in another. */
  static void andNot(long[] row, long[] with, int from, int to) {
    for (int word = from; word < to; word++) {
      row[word] &= ~with[word];
    }
  }
}
