package io.customerview.portfolio;

import java.util.Objects;
import java.util.Optional;

/**
 * A row of a sheet to import, as it was read (POR-8). Immutable.
 *
 * @param number where it stands in the sheet, as people count: the headings are mostly row 1
 * @param id what stands in the id column; blank for nothing
 * @param portfolio what stands in the portfolio column; blank for nothing
 * @param problem why one of the two can't be told; empty if both can
 */
public record ImportRow(long number, String id, String portfolio, Optional<ImportRefusal> problem) {

  public ImportRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(problem, "problem");
  }

  /** Obtains a row that could be read. */
  public static ImportRow of(long number, String id, String portfolio) {
    return new ImportRow(number, id, portfolio, Optional.empty());
  }

  /** Returns a form that is safe to log: a cell may hold anything. */
  @Override
  public String toString() {
    return "ImportRow[" + number + "]";
  }
}
