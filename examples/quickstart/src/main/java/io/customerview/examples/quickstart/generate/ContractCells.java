package io.customerview.examples.quickstart.generate;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A contract's row while it gets its dirt: each cell gets one kind at most. */
final class ContractCells {

  private final Map<ContractColumn, String> row;
  private final Set<ContractColumn> dirty = EnumSet.noneOf(ContractColumn.class);

  ContractCells(Map<ContractColumn, String> cleanRow) {
    this.row = new EnumMap<>(cleanRow);
  }

  Map<ContractColumn, String> row() {
    return row;
  }

  /** Changes a clean cell; returns false if it is empty, not clean, or stays equal. */
  boolean change(ContractColumn column, UnaryOperator<String> change) {
    String before = row.getOrDefault(column, "");
    String after = dirty.contains(column) || before.isEmpty() ? before : change.apply(before);
    if (after.equals(before)) {
      return false;
    }
    dirty.add(column);
    row.put(column, after);
    return true;
  }

  /** Changes the first cell, from a random one on, that changes. */
  boolean changeOne(Dice dice, UnaryOperator<String> change, ContractColumn... columns) {
    int start = dice.below(columns.length);
    for (int step = 0; step < columns.length; step++) {
      if (change(columns[(start + step) % columns.length], change)) {
        return true;
      }
    }
    return false;
  }
}
