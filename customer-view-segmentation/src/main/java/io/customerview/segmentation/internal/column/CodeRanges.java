package io.customerview.segmentation.internal.column;

/** Ranges of codes that neither overlap nor touch, in ascending order. Immutable. */
final class CodeRanges {

  /** First code of each range and the one after its last, in turn. */
  private final int[] bounds;

  private CodeRanges(int[] bounds) {
    this.bounds = bounds;
  }

  int count() {
    return bounds.length / 2;
  }

  int from(int range) {
    return bounds[2 * range];
  }

  int to(int range) {
    return bounds[2 * range + 1];
  }

  boolean contains(int code) {
    for (int at = 0; at < bounds.length; at += 2) {
      if (code < bounds[at + 1]) {
        return code >= bounds[at];
      }
    }
    return false;
  }

  /** Gathers ranges in ascending order. Not thread-safe. */
  static final class Builder {

    private final IntList bounds = new IntList();
    private int from;
    private int to;

    /** Adds the codes from one up to, and without, another. */
    void add(int first, int end) {
      if (first >= end) {
        return;
      }
      if (from < to && first > to) {
        flush();
        from = first;
      } else if (from == to) {
        from = first;
      }
      to = end;
    }

    private void flush() {
      if (from < to) {
        bounds.add(from);
        bounds.add(to);
      }
    }

    CodeRanges build() {
      flush();
      return new CodeRanges(bounds.toArray());
    }
  }
}
