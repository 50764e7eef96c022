package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.NoSheet;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the rows of a workbook that was found safe, one after the other. */
final class SheetReader {

  private final byte[] file;
  private final int mostRows;

  SheetReader(byte[] file, int mostRows) {
    this.file = file;
    this.mostRows = mostRows;
  }

  void read(Consumer<Headings> headings, BiConsumer<ImportRow, SheetRow> rows) {
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
      Iterator<Row> rows, Consumer<Headings> told, BiConsumer<ImportRow, SheetRow> handedOut) {
    Headings headings =
        next(rows)
            .map(row -> new Headings(SheetRow.of(row).texts()))
            .orElseThrow(() -> new RefusedException(new NoSheet()));
    int id = headings.id();
    int portfolio = headings.portfolio();
    told.accept(headings);
    int read = 1;
    for (Optional<Row> row = next(rows); row.isPresent(); row = next(rows)) {
      if (++read > mostRows) {
        throw new RefusedException(new TooManyRows(mostRows));
      }
      SheetRow found = SheetRow.of(row.get());
      if (!found.isBlank()) {
        handedOut.accept(found.toImport(id, portfolio), found);
      }
    }
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
