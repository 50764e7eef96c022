package io.customerview.segmentation.internal.column;

import java.util.Arrays;

/** Gives numbers codes in the order in which they come. Not thread-safe. */
final class LongCodes {

  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /** Code and one; 0 where a place is free. */
  private int[] places = new int[64];

  private long[] values = new long[32];
  private int size;

  int code(long value) {
    int mask = places.length - 1;
    int place = place(value, mask);
    while (places[place] != 0) {
      if (values[places[place] - 1] == value) {
        return places[place] - 1;
      }
      place = place + 1 & mask;
    }
    values[size] = value;
    places[place] = ++size;
    if (size == values.length) {
      grow();
    }
    return size - 1;
  }

  private static int place(long value, int mask) {
    long mixed = value * MIXER;
    return (int) (mixed ^ mixed >>> 32) & mask;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    places = new int[4 * size];
    int mask = places.length - 1;
    for (int code = 0; code < size; code++) {
      int place = place(values[code], mask);
      while (places[place] != 0) {
        place = place + 1 & mask;
      }
      places[place] = code + 1;
    }
  }

  /** Returns the values in their order. */
  LongDictionary dictionary() {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return new LongDictionary(sorted);
  }

  /** Returns the place of each code in the dictionary. */
  int[] ranks(LongDictionary dictionary) {
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[code(dictionary.value(rank))] = rank;
    }
    return ranks;
  }
}
