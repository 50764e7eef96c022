package io.customerview.contact;

/** Why an address was opted out. */
public enum OptOutReason {
  /** An agent or the host said so, as a rule because the customer asked. */
  ASKED,
  /** The customer unsubscribed by the link in a message (descadastro). */
  UNSUBSCRIBED,
  /** The customer complained of spam (denúncia). */
  COMPLAINED,
  /** A message bounced for good. */
  BOUNCED,
  /** The address stands on the suppression list (CNT-13). */
  SUPPRESSED,
  /**
   * A duplicate that was merged into the customer had opted out the same address (MRG-2). It closes
   * the point for as long as the merge stands; what closes the address is the opt-out itself.
   */
  MERGED
}
