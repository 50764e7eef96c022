package io.customerview.message;

import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MessageId;
import java.util.Objects;

/**
 * One message as the host gives it (INT-1). Immutable.
 *
 * @param number how the host finds the row again, such as its line in a file
 * @param message the host's id of the message
 * @param customer to whom it went
 * @param sent what it says and how it went
 */
public record MessageRow(long number, MessageId message, WhichCustomer customer, SentMessage sent) {

  public MessageRow {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(sent, "sent");
  }

  /** Obtains a row of a customer that the host knows by its own id. */
  public static MessageRow of(
      long number, MessageId message, ExternalId customer, SentMessage sent) {
    return new MessageRow(number, message, WhichCustomer.by(customer), sent);
  }

  /** As {@link #of(long, MessageId, ExternalId, SentMessage)}, by our id of the customer. */
  public static MessageRow of(
      long number, MessageId message, CustomerId customer, SentMessage sent) {
    return new MessageRow(number, message, WhichCustomer.by(customer), sent);
  }

  @Override
  public String toString() {
    return "MessageRow[" + number + "]";
  }
}
