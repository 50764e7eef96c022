package io.customerview.contact;

import java.util.Objects;
import java.util.Optional;

/**
 * A message that somebody wants to send (envio pretendido): what the {@linkplain Decision decision}
 * is asked about.
 *
 * <pre>{@code
 * IntendedMessage.on(MessageChannel.SMS, new Purpose("billing"))                      // to the customer's primary
 * IntendedMessage.on(MessageChannel.SMS, new Purpose("billing")).to(typedDestination) // a resend to a stated one
 * }</pre>
 *
 * <p>A message in test mode is decided on as any other; what test mode changes is that it counts in
 * no cap (INT-5; {@link HandOver#test}). Immutable and thread-safe.
 *
 * @param channel how it is to travel
 * @param purpose what for
 * @param recipient to whom
 * @param destination the stated destination; none means the customer's primary (CNT-5), which only
 *     a message to the customer has
 */
public record IntendedMessage(
    MessageChannel channel, Purpose purpose, Recipient recipient, Optional<Address> destination) {

  /** To whom a message goes. */
  public enum Recipient {
    /** To the customer. */
    CUSTOMER,
    /** To an agent, such as the link to a file that was fetched from the archive: exempt. */
    AGENT,
    /** To the host's support, such as the request for a deleted file: exempt. */
    SUPPORT
  }

  public IntendedMessage {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(destination, "destination");
    if (recipient != Recipient.CUSTOMER && destination.isEmpty()) {
      throw new IllegalArgumentException("a message to " + recipient + " states its destination");
    }
  }

  /** Obtains a message to the customer's primary of the channel. */
  public static IntendedMessage on(MessageChannel channel, Purpose purpose) {
    return new IntendedMessage(channel, purpose, Recipient.CUSTOMER, Optional.empty());
  }

  /** Obtains a message to an agent's own address. */
  public static IntendedMessage toAgent(MessageChannel channel, Purpose purpose, Address address) {
    return new IntendedMessage(channel, purpose, Recipient.AGENT, Optional.of(address));
  }

  /** Obtains a message to the host's support. */
  public static IntendedMessage toSupport(
      MessageChannel channel, Purpose purpose, Address address) {
    return new IntendedMessage(channel, purpose, Recipient.SUPPORT, Optional.of(address));
  }

  /** Returns this message with a stated destination: a resend (DOC-8, INT-7). */
  public IntendedMessage to(Address stated) {
    return new IntendedMessage(channel, purpose, recipient, Optional.of(stated));
  }
}
