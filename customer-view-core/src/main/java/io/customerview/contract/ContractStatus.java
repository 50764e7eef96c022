package io.customerview.contract;

/** How a contract stands, as given by the host (CTR-1): it is not worked out from dates. */
public enum ContractStatus {
  /** Ativo. */
  ACTIVE,
  /** The renewal is near (a vencer). */
  EXPIRING,
  /** The renewal is past, and nobody has ended it (vencido). */
  EXPIRED,
  /** Ended on a day (cancelado); its contract says on which. */
  CANCELLED,
  /** Not in use (inativo). */
  INACTIVE;

  /**
   * Returns whether a contract in this status earns its value: active, expiring and expired ones do
   * (CTR-2, SEG-3).
   */
  public boolean isInForce() {
    return this == ACTIVE || this == EXPIRING || this == EXPIRED;
  }
}
