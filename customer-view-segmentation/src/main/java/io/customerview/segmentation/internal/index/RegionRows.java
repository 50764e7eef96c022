package io.customerview.segmentation.internal.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * For each region of a field a row of the segments that pass there. Segments without a comparison
 * pass everywhere.
 *
 * <p>From one region to the next few segments change. Therefore neighbours share a row, of those
 * that pass in one of them, and each has a list of those that it lacks.
 */
final class RegionRows {

  /** A segment's comparison, by the regions where it passes. */
  record Passing(int bit, BitSet regions) {}

  /** In place of a row of all segments. */
  private static final long[] ALL = {};

  /** Of so many words one segment of a list takes about the time. */
  private static final int WORDS_PER_LISTED = 20;

  /** The words from the first segment that has a comparison up to the last. */
  private final int from;

  private final int to;

  /** The segments that have a comparison. */
  private final long[] members;

  /** The row of each region. */
  private final long[][] rows;

  /** Where the list of each region begins, and where the last one ends. */
  private final int[] listOf;

  private final int[] lists;

  private RegionRows(Builder builder) {
    this.from = builder.from;
    this.to = builder.to;
    this.members = builder.members;
    this.rows = builder.rows;
    this.listOf = builder.listOf;
    this.lists = builder.lists.stream().mapToInt(Integer::intValue).toArray();
  }

  static RegionRows of(int regions, List<Passing> comparisons) {
    return new RegionRows(new Builder(regions, comparisons));
  }

  /** Keeps of a row the segments that pass in a region. */
  void and(long[] row, int region) {
    long[] with = rows[region];
    if (with != ALL) {
      Rows.and(row, with, from, to);
    }
    for (int at = listOf[region], end = listOf[region + 1]; at < end; at++) {
      Rows.clear(row, lists[at]);
    }
  }

  /** Puts the segments that have a comparison into a row. */
  void members(long[] row) {
    System.arraycopy(members, from, row, from, to - from);
  }

  /** Takes from a row what another has, among the segments that have a comparison. */
  void andNot(long[] row, long[] other) {
    Rows.andNot(row, other, from, to);
  }

  private static final class Builder {

    private final int from;
    private final int to;
    private final long[] members;
    private final long[][] rows;
    private final int[] listOf;
    private final List<Integer> lists = new ArrayList<>();

    /** The segments that change on the way into each region. */
    private final List<List<Integer>> changes = new ArrayList<>();

    Builder(int regions, List<Passing> comparisons) {
      from = comparisons.get(0).bit() >>> 6;
      to = Rows.words(comparisons.get(comparisons.size() - 1).bit() + 1);
      members = new long[to];
      rows = new long[regions][];
      listOf = new int[regions + 1];
      for (int region = 0; region < regions; region++) {
        changes.add(new ArrayList<>());
      }
      long[] row = new long[to];
      Arrays.fill(row, -1L);
      for (Passing one : comparisons) {
        Rows.set(members, one.bit());
        if (!one.regions().get(0)) {
          Rows.clear(row, one.bit());
        }
        changesOf(one);
      }
      int region = 0;
      while (region < regions) {
        region = group(region, row);
      }
    }

    private void changesOf(Passing one) {
      boolean passes = one.regions().get(0);
      for (int region = next(one, 0, passes);
          region >= 0 && region < rows.length;
          region = next(one, region, passes)) {
        changes.get(region).add(one.bit());
        passes = !passes;
      }
    }

    /**
     * Returns the next region where it is the other way round; if there is none, one that isn't.
     */
    private static int next(Passing one, int region, boolean passes) {
      return passes ? one.regions().nextClearBit(region) : one.regions().nextSetBit(region);
    }

    /**
     * Makes the row of some neighbours.
     *
     * @param row of the first of them; then of the first after them
     * @return the first region after them
     */
    private int group(int first, long[] row) {
      int most = (to - from) / WORDS_PER_LISTED;
      BitSet varying = new BitSet();
      int end = first + 1;
      int distance = 0;
      while (end < rows.length && distance + changes.get(end).size() <= most) {
        distance += changes.get(end).size();
        changes.get(end).forEach(varying::set);
        end++;
      }
      long[] union = row.clone();
      varying.stream().forEach(bit -> Rows.set(union, bit));
      boolean all = Arrays.stream(union).allMatch(word -> word == -1L);
      for (int region = first; region < end; region++) {
        if (region > first) {
          changes.get(region).forEach(bit -> Rows.flip(row, bit));
        }
        rows[region] = all ? ALL : union;
        for (int bit = varying.nextSetBit(0); bit >= 0; bit = varying.nextSetBit(bit + 1)) {
          if (!Rows.isSet(row, bit)) {
            lists.add(bit);
          }
        }
        listOf[region + 1] = lists.size();
      }
      if (end < rows.length) {
        changes.get(end).forEach(bit -> Rows.flip(row, bit));
      }
      return end;
    }
  }
}
