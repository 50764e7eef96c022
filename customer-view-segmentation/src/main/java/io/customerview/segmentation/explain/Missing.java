package io.customerview.segmentation.explain;

/** Why a condition shows no value. */
public enum Missing {
  /** The customer has none, such as no city. */
  VALUE,
  /** The customer has no recurring contract. */
  CONTRACT,
  /** The customer has recurring contracts, but none that is active, expiring or expired. */
  COUNTING_CONTRACT,
  /** No contract that counts has one, such as no renewal date. */
  IN_CONTRACTS,
  /** What contracts say is for agents who may read them (ACS-1). */
  WITHHELD
}
