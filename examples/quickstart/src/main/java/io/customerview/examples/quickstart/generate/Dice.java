package io.customerview.examples.quickstart.generate;

import java.util.List;

/**
 * Random numbers for one purpose of one row, from seed, row and purpose alone: any row can be made
 * without those before it. The arithmetic (SplitMix64) is written out, so that a file made on one
 * JDK is made on every other. Not thread-safe.
 */
final class Dice {

  /** What is drawn. Each purpose has draws of its own, so that one never shifts another. */
  enum Purpose {
    KIND(1),
    BRANCH(2),
    PLACE(3),
    IDENTITY(4),
    CONTACT(5),
    MEMBERSHIP(6),
    STATUS(7),
    LINE(8),
    CELLS(9),
    CONTRACTS(10),
    CONTRACT_LINE(11);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, long row, Purpose purpose) {
    return new Dice(mix(mix(seed + purpose.number * GOLDEN) + row * GOLDEN));
  }

  /** Returns a number from 0 up to, but not including, the bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from the first up to and including the last. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** Returns a number from 0 up to, but not including, 1. */
  double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Returns true with this probability. */
  boolean chance(double probability) {
    return fraction() < probability;
  }

  String oneOf(String... values) {
    return values[below(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
