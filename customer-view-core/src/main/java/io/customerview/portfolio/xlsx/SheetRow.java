package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotAValue;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.CleanText;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A row as the library has read it; what is not asked for is not made. */
final class SheetRow {

  /** How many characters would take the memory of a cell without its text. */
  private static final int CELL = 64;

  private final Row row;
  private final long characters;

  private SheetRow(Row row, long characters) {
    this.row = row;
    this.characters = characters;
  }

  /**
   * Obtains a row.
   *
   * @throws RefusedException with {@link FileUnsafe} if something stands too far to the right
   */
  static SheetRow of(Row row, int mostColumns) {
    long characters = 0;
    for (int place = 0; place < row.getCellCount(); place++) {
      int length = text(row, place).length();
      if (length > 0 && place >= mostColumns) {
        throw new RefusedException(new FileUnsafe());
      }
      characters += length;
    }
    return new SheetRow(row, characters);
  }

  /** Returns how many characters its cells have. */
  long characters() {
    return characters;
  }

  /** Returns how many characters would take the memory that the row does, more or less. */
  long held() {
    return characters + (long) CELL * row.getCellCount();
  }

  boolean isBlank() {
    for (int place = 0; place < row.getCellCount(); place++) {
      if (!CleanText.isBlank(text(row, place))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the texts, up to the last one.
   *
   * @param values the columns in which what is no value is told as what it is
   */
  List<String> texts(Set<Integer> values) {
    int width = row.getCellCount();
    while (width > 0 && text(width - 1, values).isEmpty()) {
      width--;
    }
    List<String> texts = new ArrayList<>(width);
    for (int place = 0; place < width; place++) {
      texts.add(text(place, values));
    }
    return texts;
  }

  private String text(int place, Set<Integer> values) {
    return values.contains(place) && !isValue(place) ? formula(place) : text(row, place);
  }

  /** As in the line for formulas, and behind a tab, with which no text is a name. */
  private String formula(int place) {
    Cell cell = row.getCell(place);
    return "\t=" + (cell.getFormula() == null ? text(row, place) : cell.getFormula());
  }

  ImportRow toImport(int id, int portfolio) {
    boolean isValue = isValue(id) && isValue(portfolio);
    return new ImportRow(
        row.getRowNum(),
        text(row, id),
        text(row, portfolio),
        isValue ? Optional.empty() : Optional.<ImportRefusal>of(new NotAValue()));
  }

  private static String text(Row row, int place) {
    Cell cell = cell(row, place);
    String text = cell == null ? null : cell.getText();
    return text == null ? "" : text;
  }

  private boolean isValue(int place) {
    Cell cell = cell(row, place);
    return cell == null
        || (cell.getFormula() == null
            && cell.getType() != CellType.FORMULA
            && cell.getType() != CellType.ERROR);
  }

  private static @Nullable Cell cell(Row row, int place) {
    return place < row.getCellCount() ? row.getCell(place) : null;
  }
}
