package io.customerview.segmentation.internal.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of each code: pairs of code and row, sorted, each once. Codes of so many rows that a
 * bitmap takes no more room have one. Immutable and thread-safe.
 */
final class Slices {

  private static final int SMALLEST_DENSE = 32;

  private final int[] rows;

  /** Where the rows of a code begin, and at the end how many pairs there are. */
  private final int[] starts;

  private final int[] denseCodes;
  private final long[][] dense;

  private Slices(int[] rows, int[] starts, int[] denseCodes, long[][] dense) {
    this.rows = rows;
    this.starts = starts;
    this.denseCodes = denseCodes;
    this.dense = dense;
  }

  static Slices of(Flat flat, int values) {
    int[] starts = counted(flat, values);
    int[] next = starts.clone();
    int[] rows = new int[starts[values]];
    for (int row = 0; row < flat.rows(); row++) {
      for (int at = flat.starts()[row]; at < flat.starts()[row + 1]; at++) {
        int code = flat.codes()[at];
        if (code != Flat.MISSING && (next[code] == starts[code] || rows[next[code] - 1] != row)) {
          rows[next[code]++] = row;
        }
      }
    }
    IntList denseCodes = new IntList();
    int least = Math.max(SMALLEST_DENSE, flat.rows() / Integer.SIZE);
    for (int code = 0; code < values; code++) {
      if (starts[code + 1] - starts[code] >= least) {
        denseCodes.add(code);
      }
    }
    Slices slices = new Slices(rows, starts, denseCodes.toArray(), new long[denseCodes.size()][]);
    for (int at = 0; at < slices.dense.length; at++) {
      int code = slices.denseCodes[at];
      slices.dense[at] = new long[Bits.words(flat.rows())];
      slices.mark(starts[code], starts[code + 1], slices.dense[at]);
    }
    return slices;
  }

  /** Counts the pairs of each code; a row that has it twice counts once. */
  private static int[] counted(Flat flat, int values) {
    int[] starts = new int[values + 1];
    int[] lastRows = new int[values];
    Arrays.fill(lastRows, -1);
    for (int row = 0; row < flat.rows(); row++) {
      for (int at = flat.starts()[row]; at < flat.starts()[row + 1]; at++) {
        int code = flat.codes()[at];
        if (code != Flat.MISSING && lastRows[code] != row) {
          lastRows[code] = row;
          starts[code + 1]++;
        }
      }
    }
    for (int code = 0; code < values; code++) {
      starts[code + 1] += starts[code];
    }
    return starts;
  }

  int values() {
    return starts.length - 1;
  }

  /** Returns how many pairs there are. */
  int size() {
    return rows.length;
  }

  /** Returns where the pairs of a code begin. */
  int start(int code) {
    return starts[code];
  }

  /** Returns the bitmap of a code, if it has one. */
  long @Nullable [] dense(int code) {
    int at = Arrays.binarySearch(denseCodes, code);
    return at < 0 ? null : dense[at];
  }

  /** Sets the bits of the rows of some pairs. */
  void mark(int from, int to, long[] target) {
    for (int at = from; at < to; at++) {
      Bits.set(target, rows[at]);
    }
  }

  /** Clears the bits of the rows of some pairs. */
  void unmark(int from, int to, long[] target) {
    for (int at = from; at < to; at++) {
      Bits.clear(target, rows[at]);
    }
  }

  /** Turns over the bits of the rows of some pairs. */
  void flip(int from, int to, long[] target) {
    for (int at = from; at < to; at++) {
      int row = rows[at];
      target[row >>> 6] ^= 1L << row;
    }
  }

  /** Returns the codes of each row again. */
  Flat flat(int rowCount) {
    int[] rowStarts = new int[rowCount + 1];
    for (int row : rows) {
      rowStarts[row + 1]++;
    }
    for (int row = 0; row < rowCount; row++) {
      rowStarts[row + 1] += rowStarts[row];
    }
    int[] next = rowStarts.clone();
    int[] codes = new int[rows.length];
    for (int code = 0; code < values(); code++) {
      for (int at = starts[code]; at < starts[code + 1]; at++) {
        codes[next[rows[at]]++] = code;
      }
    }
    return new Flat(rowStarts, codes);
  }
}
