package io.customerview.examples.quickstart.generate;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A row while it gets its dirt. Each cell gets one kind at most, so that every kind can be counted.
 */
final class Cells {

  private final CustomerRow row;
  private final boolean brazilian;
  private final Set<CustomerColumn> dirty = EnumSet.noneOf(CustomerColumn.class);

  Cells(CustomerRow cleanRow) {
    this.row = cleanRow;
    brazilian = cleanRow.get(CustomerColumn.COUNTRY).equals("Brasil");
  }

  boolean isCompany() {
    return row.isCompany();
  }

  String get(CustomerColumn column) {
    return row.get(column);
  }

  /** Tells whether the cell holds something that is still clean. */
  boolean isClean(CustomerColumn column) {
    return row.has(column) && !dirty.contains(column);
  }

  /** Tells whether the cell is empty and nothing was taken out of it. */
  boolean isBlank(CustomerColumn column) {
    return !row.has(column) && !dirty.contains(column);
  }

  boolean isBrazilian() {
    return brazilian;
  }

  /**
   * Changes a clean cell; returns false, and changes nothing, if it is not clean or stays equal.
   */
  boolean change(CustomerColumn column, UnaryOperator<String> change) {
    if (!isClean(column)) {
      return false;
    }
    String before = row.get(column);
    String after = change.apply(before);
    return !after.equals(before) && put(column, after);
  }

  /** Changes each of the cells that is clean; returns whether any changed. */
  boolean changeEach(UnaryOperator<String> change, CustomerColumn... columns) {
    boolean any = false;
    for (CustomerColumn column : columns) {
      any |= change(column, change);
    }
    return any;
  }

  /** Changes the first cell, from a random one on, that is clean and changes. */
  boolean changeOne(Dice dice, UnaryOperator<String> change, CustomerColumn... columns) {
    int start = dice.below(columns.length);
    for (int step = 0; step < columns.length; step++) {
      if (change(columns[(start + step) % columns.length], change)) {
        return true;
      }
    }
    return false;
  }

  /** Puts the text into the cell, whatever was there. */
  boolean put(CustomerColumn column, String text) {
    row.set(column, text);
    dirty.add(column);
    return true;
  }
}
