package io.customerview.segmentation.internal.column;

/** Spreads the bits of ids, so that ids that differ little lie far from each other. */
final class IdBits {

  private IdBits() {}

  /** Returns a number of both halves; of two ids with the same first half, two numbers. */
  static long mix(long high, long low) {
    long mixed = (low ^ Long.rotateLeft(high, 32) * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }
}
