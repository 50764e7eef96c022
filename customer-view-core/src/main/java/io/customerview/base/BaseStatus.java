package io.customerview.base;

/** Which customers the base shows, by status (BAS-2). */
public enum BaseStatus {
  /** Those that are active. */
  ACTIVE,
  /** Those that were cancelled. */
  CANCELLED
}
