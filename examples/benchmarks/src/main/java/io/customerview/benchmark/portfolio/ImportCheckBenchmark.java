package io.customerview.benchmark.portfolio;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.Postgres;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.xlsx.XlsxSheet;
import io.customerview.portfolio.xlsx.XlsxSheets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checking a sheet against the database, beside what the library needs only to read the file's
 * cells: at most twice as long, within a heap of 256 MB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@SuppressWarnings("NullAway.Init") // by JMH
public class ImportCheckBenchmark {

  /** How many rows. */
  @Param({"100", "100000"})
  public int rows;

  /** Where the texts stand: in each cell, as in a template, or shared, as a program saves it. */
  @Param({"inline", "shared"})
  public String texts;

  private HikariDataSource connections;
  private LedCustomers led;
  private byte[] file = new byte[0];

  @Setup
  public void fill() throws IOException, SQLException {
    connections = Postgres.temporary().pool("");
    led = LedCustomers.make(connections, "sheet", rows);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (texts.equals("shared")) {
      writeShared(out);
    } else {
      new XlsxSheets(led.desk().portfolioImports(), Locale.ENGLISH).template(out);
    }
    file = out.toByteArray();
    if (check().correct() != rows) {
      throw new IllegalStateException("every row is to be correct");
    }
  }

  private void writeShared(ByteArrayOutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "benchmark", null)) {
      Worksheet sheet = workbook.newWorksheet("1");
      write(sheet, 0, List.of("ID", "Name", "Portfolio"));
      int[] written = new int[1];
      led.desk()
          .portfolioImports()
          .template(
              row ->
                  write(
                      sheet,
                      ++written[0],
                      List.of(
                          row.customer().toString(),
                          row.party().displayName(),
                          row.portfolio().map(Portfolio::name).orElse(""))));
    }
  }

  private static void write(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, cells.get(column));
    }
  }

  @TearDown
  public void close() {
    connections.close();
  }

  @Benchmark
  public ImportCounts check() {
    XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    return led.desk().portfolioImports().check(sheet, row -> {});
  }

  @Benchmark
  public long readOnly() throws IOException {
    long length = 0;
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> all = workbook.getFirstSheet().openStream()) {
      for (Row row : (Iterable<Row>) all::iterator) {
        for (int column = 0; column < row.getCellCount(); column++) {
          length += row.getCellText(column).length();
        }
      }
    }
    return length;
  }
}
