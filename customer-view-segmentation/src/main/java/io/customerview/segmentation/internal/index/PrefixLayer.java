package io.customerview.segmentation.internal.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Comparisons of a field that reach to one end of its values, such as "at least", at most one of
 * each segment. Of several values only the highest decides, or the lowest; and in the right order
 * of the comparisons, those that hold come first.
 *
 * <p>A row is kept for every so many comparisons. Between two rows the few that are too many, or
 * missing, are taken one by one.
 */
final class PrefixLayer {

  /** A comparison by the region where it begins, if it reaches up, or ends, if it reaches down. */
  record Reach(int bit, int region) {}

  private final int field;
  private final boolean upward;
  private final int words;
  private final int step;

  /** Whether the comparisons are so few that they are quicker taken one by one. */
  private final boolean isShort;

  /** The segments in the order in which their comparisons come to hold. */
  private final int[] bits;

  /** How many of them hold, by the region that decides. */
  private final int[] holding;

  /** How many hold for a customer without a value. */
  private final int holdingWithout;

  /** The first {@link #step} segments, twice as many, and so on, from none on to all. */
  private final long[] rows;

  /**
   * Makes a layer.
   *
   * @param others whether segments that have no comparison here stand in every row
   */
  PrefixLayer(
      int field,
      boolean upward,
      boolean negated,
      boolean others,
      int segments,
      int regions,
      List<Reach> reaches) {
    this.field = field;
    this.upward = upward;
    this.words = Rows.words(segments);
    this.isShort = reaches.size() <= Rows.SHORT;
    this.step = Rows.step(words);
    Comparator<Reach> ascending = Comparator.comparingInt(Reach::region);
    List<Reach> ordered = new ArrayList<>(reaches);
    ordered.sort(upward == negated ? ascending.reversed() : ascending);
    this.bits = ordered.stream().mapToInt(Reach::bit).toArray();
    this.holding = new int[regions];
    int[] upTo = counted(reaches, regions);
    int all = reaches.size();
    for (int region = 0; region < regions; region++) {
      int below = region == 0 ? 0 : upTo[region - 1];
      int met = upward ? upTo[region] : all - below;
      holding[region] = negated ? all - met : met;
    }
    this.holdingWithout = negated ? all : 0;
    this.rows = isShort ? new long[0] : rows(others, segments);
  }

  /** Returns how many comparisons have their region at each one or before it. */
  private static int[] counted(List<Reach> reaches, int regions) {
    int[] counted = new int[regions];
    for (Reach reach : reaches) {
      counted[reach.region()]++;
    }
    for (int region = 1; region < regions; region++) {
      counted[region] += counted[region - 1];
    }
    return counted;
  }

  private long[] rows(boolean others, int segments) {
    long[] row = others ? Rows.first(segments) : new long[words];
    for (int bit : bits) {
      Rows.clear(row, bit);
    }
    List<long[]> all = new ArrayList<>();
    all.add(row.clone());
    for (int at = 0; at < bits.length; at++) {
      Rows.set(row, bits[at]);
      if ((at + 1) % step == 0 || at + 1 == bits.length) {
        all.add(row.clone());
      }
    }
    return Rows.concatenated(all, words);
  }

  private int holding(Probe probe) {
    return probe.isPresent ? holding[upward ? probe.highest : probe.lowest] : holdingWithout;
  }

  /** Keeps the segments that have no comparison here, or one that holds. */
  void and(Scratch scratch) {
    int count = holding(scratch.probe(field));
    long[] left = scratch.left;
    int many = bits.length;
    if (!isShort) {
      int row = (count + step - 1) / step;
      Rows.and(left, rows, row * words, words);
      many = Math.min(row * step, many);
    }
    for (int at = count; at < many; at++) {
      int bit = bits[at];
      left[bit >>> 6] &= ~(1L << bit);
    }
  }

  /** Adds the segments that have a comparison here that holds. */
  void or(Scratch scratch) {
    int count = holding(scratch.probe(field));
    long[] met = scratch.met;
    int from = 0;
    if (!isShort) {
      int row = count / step;
      Rows.or(met, rows, row * words, words);
      from = row * step;
    }
    for (int at = from; at < count; at++) {
      int bit = bits[at];
      met[bit >>> 6] |= 1L << bit;
    }
  }
}
