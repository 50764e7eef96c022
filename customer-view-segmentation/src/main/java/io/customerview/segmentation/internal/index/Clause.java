package io.customerview.segmentation.internal.index;

import java.util.BitSet;

/** Clauses of several comparisons of which one has to hold, at most one clause of each segment. */
final class Clause {

  private final long[] members;

  /** The first word with a segment that has one. */
  private final int from;

  private final Layer[] opposites;

  /**
   * Makes clauses.
   *
   * @param members the segments that have one here
   * @param opposites the opposites of the comparisons: where all of them hold, the clause doesn't
   */
  Clause(long[] members, Layer[] opposites) {
    this.members = members;
    this.from = BitSet.valueOf(members).nextSetBit(0) >>> 6;
    this.opposites = opposites;
  }

  /** Keeps the segments that have no clause here, or one that holds. */
  void and(Scratch scratch) {
    System.arraycopy(members, from, scratch.unmet, from, members.length - from);
    for (Layer opposite : opposites) {
      opposite.and(scratch.unmet, scratch);
    }
    Rows.andNot(scratch.left, scratch.unmet, from, members.length);
  }
}
