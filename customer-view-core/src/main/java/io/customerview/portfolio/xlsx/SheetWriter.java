package io.customerview.portfolio.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes one sheet as its rows come. What stands in a cell is text, never a formula. */
final class SheetWriter {

  /** How many rows are held before they are written. */
  private static final int HELD = 500;

  /** What a spreadsheet program takes in a cell, in UTF-16 units. */
  private static final int LONGEST_CELL = 32_767;

  private static final double WIDE = 40;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  SheetWriter(OutputStream out, String name) {
    this.workbook = new Workbook(out, "CustomerView", null);
    this.sheet = workbook.newWorksheet(name);
  }

  /** Fails with {@link NoClassDefFoundError} where the library, or what it needs, is missing. */
  static void require() {
    new SheetWriter(OutputStream.nullOutputStream(), "probe");
  }

  void headings(List<String> texts) {
    for (int column = 0; column < texts.size(); column++) {
      sheet.width(column, WIDE);
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
    row(texts);
  }

  void row(List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        sheet.inlineString(row, column, cut(cells.get(column)));
      }
    }
    row++;
    if (row % HELD == 0) {
      flush();
    }
  }

  /** As {@link #row}, with one cell that is seen at once. */
  void marked(List<String> cells, int place) {
    sheet.style(row, place).fillColor("FFF2CC").set();
    row(cells);
  }

  /** Never between the two halves of a pair. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1));
    return text.substring(0, inPair ? LONGEST_CELL - 1 : LONGEST_CELL);
  }

  private void flush() {
    try {
      sheet.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException("the sheet can't be written", failure);
    }
  }

  /** Ends the file; one that is not ended is none, and a short one was not written at all. */
  void finish() {
    try {
      workbook.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException("the sheet can't be written", failure);
    }
  }
}
