package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Masked;
import io.customerview.shared.Refusal;

/** What became of a row of a contract: told once it is kept, or refused (CTR-6). Immutable. */
public sealed interface ContractOutcome {

  /** Returns the number of the row. */
  long number();

  /** What a row did. */
  enum Effect {
    /** The contract is new. */
    ADDED,
    /** The contract was changed, or went to another customer. */
    CHANGED,
    /** The contract stood like this already. */
    UNCHANGED,
    /** The row is older than what was taken before, and was left aside. */
    OUTDATED
  }

  /**
   * The row was taken.
   *
   * @param customer whose contract it is after the row
   */
  record Taken(long number, ContractId contract, CustomerId customer, Effect effect)
      implements ContractOutcome {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Taken["
          + number
          + ", "
          + Masked.id(contract.value())
          + ", "
          + customer
          + ", "
          + effect
          + "]";
    }
  }

  /**
   * Nothing of the row was taken.
   *
   * @param refusal why
   */
  record Refused(long number, Refusal refusal) implements ContractOutcome {}
}
