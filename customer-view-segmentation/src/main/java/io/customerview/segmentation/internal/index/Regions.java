package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.shared.CodePointOrder;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The values of a field cut where comparisons begin and end: within one region nothing differs.
 * They are numbered from 0 in the order of the values; the last is that of no value at all.
 */
final class Regions {

  /** The first number of each region but the lowest. */
  private final long[] starts;

  /** Each of these texts is a region, and so is what lies before, between and after them. */
  private final KnownTexts texts;

  /** Those of the texts where a range begins or ends that is more than a text. */
  private final String[] ends;

  /** A region before the first of {@link #ends}, between each two and after the last. */
  private final int[] beside;

  private final int count;

  /**
   * How many starts lie before each of some equally wide pieces of what lies between the first
   * start and the last, so that only the few of one piece are looked through.
   */
  private final int[] before;

  private final int shift;

  private Regions(long[] starts, List<String> texts, String[] ends) {
    this.starts = starts;
    this.texts = new KnownTexts(texts);
    this.count = 1 + starts.length + 2 * texts.size();
    this.ends = ends;
    this.beside = new int[ends.length + 1];
    for (int at = 0; at < ends.length; at++) {
      beside[at + 1] = region(ends[at]) + 1;
    }
    int width = 0;
    int pieces = 0;
    if (starts.length > 0) {
      long distance = starts[starts.length - 1] - starts[0];
      while ((distance >>> width) >= 4L * starts.length) {
        width++;
      }
      pieces = (int) (distance >>> width) + 1;
    }
    this.shift = width;
    this.before = new int[pieces + 1];
    for (int piece = 0, at = 0; piece <= pieces; piece++) {
      while (at < starts.length && (starts[at] - starts[0]) >>> shift < piece) {
        at++;
      }
      before[piece] = at;
    }
  }

  /** Returns how many there are. */
  int count() {
    return count + 1;
  }

  /** Returns the region of no value. */
  int none() {
    return count;
  }

  /** Returns the region of a number. */
  int region(long value) {
    int last = starts.length;
    if (last == 0 || value < starts[0]) {
      return 0;
    }
    if (value >= starts[last - 1]) {
      return last;
    }
    int piece = (int) ((value - starts[0]) >>> shift);
    int low = before[piece];
    int high = before[piece + 1];
    while (high - low > 4) { // where values crowd
      int middle = (low + high) >>> 1;
      if (starts[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < high && starts[low] <= value) {
      low++;
    }
    return low;
  }

  /** Returns the region of a text. */
  int region(String value) {
    int place = texts.place(value);
    return place == KnownTexts.NONE ? beside[endsBefore(value)] : 2 * place + 1;
  }

  /** Two texts that no comparison knows differ only if a range begins or ends between them. */
  private int endsBefore(String value) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (CodePointOrder.compare(ends[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the regions of a set that was cut for. */
  BitSet regions(Values values) {
    BitSet regions = new BitSet(count + 1);
    if (values instanceof LongValues numbers) {
      for (int range = 0; range < numbers.ranges(); range++) {
        boolean open = numbers.last(range) == Long.MAX_VALUE;
        regions.set(region(numbers.first(range)), open ? count : region(numbers.last(range)) + 1);
      }
    } else {
      for (TextRange range : ((TextValues) values).ranges()) {
        regions.set(
            edge(range.low(), range.lowIncluded() ? 0 : 1, 0),
            edge(range.high(), range.highIncluded() ? 1 : 0, count));
      }
    }
    return regions;
  }

  private int edge(Optional<String> text, int beside, int open) {
    return text.map(value -> region(value) + beside).orElse(open);
  }

  /** Gathers where to cut. */
  static final class Builder {

    private final TreeSet<Long> starts = new TreeSet<>();
    private final TreeSet<String> texts = new TreeSet<>(CodePointOrder::compare);
    private final TreeSet<String> ends = new TreeSet<>(CodePointOrder::compare);

    void cutFor(Values values) {
      if (values instanceof LongValues numbers) {
        for (int range = 0; range < numbers.ranges(); range++) {
          if (numbers.first(range) != Long.MIN_VALUE) {
            starts.add(numbers.first(range));
          }
          if (numbers.last(range) != Long.MAX_VALUE) {
            starts.add(numbers.last(range) + 1);
          }
        }
      } else {
        for (TextRange range : ((TextValues) values).ranges()) {
          range.low().ifPresent(texts::add);
          range.high().ifPresent(texts::add);
          if (!range.isPoint()) {
            range.low().ifPresent(ends::add);
            range.high().ifPresent(ends::add);
          }
        }
      }
    }

    Regions build() {
      return new Regions(
          starts.stream().mapToLong(Long::longValue).toArray(),
          List.copyOf(texts),
          ends.toArray(String[]::new));
    }
  }
}
