package io.customerview.examples.quickstart.generate;

/**
 * Eight-digit serials in an order that looks random and never repeats within 100 million rows: a
 * four-round Feistel network over two halves of four digits.
 */
final class Serials {

  private static final int HALF = 10_000;

  private Serials() {}

  /** Returns eight digits. */
  static String of(long seed, int row) {
    int left = row / HALF % HALF;
    int right = row % HALF;
    for (int round = 0; round < 4; round++) {
      int scrambled =
          (int) Long.remainderUnsigned(Dice.mix(Dice.mix(seed + round) + right), (long) HALF);
      int next = (left + scrambled) % HALF;
      left = right;
      right = next;
    }
    return Integer.toString(100_000_000 + left * HALF + right).substring(1);
  }
}
