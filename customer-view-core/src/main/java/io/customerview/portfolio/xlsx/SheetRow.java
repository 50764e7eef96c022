package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotAValue;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A row as the library has read it; what is not asked for is not made. */
final class SheetRow {

  /** How far to the right something may stand: a sheet with errors holds many rows at once. */
  static final int MOST_COLUMNS = 256;

  private final Row row;

  private SheetRow(Row row) {
    this.row = row;
  }

  /**
   * Obtains a row.
   *
   * @throws RefusedException with {@link FileUnsafe} if something stands too far to the right
   */
  static SheetRow of(Row row) {
    SheetRow found = new SheetRow(row);
    for (int place = MOST_COLUMNS; place < row.getCellCount(); place++) {
      if (!found.text(place).isEmpty()) {
        throw new RefusedException(new FileUnsafe());
      }
    }
    return found;
  }

  boolean isBlank() {
    for (int place = 0; place < row.getCellCount(); place++) {
      if (!text(place).isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the texts, up to the last one. */
  List<String> texts() {
    int width = row.getCellCount();
    while (width > 0 && text(width - 1).isEmpty()) {
      width--;
    }
    List<String> texts = new ArrayList<>(width);
    for (int place = 0; place < width; place++) {
      texts.add(text(place));
    }
    return texts;
  }

  ImportRow toImport(int id, int portfolio) {
    boolean isValue = isValue(id) && isValue(portfolio);
    return new ImportRow(
        row.getRowNum(),
        text(id),
        text(portfolio),
        isValue ? Optional.empty() : Optional.<ImportRefusal>of(new NotAValue()));
  }

  private String text(int place) {
    Cell cell = cell(place);
    String text = cell == null ? null : cell.getText();
    return text == null ? "" : text;
  }

  private boolean isValue(int place) {
    Cell cell = cell(place);
    return cell == null
        || (cell.getFormula() == null
            && cell.getType() != CellType.FORMULA
            && cell.getType() != CellType.ERROR);
  }

  private @Nullable Cell cell(int place) {
    return place < row.getCellCount() ? row.getCell(place) : null;
  }
}
