package io.customerview.examples.quickstart.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An aligned table: columns as wide as their widest cell, long cells cut. A column whose title
 * begins with {@code >} holds numbers, which stand right. Not thread-safe.
 */
public final class Table {

  private static final int WIDEST = 44;
  private static final String GAP = "  ";

  private final List<String> titles;
  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins a table. */
  public Table(String... titles) {
    List<String> bare = new ArrayList<>();
    for (String title : titles) {
      right.add(title.startsWith(">"));
      bare.add(title.startsWith(">") ? title.substring(1) : title);
    }
    this.titles = List.copyOf(bare);
  }

  /** Adds a row; cells that are missing are empty. The last one is never cut. */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>(Collections.nCopies(titles.size(), ""));
    for (int column = 0; column < cells.length; column++) {
      String cell = String.valueOf(cells[column]);
      row.set(column, column == titles.size() - 1 ? cell : cut(cell));
    }
    rows.add(row);
    return this;
  }

  /** Returns the lines: the titles, a rule, the rows. */
  List<String> lines() {
    int[] widths = new int[titles.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(titles.get(column));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(titles, widths));
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      boolean last = column == widths.length - 1;
      rule.add("─".repeat(last ? width(titles.get(column)) : widths[column]));
    }
    lines.add(line(rule, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String blanks = " ".repeat(Math.max(0, widths[column] - width(cells.get(column))));
      line.append(column == 0 ? "" : GAP)
          .append(right.get(column) ? blanks + cells.get(column) : cells.get(column) + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell) {
    return width(cell) <= WIDEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
