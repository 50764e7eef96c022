package io.customerview.contract;

import io.customerview.contract.ContractOutcome.Taken;

/**
 * What became of many rows of contracts (CTR-6): {@code rows = added + changed + unchanged +
 * outdated + refused}.
 */
public record ContractTotals(
    long added, long changed, long unchanged, long outdated, long refused) {

  static final ContractTotals NONE = new ContractTotals(0, 0, 0, 0, 0);

  /** Returns how many rows there were. */
  public long rows() {
    return added + changed + unchanged + outdated + refused;
  }

  ContractTotals plus(ContractOutcome outcome) {
    if (!(outcome instanceof Taken taken)) {
      return new ContractTotals(added, changed, unchanged, outdated, refused + 1);
    }
    return switch (taken.effect()) {
      case ADDED -> new ContractTotals(added + 1, changed, unchanged, outdated, refused);
      case CHANGED -> new ContractTotals(added, changed + 1, unchanged, outdated, refused);
      case UNCHANGED -> new ContractTotals(added, changed, unchanged + 1, outdated, refused);
      case OUTDATED -> new ContractTotals(added, changed, unchanged, outdated + 1, refused);
    };
  }
}
