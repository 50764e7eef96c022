package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.internal.index.Regions.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Comparisons of a field of any other kind, at most one of each segment: each holds in some spans
 * of regions, for one of the customer's values at least.
 *
 * <p>From region to region some comparisons begin or cease to hold. A row is kept for every so many
 * of these changes; the few from the nearest row on are made one by one.
 */
final class SpanLayer {

  /** The spans of a segment's comparison, none of which touches the next. */
  record Spans(int bit, List<Span> spans) {

    private boolean hold(Probe probe) {
      for (int at = 0; at < probe.regionCount; at++) {
        int region = probe.regions[at];
        for (int span = 0; span < spans.size(); span++) {
          if (spans.get(span).first() <= region && region <= spans.get(span).last()) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private record Change(int region, int bit) {}

  private final int field;
  private final boolean negated;
  private final int words;
  private final int step;

  /** The segments that have a comparison here. */
  private final long[] members;

  /** The segments that have none. */
  private final long[] others;

  /** The segments whose comparisons begin or cease to hold, in the order of regions. */
  private final int[] changes;

  /** How many changes come before the end of each region. */
  private final int[] made;

  private final long[] rows;

  /** The comparisons, if they are so few that they are quicker taken one by one; else none. */
  private final Spans[] few;

  SpanLayer(int field, boolean negated, int segments, int regions, List<Spans> comparisons) {
    this.field = field;
    this.negated = negated;
    this.words = Rows.words(segments);
    this.step = Rows.step(words);
    this.members = new long[words];
    List<Change> all = new ArrayList<>();
    for (Spans comparison : comparisons) {
      Rows.set(members, comparison.bit());
      for (Span span : comparison.spans()) {
        all.add(new Change(span.first(), comparison.bit()));
        if (span.last() + 1 < regions) {
          all.add(new Change(span.last() + 1, comparison.bit()));
        }
      }
    }
    all.sort(Comparator.comparingInt(Change::region));
    this.changes = all.stream().mapToInt(Change::bit).toArray();
    this.made = new int[regions];
    for (Change change : all) {
      made[change.region()]++;
    }
    for (int region = 1; region < regions; region++) {
      made[region] += made[region - 1];
    }
    this.others = Rows.first(segments);
    Rows.andNot(others, members, 0, words);
    this.few = comparisons.size() <= Rows.SHORT ? comparisons.toArray(Spans[]::new) : new Spans[0];
    this.rows = few.length > 0 ? new long[0] : rows();
  }

  private long[] rows() {
    long[] row = new long[words];
    List<long[]> all = new ArrayList<>();
    all.add(row.clone());
    for (int at = 0; at < changes.length; at++) {
      Rows.flip(row, changes[at]);
      if ((at + 1) % step == 0) {
        all.add(row.clone());
      }
    }
    return Rows.concatenated(all, words);
  }

  /** Keeps the segments that have no comparison here, or one that holds. */
  void and(Scratch scratch) {
    if (few.length > 0) {
      for (Spans one : few) {
        if (one.hold(scratch.probe(field)) == negated) {
          Rows.clear(scratch.left, one.bit());
        }
      }
      return;
    }
    work(scratch);
    if (negated) {
      Rows.andNot(scratch.left, scratch.sum, 0, words);
    } else {
      Rows.andEither(scratch.left, others, scratch.sum, words);
    }
  }

  /** Adds the segments that have a comparison here that holds. */
  void or(Scratch scratch) {
    if (few.length > 0) {
      for (Spans one : few) {
        if (one.hold(scratch.probe(field)) != negated) {
          Rows.set(scratch.met, one.bit());
        }
      }
      return;
    }
    work(scratch);
    if (negated) {
      Rows.orNot(scratch.met, members, scratch.sum, words);
    } else {
      Rows.or(scratch.met, scratch.sum, 0, words);
    }
  }

  /** Leaves in {@link Scratch#sum} the segments whose comparison is met by one of the values. */
  private void work(Scratch scratch) {
    Probe probe = scratch.probe(field);
    Arrays.fill(scratch.sum, 0, words, 0);
    for (int at = 0; at < probe.regionCount; at++) {
      region(probe.regions[at], scratch.own);
      Rows.or(scratch.sum, scratch.own, 0, words);
    }
  }

  private void region(int region, long[] into) {
    int count = made[region];
    int row = count / step;
    if (count % step > step / 2 && (row + 1) * step <= changes.length) {
      row++;
    }
    System.arraycopy(rows, row * words, into, 0, words);
    int from = Math.min(row * step, count);
    int to = Math.max(row * step, count);
    for (int at = from; at < to; at++) {
      Rows.flip(into, changes[at]);
    }
  }
}
