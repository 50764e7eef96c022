package io.customerview.examples.quickstart.load;

import io.customerview.contract.ContractTotals;

/**
 * What became of a file of contracts. Immutable.
 *
 * @param blank rows with nothing in them
 * @param refused rows of which nothing was taken, by the mapping or by the library
 * @param totals what the library did with those that it was given
 * @param findings everything that somebody should look at
 */
public record ContractReport(long blank, long refused, ContractTotals totals, Findings findings) {

  /** Returns how many rows there were. */
  public long rows() {
    return blank + refused + totals.rows() - totals.refused();
  }
}
