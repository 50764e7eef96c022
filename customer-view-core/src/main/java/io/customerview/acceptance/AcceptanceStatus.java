package io.customerview.acceptance;

/** How an acceptance stands at a moment (ACC-1). */
public enum AcceptanceStatus {
  /** Not accepted yet, and the deadline has not passed (aguardando aceite). */
  AWAITING,
  /** Accepted (aceito), which never expires. */
  ACCEPTED,
  /** Not accepted, and the deadline has passed (expirado). */
  EXPIRED
}
