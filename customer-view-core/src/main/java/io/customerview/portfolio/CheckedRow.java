package io.customerview.portfolio;

import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.Refusal;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a sheet to import, and what was found about it (POR-8). Immutable.
 *
 * @param row the row
 * @param verdict what it is
 * @param reason why it is invalid or repeated, or that it is blank; empty if it is correct
 * @param customer whose row it is, under the present id; empty if it is invalid
 * @param from the portfolio that the customer is in now
 * @param to the portfolio that the row says; empty for none
 */
public record CheckedRow(
    ImportRow row,
    Verdict verdict,
    Optional<Refusal> reason,
    Optional<CustomerId> customer,
    Optional<PortfolioId> from,
    Optional<PortfolioId> to) {

  /** What a row is; each row is one of them. */
  public enum Verdict {
    /** Names a customer and a portfolio. */
    CORRECT,
    /** Can't be imported, and lets no other row be imported. */
    INVALID,
    /** Names a customer and no portfolio: the customer will be in none. A warning. */
    BLANK,
    /** Names a customer whom a row before has named; lets no other row be imported. */
    REPEATED
  }

  public CheckedRow {
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Returns whether this row would put the customer elsewhere. */
  public boolean isChange() {
    return (verdict == Verdict.CORRECT || verdict == Verdict.BLANK) && !from.equals(to);
  }

  @Override
  public String toString() {
    return "CheckedRow[" + row.number() + ", " + verdict + "]";
  }
}
