package io.customerview.examples.quickstart.generate;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a dirty customer base and its contracts as CSV, and prints what dirt is in them.
 *
 * <p>Arguments, each optional: seed, number of customers, folder. Without any it writes the files
 * of the repository, seen from the repository's root.
 */
public final class GenerateCustomers {

  private static final Path DEFAULT_FOLDER = Path.of("examples/quickstart/data");

  private GenerateCustomers() {}

  /** Runs the generator. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 3) {
      throw new IllegalArgumentException("expected: [seed [customers [folder]]]");
    }
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : CustomerBase.DEFAULT_SEED;
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CustomerBase.DEFAULT_ROWS;
    Path folder = arguments.length > 2 ? Path.of(arguments[2]) : DEFAULT_FOLDER;
    DirtReport customers = DirtReport.ofCustomers();
    ExportCsv.writeCustomers(
        folder.resolve("customers.csv"), CustomerBase.dirtyRows(seed, rows, customers));
    tell("customers.csv", customers);
    DirtReport contracts = DirtReport.ofContracts();
    ExportCsv.writeContracts(
        folder.resolve("contracts.csv"), ContractBook.dirtyRows(seed, rows, contracts));
    tell("contracts.csv", contracts);
  }

  private static void tell(String file, DirtReport report) {
    System.out.println(file);
    System.out.println();
    System.out.println(report.toMarkdown());
  }
}
