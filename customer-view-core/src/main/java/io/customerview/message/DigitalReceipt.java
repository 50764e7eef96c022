package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.shared.MessageId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the AR digital (INT-8): a certified message, and when what happened to it. Immutable.
 *
 * @param message which message
 * @param communication what it is called
 * @param recipient the address that it went to
 * @param sent when it was sent: as reported, else as the host says
 * @param delivered when it was delivered first
 * @param received when it was received first
 * @param opened when it was opened first
 * @param certificate the link to the certificate
 */
public record DigitalReceipt(
    MessageId message,
    String communication,
    Address recipient,
    Instant sent,
    Optional<Instant> delivered,
    Optional<Instant> received,
    Optional<Instant> opened,
    URI certificate) {

  /** Makes the row of a certified message. */
  static DigitalReceipt of(MessageLine message, MessageHistory history) {
    return new DigitalReceipt(
        message.id(),
        message.name(),
        message.destination(),
        history.first(InteractionKind.SENT).orElse(message.at()),
        history.first(InteractionKind.DELIVERED),
        history.first(InteractionKind.RECEIVED),
        history.first(InteractionKind.OPENED),
        message.certificate().orElseThrow());
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "DigitalReceipt[" + sent + "]";
  }
}
