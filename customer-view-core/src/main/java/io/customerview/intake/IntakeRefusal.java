package io.customerview.intake;

import io.customerview.shared.Refusal;

/** Why a row was refused, beyond what a registration is refused for. */
public sealed interface IntakeRefusal extends Refusal {

  /** The row has no external id, by which it would be known again (REG-8). */
  record ExternalIdMissing() implements IntakeRefusal {
    @Override
    public String code() {
      return "intake.external_id_missing";
    }
  }

  /**
   * No customer has the external id that the row names as its parent organization, and no row that
   * was taken.
   */
  record ParentUnknown() implements IntakeRefusal {
    @Override
    public String code() {
      return "intake.parent_unknown";
    }
  }
}
