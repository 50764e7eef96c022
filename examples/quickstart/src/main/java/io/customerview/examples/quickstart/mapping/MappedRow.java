package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import java.util.List;
import java.util.Optional;

/**
 * What became of a row before the library saw it. Immutable.
 *
 * @param <T> what the library takes
 * @param row the row
 * @param intake what the library is to take; empty if the row is blank or refused
 * @param contactColumns where the contact points of {@code intake} stood, in their order; none for
 *     a contract
 * @param findings what is wrong with its cells
 */
public record MappedRow<T>(
    Row row, Optional<T> intake, List<Column> contactColumns, List<Finding> findings) {

  public MappedRow {
    contactColumns = List.copyOf(contactColumns);
    findings = List.copyOf(findings);
  }

  /** Tells whether there is nothing in the row. */
  public boolean isBlank() {
    return intake.isEmpty() && findings.isEmpty();
  }

  @Override
  public String toString() {
    return "MappedRow[" + row.number() + "]";
  }
}
