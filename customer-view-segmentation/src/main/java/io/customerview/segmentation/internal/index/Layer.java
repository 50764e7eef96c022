package io.customerview.segmentation.internal.index;

/** Comparisons of a field that the same of its values decide, at most one of each segment. */
final class Layer {

  private final int field;
  private final Which which;
  private final RegionRows rows;

  /** Whether one value that holds is enough; then the rows say where one doesn't. */
  private final boolean some;

  /**
   * Makes a layer.
   *
   * @param some whether a comparison holds if one of the values is right, and not all have to be
   * @param rows which comparisons hold for a value or, if one is enough, which don't
   */
  Layer(int field, Which which, boolean some, RegionRows rows) {
    this.field = field;
    this.which = which;
    this.some = some;
    this.rows = rows;
  }

  /** Keeps of a row the segments that have no comparison here, or one that holds. */
  void and(long[] row, Scratch scratch) {
    Probe probe = scratch.probe(field);
    switch (which) {
      case LOWEST -> rows.and(row, probe.lowest);
      case HIGHEST -> rows.and(row, probe.highest);
      default -> {
        if (some) {
          rows.members(scratch.failing);
          each(scratch.failing, probe);
          rows.andNot(row, scratch.failing);
        } else {
          each(row, probe);
        }
      }
    }
  }

  private void each(long[] row, Probe probe) {
    for (int at = 0; at < probe.count; at++) {
      rows.and(row, probe.regions[at]);
    }
  }
}
