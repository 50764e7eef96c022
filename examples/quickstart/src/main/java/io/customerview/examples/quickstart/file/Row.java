package io.customerview.examples.quickstart.file;

import io.customerview.examples.quickstart.generate.Column;
import java.util.Map;

/**
 * A row as it stands in the file. Immutable.
 *
 * @param number the row's number as a spreadsheet shows it: the titles are row 1
 * @param cells the texts of those columns that the file has, as they are
 */
public record Row(long number, Map<Column, String> cells) {

  public Row {
    cells = Map.copyOf(cells);
  }

  /** Returns the text of a cell as it is; empty where the file has no such column. */
  public String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  /** Returns the number only: a row is full of personal data. */
  @Override
  public String toString() {
    return "Row[" + number + "]";
  }
}
