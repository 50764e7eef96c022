package io.customerview.examples.spark.segment;

import org.apache.spark.sql.Column;

/** A segment, compiled. Immutable and thread-safe. */
public final class SegmentColumn {

  private final Column test;
  private final Column unread;

  SegmentColumn(Column test, Column unread) {
    this.test = test;
    this.unread = unread;
  }

  /**
   * Returns whether a customer is in the segment, for filters: true for members, false or null for
   * others. It is left plain, so that Spark can let the files leave out what no member is in.
   */
  public Column filter() {
    return Blocks.opposite(unread).and(test);
  }

  /** Returns whether a customer is in the segment: true or false. */
  public Column isMember() {
    return Blocks.known(filter());
  }

  /**
   * Returns whether the segment has no answer for a customer: it uses a criterion of the host's own
   * that could not be read (SEG-11).
   */
  public Column isUnknown() {
    return unread;
  }
}
