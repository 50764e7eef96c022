package io.customerview.segmentation.internal.column;

/** The codes of each row, none, one or several, in one array. Written to by nobody once shared. */
final class Flat {

  /** The code of no value. */
  static final int MISSING = -1;

  private final int[] starts;
  private final int[] codes;

  /**
   * Makes the codes.
   *
   * @param starts where the codes of a row begin, and at the end how many there are
   * @param codes the codes, row by row; {@link #MISSING} for a value that is not there
   */
  Flat(int[] starts, int[] codes) {
    this.starts = starts;
    this.codes = codes;
  }

  int[] starts() {
    return starts;
  }

  int[] codes() {
    return codes;
  }

  int rows() {
    return starts.length - 1;
  }

  /** Returns whether no row has more than one code. */
  boolean isSingle() {
    for (int row = 0; row < rows(); row++) {
      if (starts[row + 1] - starts[row] > 1) {
        return false;
      }
    }
    return true;
  }

  /** Returns the least code of each row. */
  Flat least() {
    return ends(false);
  }

  /** Returns the greatest code of each row. */
  Flat greatest() {
    return ends(true);
  }

  private Flat ends(boolean greatest) {
    int[] rows = new int[rows() + 1];
    int[] ends = new int[rows()];
    for (int row = 0; row < ends.length; row++) {
      rows[row + 1] = row + 1;
      int end = MISSING;
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        int code = codes[at];
        if (code != MISSING && (end == MISSING || code > end == greatest)) {
          end = code;
        }
      }
      ends[row] = end;
    }
    return new Flat(rows, ends);
  }

  /** Replaces each code by its rank. */
  Flat ranked(int[] ranks) {
    for (int at = 0; at < codes.length; at++) {
      codes[at] = codes[at] == MISSING ? MISSING : ranks[codes[at]];
    }
    return this;
  }

  /** Gathers codes row by row. Not thread-safe. */
  static final class Builder {

    private final IntList starts = new IntList();
    private final IntList codes = new IntList();

    Builder() {
      starts.add(0);
    }

    void add(int code) {
      codes.add(code);
    }

    void endRow() {
      starts.add(codes.size());
    }

    Flat build() {
      return new Flat(starts.toArray(), codes.toArray());
    }
  }
}
