package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.message.OutboxEntry.Tried;
import io.customerview.spi.Attachment;
import io.customerview.spi.OutgoingMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A hand-over that has begun: the decision allows it, and the entry says so. Immutable.
 *
 * @param entry the entry as it was saved, which says where it goes and when it began
 * @param attachments the files that go with it
 * @param unsubscribeToken the token of its unsubscribe link, where it has one
 */
record Attempt(OutboxEntry entry, List<Attachment> attachments, Optional<String> unsubscribeToken) {

  Attempt {
    Objects.requireNonNull(entry, "entry");
    attachments = List.copyOf(attachments);
    Objects.requireNonNull(unsubscribeToken, "unsubscribeToken");
  }

  /** Returns what the gateway gets. */
  OutgoingMessage handedTo() {
    Outgoing message = entry.message();
    IntendedMessage intended = message.intended();
    return new OutgoingMessage(
        entry.id().toString(),
        recipient(intended.recipient()),
        intended.channel().code(),
        intended.purpose().code(),
        destination(),
        message.name(),
        message.sender(),
        message.content().mediaType(),
        message.content().subject(),
        message.content().body(),
        attachments,
        message.automation().map(one -> new OutgoingMessage.Automation(one.id(), one.version())),
        message.campaign(),
        message.template(),
        unsubscribeToken,
        message.test());
  }

  Tried tried() {
    return entry.tried().orElseThrow();
  }

  private String destination() {
    Address address = tried().address();
    if (address instanceof Address.Email email) {
      return email.email().envelope();
    }
    return address instanceof Address.Phone ? address.normalized() : address.display();
  }

  private static OutgoingMessage.Recipient recipient(Recipient recipient) {
    return switch (recipient) {
      case CUSTOMER -> OutgoingMessage.Recipient.CUSTOMER;
      case AGENT -> OutgoingMessage.Recipient.AGENT;
      case SUPPORT -> OutgoingMessage.Recipient.SUPPORT;
    };
  }

  /** How a hand-over ended. */
  sealed interface End {

    /** The gateway has the message. */
    record Done(Optional<String> reference) implements End {}

    /**
     * The gateway doesn't have it, as far as is known.
     *
     * @param code what went wrong
     * @param permanent whether another attempt is of no use
     */
    record Failed(String code, boolean permanent) implements End {

      /** The code of a call whose thread was interrupted. */
      static final String INTERRUPTED = "interrupted";
    }
  }

  /** Tells nothing personal. */
  @Override
  public String toString() {
    return "Attempt[" + entry.id() + "]";
  }
}
