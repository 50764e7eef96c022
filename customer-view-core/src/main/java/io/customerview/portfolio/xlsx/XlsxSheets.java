package io.customerview.portfolio.xlsx;

import io.customerview.identity.Cnpj;
import io.customerview.portfolio.CheckedRow;
import io.customerview.portfolio.CheckedRow.Verdict;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.portfolio.TemplateRow;
import io.customerview.shared.AgentId;
import io.customerview.shared.RefusedException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the sheets of an import of portfolios in .xlsx (POR-8):
 *
 * <pre>{@code
 * XlsxSheets sheets = new XlsxSheets(desk.portfolioImports(), locale);
 * sheets.template(download);                        // to be filled in
 * XlsxSheet sheet = XlsxSheet.of(upload);
 * if (!desk.portfolioImports().check(sheet, row -> {}).isImportable()) {
 *   sheets.withErrors(sheet, download);             // to be mended, and imported again
 * }
 * }</pre>
 *
 * <p>It needs the dependency {@code org.dhatim:fastexcel}, and on the module path {@code requires
 * org.dhatim.fastexcel}. Streams are written to as rows come, and not closed; nothing is written if
 * the agent may not import. Thread-safe.
 */
public final class XlsxSheets {

  /** How many characters of rows are held at once: far more than people write into so many. */
  private static final int MOST_CHARACTERS = 32 << 20;

  private static final List<String> COLUMNS =
      List.of("id", "name", "tax_number", "manager", "portfolio");

  private final PortfolioImports imports;
  private final Locale locale;
  private final XlsxLimits limits;

  /** Makes sheets whose headings and reasons are in the language of a locale. */
  public XlsxSheets(PortfolioImports imports, Locale locale) {
    this(imports, locale, XlsxLimits.STANDARD);
  }

  private XlsxSheets(PortfolioImports imports, Locale locale, XlsxLimits limits) {
    this.imports = Objects.requireNonNull(imports, "imports");
    this.locale = Objects.requireNonNull(locale, "locale");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns this with other limits: the template has at most as many rows as are read. */
  public XlsxSheets within(XlsxLimits other) {
    return new XlsxSheets(imports, locale, other);
  }

  /**
   * Writes the template: all active companies with their present portfolio, by name.
   *
   * @return how many there are
   * @throws io.customerview.shared.RefusedException if the agent may not import; with {@link
   *     io.customerview.portfolio.ImportRefusal.TooManyRows} if there are more companies than rows
   *     are read, 199,999 within the standard limits: whoever has more sets the same {@linkplain
   *     #within limits} here and where the sheet is read
   * @throws java.io.UncheckedIOException if the stream fails
   * @throws IllegalStateException if the library that writes .xlsx is missing
   */
  public long template(OutputStream out) {
    long[] count = new long[1];
    written(
        out,
        sheet -> {
          sheet.headings(COLUMNS.stream().map(this::heading).toList());
          count[0] = imports.template(limits.mostRows() - 1, row -> sheet.row(cells(row)));
        });
    return count[0];
  }

  private static List<String> cells(TemplateRow row) {
    return List.of(
        row.customer().toString(),
        row.party().displayName(),
        row.cnpj().map(Cnpj::formatted).orElse(""),
        row.portfolio().map(Portfolio::manager).map(AgentId::value).orElse(""),
        row.portfolio().map(Portfolio::name).orElse(""));
  }

  /**
   * Writes a sheet again with what was found beside each row: why it is invalid or repeated, and
   * that it is blank, as a warning. Once it is mended it can be imported as it is; what is no value
   * stands in it as the text of its formula, which is no name either.
   *
   * @return what was found
   * @throws io.customerview.shared.RefusedException if the agent may not import, or with {@link
   *     io.customerview.portfolio.ImportRefusal} if the sheet can't be read (POR-9); what was
   *     written by then is no whole file
   * @throws java.io.UncheckedIOException if a stream fails
   * @throws IllegalStateException if a library for .xlsx is missing
   */
  public ImportCounts withErrors(XlsxSheet sheet, OutputStream out) {
    ImportCounts[] counts = new ImportCounts[1];
    written(out, target -> counts[0] = new Copy(sheet, target).write());
    return counts[0];
  }

  private void written(OutputStream out, Consumer<SheetWriter> rows) {
    Libraries.require("writing .xlsx", "org.dhatim:fastexcel", SheetWriter::require);
    SheetWriter sheet = new SheetWriter(out, heading("sheet"));
    rows.accept(sheet);
    sheet.finish();
  }

  private String heading(String column) {
    return Headings.heading(column, locale);
  }

  /** One sheet, row for row beside what was found. */
  private final class Copy {

    private final XlsxSheet from;
    private final SheetWriter to;
    private final Deque<List<String>> waiting = new ArrayDeque<>();
    private List<Integer> without = List.of();
    private Set<Integer> values = Set.of();
    private long characters;
    private int width;

    Copy(XlsxSheet from, SheetWriter to) {
      this.from = from;
      this.to = to;
    }

    /** Rows are checked many at a time, and told in their order. */
    ImportCounts write() {
      return imports.check(
          rows ->
              from.read(
                  this::begin,
                  (row, found) -> {
                    hold(found);
                    rows.accept(row);
                  }),
          this::write);
    }

    private void hold(SheetRow row) {
      characters += row.characters();
      if (characters > MOST_CHARACTERS) {
        throw new RefusedException(new FileUnsafe());
      }
      waiting.add(row.texts(values));
    }

    private void begin(Headings headings) {
      values = Set.of(headings.id(), headings.portfolio());
      without = headings.errors();
      List<String> kept = kept(headings.texts());
      width = kept.size();
      kept.add(heading("error"));
      to.headings(kept);
    }

    private void write(CheckedRow row) {
      List<String> cells = kept(waiting.remove());
      characters = waiting.isEmpty() ? 0 : characters;
      while (cells.size() < width) {
        cells.add("");
      }
      // What stands beyond the headings goes on behind it.
      cells.add(width, row.reason().map(reason -> reason.message(locale)).orElse(""));
      if (row.verdict() == Verdict.CORRECT) {
        to.row(cells);
      } else {
        to.marked(cells, width);
      }
    }

    /** Leaves out what an earlier sheet with errors told. */
    private List<String> kept(List<String> cells) {
      List<String> kept = new ArrayList<>();
      for (int place = 0; place < cells.size(); place++) {
        if (!without.contains(place)) {
          kept.add(cells.get(place));
        }
      }
      return kept;
    }
  }
}
