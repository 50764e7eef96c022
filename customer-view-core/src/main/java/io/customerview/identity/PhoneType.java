package io.customerview.identity;

/** What a phone number is by the numbering plan of its country. Not to be stored: plans change. */
public enum PhoneType {
  /** A mobile line (celular). */
  MOBILE,
  /** A fixed line (telefone fixo). */
  FIXED,
  /** Either: the plan doesn't tell, as in the United States. */
  FIXED_OR_MOBILE,
  /** Toll-free, shared cost and the like. */
  OTHER;

  /** Returns whether a text message may reach it. */
  public boolean mayTakeSms() {
    return this == MOBILE || this == FIXED_OR_MOBILE;
  }
}
