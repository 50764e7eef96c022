package io.customerview.benchmark.peer;

import java.util.Arrays;
import java.util.BitSet;

/** The segments that a rule engine has found, by number, used again for each customer. */
public final class Hits {

  private int[] numbers = new int[1_024];
  private int size;

  /** What the rules do when they fire. */
  public void add(int segment) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = segment;
  }

  void clear() {
    size = 0;
  }

  int count() {
    return size;
  }

  BitSet asBits() {
    BitSet bits = new BitSet();
    for (int at = 0; at < size; at++) {
      bits.set(numbers[at]);
    }
    return bits;
  }
}
