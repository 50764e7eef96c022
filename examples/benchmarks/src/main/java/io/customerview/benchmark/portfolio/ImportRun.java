package io.customerview.benchmark.portfolio;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.Postgres;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.portfolio.xlsx.XlsxSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet that puts companies into another portfolio, which is checked, applied and undone: to be
 * run with a small heap.
 *
 * <pre>{@code ImportRun [rows]}</pre>
 */
public final class ImportRun {

  private static final int DEFAULT_ROWS = 100_000;
  private static final int FLUSHED = 1_000;

  private ImportRun() {}

  /** Runs it with so many rows, and prints how many went through how large a heap. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROWS;
    Path file = Files.createTempFile("sheet", ".xlsx");
    try (HikariDataSource connections = Postgres.temporary().pool("")) {
      PortfolioImports imports =
          LedCustomers.make(connections, "import", rows).desk().portfolioImports();
      write(imports, file);
      run(imports, XlsxSheet.of(file), rows);
    } finally {
      Files.delete(file);
    }
  }

  private static void run(PortfolioImports imports, XlsxSheet sheet, int rows) {
    long start = System.nanoTime();
    ImportCounts counts = imports.check(sheet, row -> {});
    Optional<PortfolioImport> made = imports.apply(sheet).made();
    if (counts.correct() != rows || made.isEmpty() || made.get().customers() != rows) {
      throw new IllegalStateException(counts + ", " + made);
    }
    imports.undo(made.get().id());
    System.out.printf(
        Locale.ROOT,
        "%,d rows were checked, applied and undone in %.1f s; the heap may have %,d MB%n",
        rows,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void write(PortfolioImports imports, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "benchmark", null)) {
      Worksheet sheet = workbook.newWorksheet("1");
      row(sheet, 0, "ID", "Portfolio");
      int[] written = new int[1];
      imports.template(row -> row(sheet, ++written[0], row.customer().toString(), "Sul"));
    }
  }

  private static void row(Worksheet sheet, int row, String id, String portfolio) {
    sheet.inlineString(row, 0, id);
    sheet.inlineString(row, 1, portfolio);
    if (row % FLUSHED == FLUSHED - 1) {
      try {
        sheet.flush();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
