package io.customerview.segmentation.internal.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Comparisons of a field with single values, at most one of each segment. Which segments ask for a
 * value is listed, or is a row of bits where there are many.
 */
final class PointLayer {

  private static final int[] NO_ONE = {};

  private final int field;
  private final boolean negated;
  private final int words;

  /** The segments that have a comparison here. */
  private final long[] members;

  /** The segments that have none. */
  private final long[] others;

  /** For each point, the bits of the segments that ask for it; none if it has a row. */
  private final int[][] lists;

  /** For each point, where its row begins in {@link #rows}, or -1. */
  private final int[] rowOf;

  private final long[] rows;

  /** The bits of the segments that have a comparison here, if they are few; else none. */
  private final int[] few;

  /**
   * Makes a layer.
   *
   * @param asking for each point, the bits of the segments that ask for it
   */
  PointLayer(int field, boolean negated, int segments, List<List<Integer>> asking) {
    this.field = field;
    this.negated = negated;
    this.words = Rows.words(segments);
    this.members = new long[words];
    this.lists = new int[asking.size()][];
    this.rowOf = new int[asking.size()];
    asking.forEach(bits -> bits.forEach(bit -> Rows.set(members, bit)));
    int[] all = Rows.bits(members);
    this.few = all.length <= Rows.SHORT ? all : NO_ONE;
    List<long[]> many = new ArrayList<>();
    for (int code = 0; code < asking.size(); code++) {
      List<Integer> bits = asking.get(code);
      boolean isRow = few.length == 0 && bits.size() > Math.max(4, words / 4);
      lists[code] = isRow ? NO_ONE : bits.stream().mapToInt(Integer::intValue).toArray();
      rowOf[code] = isRow ? many.size() * words : -1;
      if (isRow) {
        long[] row = new long[words];
        bits.forEach(bit -> Rows.set(row, bit));
        many.add(row);
      }
    }
    this.rows = Rows.concatenated(many, words);
    this.others = Rows.first(segments);
    Rows.andNot(others, members, 0, words);
  }

  /** Keeps the segments that have no comparison here, or one that holds. */
  void and(Scratch scratch) {
    Probe probe = scratch.probe(field);
    if (negated) {
      clear(scratch.left, probe);
      return;
    }
    if (few.length > 0) {
      andFew(scratch.left, probe);
      return;
    }
    long[] left = scratch.left;
    long[] next = scratch.next;
    Rows.both(next, left, others, words);
    for (int at = 0; at < probe.codeCount; at++) {
      int code = probe.codes[at];
      for (int bit : lists[code]) {
        next[bit >>> 6] |= left[bit >>> 6] & (1L << bit);
      }
      if (rowOf[code] >= 0) {
        Rows.orBoth(next, left, rows, rowOf[code], words);
      }
    }
    scratch.step();
  }

  /** Takes those out that have a comparison, and puts those back that it holds for. */
  private void andFew(long[] left, Probe probe) {
    long before = 0;
    for (int at = 0; at < few.length; at++) {
      int bit = few[at];
      before |= ((left[bit >>> 6] >>> bit) & 1L) << at;
      left[bit >>> 6] &= ~(1L << bit);
    }
    for (int at = 0; at < probe.codeCount; at++) {
      for (int bit : lists[probe.codes[at]]) {
        int place = Arrays.binarySearch(few, bit);
        left[bit >>> 6] |= ((before >>> place) & 1L) << bit;
      }
    }
  }

  /** Adds the segments that have a comparison here that holds. */
  void or(Scratch scratch) {
    Probe probe = scratch.probe(field);
    if (negated) {
      System.arraycopy(members, 0, scratch.own, 0, words);
      clear(scratch.own, probe);
      Rows.or(scratch.met, scratch.own, 0, words);
      return;
    }
    long[] met = scratch.met;
    for (int at = 0; at < probe.codeCount; at++) {
      int code = probe.codes[at];
      for (int bit : lists[code]) {
        met[bit >>> 6] |= 1L << bit;
      }
      if (rowOf[code] >= 0) {
        Rows.or(met, rows, rowOf[code], words);
      }
    }
  }

  private void clear(long[] row, Probe probe) {
    for (int at = 0; at < probe.codeCount; at++) {
      int code = probe.codes[at];
      for (int bit : lists[code]) {
        row[bit >>> 6] &= ~(1L << bit);
      }
      if (rowOf[code] >= 0) {
        Rows.andNot(row, rows, rowOf[code], words);
      }
    }
  }
}
