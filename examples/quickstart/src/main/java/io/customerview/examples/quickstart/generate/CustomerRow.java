package io.customerview.examples.quickstart.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the customer base: a text for each {@link CustomerColumn}, empty where there is none.
 */
public final class CustomerRow {

  private static final List<CustomerColumn> COLUMNS = List.of(CustomerColumn.values());

  private final Map<CustomerColumn, String> cells = new EnumMap<>(CustomerColumn.class);

  CustomerRow() {}

  /** Returns the text of a cell, empty if there is none. */
  public String get(CustomerColumn column) {
    return cells.getOrDefault(column, "");
  }

  /** Tells whether the row is of a company, by its type column. */
  public boolean isCompany() {
    return get(CustomerColumn.TYPE).equals("PJ");
  }

  /** Returns all cells in the order of {@link CustomerColumn}. */
  public List<String> cells() {
    return COLUMNS.stream().map(this::get).toList();
  }

  CustomerRow set(CustomerColumn column, String text) {
    if (text.isEmpty()) {
      cells.remove(column);
    } else {
      cells.put(column, text);
    }
    return this;
  }

  boolean has(CustomerColumn column) {
    return cells.containsKey(column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomerRow row && cells.equals(row.cells);
  }

  @Override
  public int hashCode() {
    return cells.hashCode();
  }

  /** Returns the code only: a row is full of personal data. */
  @Override
  public String toString() {
    return "CustomerRow " + get(CustomerColumn.CODE);
  }
}
