package io.customerview.segmentation.internal.column;

import java.util.Arrays;

/**
 * Operations on bitmaps, 64 rows a word. The loops are plain enough for the compiler to make vector
 * instructions of them. Bits beyond the last row mean nothing until they are {@link #trim trimmed}.
 */
final class Bits {

  private Bits() {}

  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

  static boolean get(long[] words, int row) {
    return (words[row >>> 6] & 1L << row) != 0;
  }

  static void set(long[] words, int row) {
    words[row >>> 6] |= 1L << row;
  }

  static void clear(long[] words, int row) {
    words[row >>> 6] &= ~(1L << row);
  }

  static void copy(long[] from, long[] target) {
    System.arraycopy(from, 0, target, 0, from.length);
  }

  static void copyNot(long[] from, long[] target) {
    for (int at = 0; at < from.length; at++) {
      target[at] = ~from[at];
    }
  }

  /** The difference of two: for sets within each other, what the larger has more. */
  static void copyXor(long[] one, long[] other, long[] target) {
    for (int at = 0; at < one.length; at++) {
      target[at] = one[at] ^ other[at];
    }
  }

  static void and(long[] target, long[] with) {
    for (int at = 0; at < with.length; at++) {
      target[at] &= with[at];
    }
  }

  static void andNot(long[] target, long[] with) {
    for (int at = 0; at < with.length; at++) {
      target[at] &= ~with[at];
    }
  }

  static void or(long[] target, long[] with) {
    for (int at = 0; at < with.length; at++) {
      target[at] |= with[at];
    }
  }

  static void orNot(long[] target, long[] with) {
    for (int at = 0; at < with.length; at++) {
      target[at] |= ~with[at];
    }
  }

  static void not(long[] target) {
    for (int at = 0; at < target.length; at++) {
      target[at] = ~target[at];
    }
  }

  /** Sets the bits of all rows and no other. */
  static void fill(long[] target, int rows) {
    Arrays.fill(target, -1L);
    trim(target, rows);
  }

  /** Clears the bits beyond the last row. */
  static void trim(long[] target, int rows) {
    int whole = rows >>> 6;
    if (whole < target.length) {
      target[whole] &= (1L << rows) - 1; // no bit for a multiple of 64
      Arrays.fill(target, whole + 1, target.length, 0);
    }
  }

  static int count(long[] words) {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }
}
