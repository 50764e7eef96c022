package io.customerview.segmentation.internal.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One field of all rows: its values and where they are. Immutable and thread-safe. */
final class Column {

  private final Dictionary dictionary;
  private final Index index;
  private final long @Nullable [] failed;

  private Column(Dictionary dictionary, Index index, long @Nullable [] failed) {
    this.dictionary = dictionary;
    this.index = index;
    this.failed = failed;
  }

  static Column of(Dictionary dictionary, Flat flat) {
    return new Column(dictionary, index(dictionary, flat), null);
  }

  Column withFailed(long @Nullable [] rows) {
    return new Column(dictionary, index, rows);
  }

  /** Returns the values. */
  Dictionary dictionary() {
    return dictionary;
  }

  /** Returns the rows of each value. */
  Index index() {
    return index;
  }

  /** Returns the rows of which the host could not tell the values; null for none. */
  long @Nullable [] failed() {
    return failed;
  }

  private static Index index(Dictionary dictionary, Flat flat) {
    return flat.isSingle()
        ? SingleIndex.of(flat, dictionary.size())
        : MultiIndex.of(flat, dictionary.size(), dictionary instanceof LongDictionary);
  }

  /** Returns a bitmap that is there already, not to be written to; null if there is none. */
  long @Nullable [] ready(CodeRanges ranges) {
    return ranges.count() == 1 ? index.ready(ranges.from(0), ranges.to(0)) : null;
  }

  /** Returns whether setting bit by bit is best. */
  boolean isSmall(CodeRanges ranges) {
    return ranges.count() == 0
        || (ranges.count() == 1 && index.isSmall(ranges.from(0), ranges.to(0)));
  }

  /** Makes the target the bitmap of the rows that have a value of the ranges. */
  void fill(CodeRanges ranges, long[] target, Buffers buffers) {
    if (ranges.count() == 0 || index.isSmall(ranges.from(0), ranges.to(0))) {
      Arrays.fill(target, 0);
      mark(ranges, 0, target);
    } else {
      index.fill(ranges.from(0), ranges.to(0), target);
    }
    for (int range = 1; range < ranges.count(); range++) {
      if (index.isSmall(ranges.from(range), ranges.to(range))) {
        mark(ranges, range, target);
      } else {
        long[] more = buffers.take();
        index.fill(ranges.from(range), ranges.to(range), more);
        Bits.or(target, more);
        buffers.give(more);
      }
    }
  }

  /** Sets the bits of the rows that have a value of small ranges. */
  void mark(CodeRanges ranges, long[] target) {
    for (int range = 0; range < ranges.count(); range++) {
      mark(ranges, range, target);
    }
  }

  private void mark(CodeRanges ranges, int range, long[] target) {
    if (range < ranges.count()) {
      index.slices().mark(start(ranges.from(range)), start(ranges.to(range)), target);
    }
  }

  /** Clears the bits of the rows that have a value of small ranges. */
  void unmark(CodeRanges ranges, long[] target) {
    for (int range = 0; range < ranges.count(); range++) {
      index.slices().unmark(start(ranges.from(range)), start(ranges.to(range)), target);
    }
  }

  private int start(int code) {
    return index.slices().start(code);
  }
}
