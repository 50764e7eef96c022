package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.NoSheet;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the rows of a workbook, one after the other, each when it has been looked through. */
final class SheetReader {

  /**
   * How far to the right something may stand, the column of errors apart: a sheet with errors holds
   * many rows at once.
   */
  private static final int MOST_COLUMNS = 256;

  private final byte[] file;
  private final PackedParts parts;
  private final XlsxLimits limits;
  private long characters;
  private long begun;

  /**
   * @param file what is readable of the parts
   */
  SheetReader(byte[] file, PackedParts parts, XlsxLimits limits) {
    this.file = file;
    this.parts = parts;
    this.limits = limits;
  }

  /** Fails with {@link NoClassDefFoundError} where the library, or what it needs, is missing. */
  static void require() {
    try (SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel()) {
      CellAddress.A1.compareTo(new CellAddress((int) bytes.position(), 0));
    }
  }

  void read(Consumer<Headings> headings, BiConsumer<ImportRow, SheetRow> rows) {
    try (ReadableWorkbook workbook = opened()) {
      Sheet sheet = shown(workbook);
      try (Stream<Row> stream = stream(sheet)) {
        read(stream.iterator(), headings, rows);
      }
    } catch (IOException damaged) {
      throw parts.unreadable();
    }
  }

  private ReadableWorkbook opened() {
    return library(() -> new ReadableWorkbook(new ByteArrayInputStream(file)));
  }

  private Stream<Row> stream(Sheet sheet) {
    parts.toRow(0);
    return library(sheet::openStream);
  }

  private Sheet shown(ReadableWorkbook workbook) {
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
    Row first = next(rows).orElseThrow(() -> new RefusedException(new NoSheet()));
    Headings headings = new Headings(row(first, MOST_COLUMNS + 1).texts(Set.of()));
    int columns = MOST_COLUMNS + (headings.errors().isEmpty() ? 0 : 1);
    row(first, columns);
    int id = headings.id();
    int portfolio = headings.portfolio();
    told.accept(headings);
    int read = 1;
    for (Optional<Row> row = next(rows); row.isPresent(); row = next(rows)) {
      if (++read > limits.mostRows()) {
        throw new RefusedException(new TooManyRows(limits.mostRows()));
      }
      SheetRow found = row(row.get(), columns);
      if (!found.isBlank()) {
        handedOut.accept(found.toImport(id, portfolio), found);
      }
    }
    parts.toEnd();
  }

  /** A text that cells share is there once, and can be read as often as there are cells. */
  private SheetRow row(Row row, int mostColumns) {
    SheetRow found = SheetRow.of(row, mostColumns);
    characters += found.characters();
    if (characters > limits.mostUnpacked()) {
      throw new RefusedException(new FileTooLarge(limits.mostUnpacked()));
    }
    return found;
  }

  private Optional<Row> next(Iterator<Row> rows) {
    parts.toRow(++begun);
    return library(() -> rows.hasNext() ? Optional.of(rows.next()) : Optional.<Row>empty());
  }

  /** The library may throw anything at a file that is damaged; what it says may quote a cell. */
  private <T> T library(Reading<T> reading) {
    try {
      return reading.read();
    } catch (RefusedException refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      throw parts.unreadable();
    }
  }

  /** Something that the library reads. */
  private interface Reading<T> {
    T read() throws IOException;
  }
}
