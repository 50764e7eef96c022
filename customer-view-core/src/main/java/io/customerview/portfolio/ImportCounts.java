package io.customerview.portfolio;

import io.customerview.portfolio.CheckedRow.Verdict;

/**
 * What a sheet to import holds: {@code found = correct + invalid + blank + repeated} (POR-8).
 *
 * @param correct rows that name a customer and a portfolio
 * @param invalid rows that can't be imported
 * @param blank rows without a portfolio
 * @param repeated rows of a customer whom a row before has named
 * @param changes how many of the correct and blank ones would put a customer elsewhere
 */
public record ImportCounts(long correct, long invalid, long blank, long repeated, long changes) {

  /** Nothing found. */
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

  /** Returns how many rows were found. */
  public long found() {
    return correct + invalid + blank + repeated;
  }

  /** Returns whether the sheet can be imported: no row is invalid or repeated. */
  public boolean isImportable() {
    return invalid == 0 && repeated == 0;
  }

  ImportCounts plus(CheckedRow row) {
    return new ImportCounts(
        correct + one(row, Verdict.CORRECT),
        invalid + one(row, Verdict.INVALID),
        blank + one(row, Verdict.BLANK),
        repeated + one(row, Verdict.REPEATED),
        changes + (row.isChange() ? 1 : 0));
  }

  private static int one(CheckedRow row, Verdict verdict) {
    return row.verdict() == verdict ? 1 : 0;
  }
}
