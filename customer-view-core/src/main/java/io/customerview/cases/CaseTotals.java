package io.customerview.cases;

import io.customerview.cases.CaseOutcome.Taken;

/**
 * What became of many rows of cases (CAS-3): {@code rows = added + changed + unchanged + outdated +
 * refused}.
 */
public record CaseTotals(long added, long changed, long unchanged, long outdated, long refused) {

  static final CaseTotals NONE = new CaseTotals(0, 0, 0, 0, 0);

  /** Returns how many rows there were. */
  public long rows() {
    return added + changed + unchanged + outdated + refused;
  }

  CaseTotals plus(CaseOutcome outcome) {
    if (!(outcome instanceof Taken taken)) {
      return new CaseTotals(added, changed, unchanged, outdated, refused + 1);
    }
    return switch (taken.effect()) {
      case ADDED -> new CaseTotals(added + 1, changed, unchanged, outdated, refused);
      case CHANGED -> new CaseTotals(added, changed + 1, unchanged, outdated, refused);
      case UNCHANGED -> new CaseTotals(added, changed, unchanged + 1, outdated, refused);
      case OUTDATED -> new CaseTotals(added, changed, unchanged, outdated + 1, refused);
    };
  }
}
