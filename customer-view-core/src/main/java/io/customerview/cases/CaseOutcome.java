package io.customerview.cases;

import io.customerview.shared.CaseId;
import io.customerview.shared.Masked;
import io.customerview.shared.Refusal;

/** What became of a row of a case: told once it is kept, or refused (CAS-3). Immutable. */
public sealed interface CaseOutcome {

  /** Returns which row it was. */
  long row();

  /** What a row did. */
  enum Effect {
    /** The case is new. */
    ADDED,
    /** The case was changed, or went to another customer. */
    CHANGED,
    /** The case stood like this already. */
    UNCHANGED,
    /** The row is older than what was taken before, and was left aside. */
    OUTDATED
  }

  /** The row was taken. */
  record Taken(long row, CaseId number, Effect effect) implements CaseOutcome {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Taken[" + row + ", " + Masked.id(number.value()) + ", " + effect + "]";
    }
  }

  /**
   * Nothing of the row was taken.
   *
   * @param refusal why
   */
  record Refused(long row, Refusal refusal) implements CaseOutcome {}
}
