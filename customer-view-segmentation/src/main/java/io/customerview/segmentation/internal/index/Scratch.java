package io.customerview.segmentation.internal.index;

/** The rows that a match is worked out in. Serves one match after another, of one thread. */
final class Scratch {

  /** The segments that may still match. */
  long[] left = {};

  /** The same after the next step, for steps that need to know what was left before. */
  long[] next = {};

  /** The segments of which one comparison of a clause holds. */
  long[] met = {};

  /** What a single step works with. */
  long[] own = {};

  /** What several values of a customer come to in one step. */
  long[] sum = {};

  private Probe[] probes = {};

  /** Makes room for blocks of this size. */
  void fit(int words, int fields) {
    if (left.length < words) {
      left = new long[words];
      next = new long[words];
      met = new long[words];
      own = new long[words];
      sum = new long[words];
    }
    if (probes.length < fields) {
      probes = new Probe[fields];
      for (int field = 0; field < fields; field++) {
        probes[field] = new Probe();
      }
    }
  }

  Probe probe(int field) {
    return probes[field];
  }

  /** Goes on with {@link #next}. */
  void step() {
    long[] before = left;
    left = next;
    next = before;
  }
}
