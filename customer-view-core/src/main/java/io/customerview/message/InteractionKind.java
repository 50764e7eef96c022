package io.customerview.message;

/**
 * What a customer or the network did about a message (INT-1). The order is that in which kinds of
 * one moment follow each other: the last of them is the latest (INT-6).
 */
public enum InteractionKind {
  /** It left (enviada). */
  SENT,
  /** It reached the recipient's provider or device (entregue). */
  DELIVERED,
  /** The recipient received it (recebida), as a certified message proves. */
  RECEIVED,
  /** It was opened (aberta). */
  OPENED,
  /** A link in it was followed (clicada). */
  CLICKED,
  /** It was answered (respondida). */
  REPLIED,
  /** The recipient wants no more of them (descadastro): opts the address out (CNT-10). */
  UNSUBSCRIBED,
  /** The recipient complained of it (denúncia): opts the address out (CNT-10). */
  COMPLAINED,
  /** It came back, and may arrive another time. */
  BOUNCED,
  /** It came back for good: the address doesn't work (CNT-10). */
  BOUNCED_FOR_GOOD,
  /** It could not be sent. */
  FAILED,
  /**
   * The customer made contact of its own accord (INT-9): about no message of ours, so no report has
   * this kind.
   */
  INBOUND;

  /**
   * Returns whether this proves that a message was delivered: nobody does it with one that was not.
   */
  public boolean provesDelivery() {
    return this == DELIVERED || this == RECEIVED || isEngagement();
  }

  /**
   * Returns whether this proves that a message was handed over; what could not be sent may be sent
   * another time.
   */
  public boolean provesHandOver() {
    return this != FAILED;
  }

  /** Returns whether the address is not to be written to any more (CNT-10). */
  public boolean closesAddress() {
    return this == UNSUBSCRIBED || this == COMPLAINED || this == BOUNCED_FOR_GOOD;
  }

  /** Returns whether this is what makes a message effective (DSH-1): opened, clicked, replied. */
  public boolean isEngagement() {
    return this == OPENED || this == CLICKED || this == REPLIED;
  }
}
