package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A filled-in template in .xlsx (POR-8): the first sheet that is shown, whose first row has the
 * headings.
 *
 * <ul>
 *   <li>The columns are found by their headings, in English, Portuguese or Spanish, wherever they
 *       stand: {@code id}, and {@code portfolio}, {@code carteira} or {@code cartera}. All others
 *       are ignored.
 *   <li>A cell with a formula, or an error, is no value: its row is invalid. A number is read as
 *       its text.
 *   <li>Hidden sheets are not read; hidden rows and columns are, like all others.
 *   <li>Wholly blank rows are skipped.
 *   <li>Whatever else a spreadsheet program saves in the file, such as pictures, queries and pivot
 *       tables, is not read, and in nobody's way.
 * </ul>
 *
 * <p>It needs the dependency {@code org.dhatim:fastexcel-reader}, and on the module path {@code
 * requires org.dhatim.fastexcel.reader}. Thread-safe as far as the source is; every reading opens
 * it anew, and holds the packed file in memory. It is looked through and taken apart in two daemon
 * threads that have ended when the reading has; the source is opened, and rows are handed out, in
 * the caller's. What is refused may be refused behind rows that were handed out.
 */
public final class XlsxSheet implements ImportSheet {

  private final Source source;
  private final XlsxLimits limits;

  /** Where a file comes from: opened anew for every reading. */
  @FunctionalInterface
  public interface Source {

    /** Opens the file; it is closed by whoever opens it. */
    InputStream open() throws IOException;
  }

  private XlsxSheet(Source source, XlsxLimits limits) {
    this.source = Objects.requireNonNull(source, "source");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Obtains the sheet of a file. */
  public static XlsxSheet of(Path file) {
    Objects.requireNonNull(file, "file");
    return of(() -> Files.newInputStream(file));
  }

  /** Obtains the sheet of an upload that can be opened more than once. */
  public static XlsxSheet of(Source source) {
    return new XlsxSheet(source, XlsxLimits.STANDARD);
  }

  /** Returns this with other limits. */
  public XlsxSheet within(XlsxLimits other) {
    return new XlsxSheet(source, other);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the source fails
   * @throws IllegalStateException if the library that reads .xlsx is missing
   */
  @Override
  public void read(Consumer<ImportRow> rows) {
    read(
        (reader, ahead) ->
            reader.read(
                headings -> {},
                (row, found) -> ahead.then(found.characters(), () -> rows.accept(row))));
  }

  /** As {@link #read(Consumer)}, with all headings, and all cells of each row. */
  void read(Consumer<Headings> headings, BiConsumer<ImportRow, SheetRow> rows) {
    read(
        (reader, ahead) ->
            reader.read(
                found -> ahead.then(0, () -> headings.accept(found)),
                (row, found) -> ahead.then(found.held(), () -> rows.accept(row, found))));
  }

  private void read(BiConsumer<SheetReader, ReadAhead> reading) {
    Libraries.require("reading .xlsx", "org.dhatim:fastexcel-reader", SheetReader::require);
    try (PackedParts parts = new PackedParts(bytes(), limits.mostUnpacked())) {
      SheetReader reader = new SheetReader(parts.readable(), parts, limits);
      ReadAhead.run(ahead -> reading.accept(reader, ahead));
    }
  }

  private byte[] bytes() {
    try (InputStream in = source.open()) {
      byte[] file = in.readNBytes(limits.mostBytes() + 1);
      if (file.length > limits.mostBytes()) {
        throw new RefusedException(new ImportRefusal.FileTooLarge(limits.mostBytes()));
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("the file can't be opened", failure);
    }
  }
}
