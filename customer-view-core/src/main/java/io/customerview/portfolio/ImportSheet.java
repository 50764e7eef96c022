package io.customerview.portfolio;

import java.util.function.Consumer;

/**
 * A port: a sheet that says which customer is to be in which portfolio (POR-8), such as {@link
 * io.customerview.portfolio.xlsx.XlsxSheet}. It may be read any number of times, and gives the same
 * rows each time. It is read within a unit of work, and must not begin another one.
 */
public interface ImportSheet {

  /**
   * Hands out the rows one by one, in their order, without the headings and without rows that are
   * wholly blank. What {@code rows} throws ends the reading.
   *
   * @throws io.customerview.shared.RefusedException with {@link ImportRefusal} if the sheet can't
   *     be read to its end, or lacks a column (POR-9); rows may have been handed out before
   */
  void read(Consumer<ImportRow> rows);
}
