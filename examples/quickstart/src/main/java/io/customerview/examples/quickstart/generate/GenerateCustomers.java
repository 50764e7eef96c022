package io.customerview.examples.quickstart.generate;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a dirty customer base as CSV and prints what dirt is in it.
 *
 * <p>Arguments, each optional: seed, number of rows, file. Without any it writes the file of the
 * repository, seen from the repository's root.
 */
public final class GenerateCustomers {

  private static final Path DEFAULT_FILE = Path.of("examples/quickstart/data/customers.csv");

  private GenerateCustomers() {}

  /** Runs the generator. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 3) {
      throw new IllegalArgumentException("expected: [seed [rows [file]]]");
    }
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : CustomerBase.DEFAULT_SEED;
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CustomerBase.DEFAULT_ROWS;
    Path file = arguments.length > 2 ? Path.of(arguments[2]) : DEFAULT_FILE;
    DirtReport report = new DirtReport();
    CustomerCsv.write(file, CustomerBase.dirtyRows(seed, rows, report));
    System.out.println(file + ": " + rows + " rows of seed " + seed);
    System.out.println();
    System.out.print(report.toMarkdown());
  }
}
