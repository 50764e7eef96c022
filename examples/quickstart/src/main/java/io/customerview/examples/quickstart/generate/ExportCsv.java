package io.customerview.examples.quickstart.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes rows as CSV: UTF-8, semicolons, a line of titles, quotes only where a cell needs them. */
public final class ExportCsv {

  private ExportCsv() {}

  /** Writes customers to a file, which is replaced. */
  public static void writeCustomers(Path file, Stream<CustomerRow> rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(out, CustomerColumn.values(), rows.map(CustomerRow::cells));
    }
  }

  /** Writes contracts to a file, which is replaced. */
  public static void writeContracts(Path file, Stream<Map<ContractColumn, String>> rows)
      throws IOException {
    List<ContractColumn> columns = List.of(ContractColumn.values());
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(
          out,
          ContractColumn.values(),
          rows.map(row -> columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    }
  }

  /** Writes titles and rows; lines end with a line feed. */
  static void write(Writer out, Column[] columns, Stream<List<String>> rows) throws IOException {
    writeLine(out, Arrays.stream(columns).map(Column::title).toList());
    for (Iterator<List<String>> all = rows.iterator(); all.hasNext(); ) {
      writeLine(out, all.next());
    }
  }

  private static void writeLine(Writer out, List<String> cells) throws IOException {
    String separator = "";
    for (String cell : cells) {
      out.write(separator);
      out.write(needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      separator = ";";
    }
    out.write('\n');
  }

  private static boolean needsQuotes(String cell) {
    for (int index = 0; index < cell.length(); index++) {
      char c = cell.charAt(index);
      if (c == ';' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
