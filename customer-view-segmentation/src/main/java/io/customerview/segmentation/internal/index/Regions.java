package io.customerview.segmentation.internal.index;

import io.customerview.segmentation.formula.LongValues;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.shared.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The values of a field cut where comparisons begin and end: within one region nothing differs.
 * They are numbered from 0 in the order of the values.
 */
final class Regions {

  /** The first number of each region but the lowest. */
  private final long[] starts;

  /** Each of these texts is a region, and so is what lies before, between and after them. */
  private final String[] texts;

  /**
   * How many starts lie before each of some equally wide pieces of what lies between the first
   * start and the last, so that only the few of one piece are looked through.
   */
  private final int[] before;

  private final int shift;

  private Regions(long[] starts, String[] texts) {
    this.starts = starts;
    this.texts = texts;
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
    return 1 + starts.length + 2 * texts.length;
  }

  /** Returns the region of a number. */
  int region(long value) {
    int count = starts.length;
    if (count == 0 || value < starts[0]) {
      return 0;
    }
    if (value >= starts[count - 1]) {
      return count;
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
    int low = 0;
    int high = texts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = CodePointOrder.compare(texts[middle], value);
      if (order == 0) {
        return 2 * middle + 1;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low;
  }

  /** Returns the first and the last region of each range of a set that was cut for. */
  List<Span> spans(Values values) {
    List<Span> spans = new ArrayList<>();
    if (values instanceof LongValues numbers) {
      for (int range = 0; range < numbers.ranges(); range++) {
        boolean open = numbers.last(range) == Long.MAX_VALUE;
        spans.add(
            new Span(
                region(numbers.first(range)), open ? count() - 1 : region(numbers.last(range))));
      }
    } else {
      for (TextRange range : ((TextValues) values).ranges()) {
        spans.add(
            new Span(
                edge(range.low(), range.lowIncluded() ? 0 : 1, 0),
                edge(range.high(), range.highIncluded() ? 0 : -1, count() - 1)));
      }
    }
    return spans;
  }

  private int edge(Optional<String> text, int beside, int open) {
    return text.map(value -> region(value) + beside).orElse(open);
  }

  /** Regions that follow each other. */
  record Span(int first, int last) {}

  /** Gathers where to cut. */
  static final class Builder {

    private final TreeSet<Long> starts = new TreeSet<>();
    private final TreeSet<String> texts = new TreeSet<>(CodePointOrder::compare);

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
        }
      }
    }

    Regions build() {
      return new Regions(
          starts.stream().mapToLong(Long::longValue).toArray(), texts.toArray(String[]::new));
    }
  }
}
