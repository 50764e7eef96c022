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
import java.util.stream.Stream;

/** Writes rows as CSV: UTF-8, semicolons, a line of titles, quotes only where a cell needs them. */
public final class CustomerCsv {

  private CustomerCsv() {}

  /** Writes titles and rows to a file, which is replaced. */
  public static void write(Path file, Stream<CustomerRow> rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(out, rows);
    }
  }

  /** Writes titles and rows; lines end with a line feed. */
  public static void write(Writer out, Stream<CustomerRow> rows) throws IOException {
    writeLine(out, Arrays.stream(Column.values()).map(Column::title).toList());
    for (Iterator<CustomerRow> all = rows.iterator(); all.hasNext(); ) {
      writeLine(out, all.next().cells());
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
