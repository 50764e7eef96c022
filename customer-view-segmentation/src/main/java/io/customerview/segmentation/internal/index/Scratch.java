package io.customerview.segmentation.internal.index;

/** The rows that a match is worked out in. Serves one match after another, of one thread. */
final class Scratch {

  /** The segments that may still match. */
  long[] left = {};

  /** The segments of which no comparison of a clause holds. */
  long[] unmet = {};

  /** The segments of whose comparison no value is right. */
  long[] failing = {};

  private Probe[] probes = {};

  /** Makes room for blocks of this size. */
  void fit(int words, int fields) {
    if (left.length < words) {
      left = new long[words];
      unmet = new long[words];
      failing = new long[words];
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
}
