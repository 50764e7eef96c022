package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal;
import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NoSheet;
import io.customerview.portfolio.ImportRefusal.NotAValue;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a workbook that was found safe, one after the other. */
final class SheetReader {

  /** How far to the right something may stand: a sheet with errors holds many rows at once. */
  static final int MOST_COLUMNS = 256;

  private final byte[] file;
  private final int mostRows;

  SheetReader(byte[] file, int mostRows) {
    this.file = file;
    this.mostRows = mostRows;
  }

  void read(Consumer<Headings> headings, BiConsumer<ImportRow, List<String>> rows) {
    try (ReadableWorkbook workbook = opened()) {
      Sheet sheet = shown(workbook);
      try (Stream<Row> stream = stream(sheet)) {
        read(stream.iterator(), headings, rows);
      }
    } catch (IOException damaged) {
      throw new RefusedException(new FileBroken());
    }
  }

  private ReadableWorkbook opened() {
    return library(() -> new ReadableWorkbook(new ByteArrayInputStream(file)));
  }

  private static Stream<Row> stream(Sheet sheet) {
    return library(sheet::openStream);
  }

  private static Sheet shown(ReadableWorkbook workbook) {
    return library(
        () ->
            workbook
                .getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new RefusedException(new NoSheet())));
  }

  private void read(
      Iterator<Row> rows, Consumer<Headings> told, BiConsumer<ImportRow, List<String>> handedOut) {
    Headings headings =
        next(rows)
            .map(row -> new Headings(texts(row)))
            .orElseThrow(() -> new RefusedException(new NoSheet()));
    int id = headings.id();
    int portfolio = headings.portfolio();
    told.accept(headings);
    int read = 1;
    for (Optional<Row> row = next(rows); row.isPresent(); row = next(rows)) {
      if (++read > mostRows) {
        throw new RefusedException(new TooManyRows(mostRows));
      }
      List<String> texts = texts(row.get());
      if (!texts.stream().allMatch(String::isBlank)) {
        handedOut.accept(row(row.get(), texts, id, portfolio), texts);
      }
    }
  }

  private static ImportRow row(Row row, List<String> texts, int id, int portfolio) {
    boolean isValue = isValue(cell(row, id)) && isValue(cell(row, portfolio));
    return new ImportRow(
        row.getRowNum(),
        text(texts, id),
        text(texts, portfolio),
        isValue ? Optional.empty() : Optional.<ImportRefusal>of(new NotAValue()));
  }

  private static String text(List<String> texts, int place) {
    return place < texts.size() ? texts.get(place) : "";
  }

  private static @Nullable Cell cell(Row row, int place) {
    return place < row.getCellCount() ? row.getCell(place) : null;
  }

  private static boolean isValue(@Nullable Cell cell) {
    return cell == null
        || (cell.getFormula() == null
            && cell.getType() != CellType.FORMULA
            && cell.getType() != CellType.ERROR);
  }

  /** The texts of a row, up to the last one. */
  private static List<String> texts(Row row) {
    int width = row.getCellCount();
    while (width > 0 && textAt(row, width - 1).isEmpty()) {
      width--;
    }
    if (width > MOST_COLUMNS) {
      throw new RefusedException(new FileUnsafe());
    }
    List<String> texts = new ArrayList<>(width);
    for (int place = 0; place < width; place++) {
      texts.add(textAt(row, place));
    }
    return texts;
  }

  private static String textAt(Row row, int place) {
    Cell cell = cell(row, place);
    String text = cell == null ? null : cell.getText();
    return text == null ? "" : text;
  }

  private static Optional<Row> next(Iterator<Row> rows) {
    return library(() -> rows.hasNext() ? Optional.of(rows.next()) : Optional.<Row>empty());
  }

  /** The library may throw anything at a file that is damaged; what it says may quote a cell. */
  private static <T> T library(Reading<T> reading) {
    try {
      return reading.read();
    } catch (RefusedException refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      throw new RefusedException(new FileBroken());
    }
  }

  /** Something that the library reads. */
  private interface Reading<T> {
    T read() throws IOException;
  }
}
