package io.customerview.message;

import io.customerview.contact.IntendedMessage;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.contact.MessageChannel;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened about the messages of a customer. The details name the message, masked. */
public sealed interface MessageEvent extends DomainEvent {

  /** A message that was sent was taken in (INT-1). */
  record MessageAdded(MessageId message, MessageChannel channel) implements MessageEvent {
    @Override
    public String name() {
      return "message.added";
    }

    @Override
    public Map<String, String> details() {
      return of(message, channel);
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "MessageAdded" + details();
    }
  }

  /** A message got the link to its certificate, or another one (INT-8). */
  record MessageCertified(MessageId message, MessageChannel channel) implements MessageEvent {
    @Override
    public String name() {
      return "message.certified";
    }

    @Override
    public Map<String, String> details() {
      return of(message, channel);
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "MessageCertified" + details();
    }
  }

  /** The customer made contact (INT-9). */
  record InboundAdded(MessageId message, MessageChannel channel) implements MessageEvent {
    @Override
    public String name() {
      return "message.inbound";
    }

    @Override
    public Map<String, String> details() {
      return of(message, channel);
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "InboundAdded" + details();
    }
  }

  /**
   * A message was queued to be sent (CNT-11).
   *
   * @param recipient to whom it goes
   */
  record MessageQueued(OutgoingId message, MessageChannel channel, Recipient recipient)
      implements MessageEvent {
    @Override
    public String name() {
      return "message.queued";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "recipient", recipient.name());
    }
  }

  /**
   * An agent had a message sent again (INT-7).
   *
   * @param first the message that was sent before
   * @param message the one that is sent now
   * @param destination where to, masked
   */
  record MessageResent(
      MessageId first, OutgoingId message, MessageChannel channel, String destination)
      implements MessageEvent {
    @Override
    public String name() {
      return "message.resent";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = outgoing(message, channel, "destination", destination);
      details.put("first", Masked.id(first.value()));
      return details;
    }

    @Override
    public String toString() {
      return "MessageResent[" + message + "]";
    }
  }

  /**
   * A message to an agent or to support was handed over; or one to the customer that the host has
   * fed itself before that. Else one to the customer is added instead.
   */
  record MessageHandedOver(OutgoingId message, MessageChannel channel, Recipient recipient)
      implements MessageEvent {

    static MessageHandedOver of(OutboxEntry entry) {
      IntendedMessage intended = entry.message().intended();
      return new MessageHandedOver(entry.id(), intended.channel(), intended.recipient());
    }

    @Override
    public String name() {
      return "message.handed_over";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "recipient", recipient.name());
    }
  }

  /**
   * The decision denied a message when it was to be handed over (CNT-11).
   *
   * @param reasons the codes of its reasons, in order
   */
  record MessageDenied(OutgoingId message, MessageChannel channel, List<String> reasons)
      implements MessageEvent {

    public MessageDenied {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String name() {
      return "message.denied";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "reasons", String.join(", ", reasons));
    }
  }

  /**
   * A message failed for good, or too often, and was set aside.
   *
   * @param failure the code of what went wrong last
   */
  record MessageSetAside(OutgoingId message, MessageChannel channel, String failure)
      implements MessageEvent {
    @Override
    public String name() {
      return "message.set_aside";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "failure", failure);
    }
  }

  /**
   * A message that can't be read as it is stored was set aside.
   *
   * @param channel the code of its message channel
   */
  record MessageUnreadable(OutgoingId message, String channel) implements MessageEvent {
    @Override
    public String name() {
      return "message.set_aside";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("message", message.toString());
      details.put("channel", channel);
      details.put("failure", OutboxEntry.UNREADABLE);
      return details;
    }
  }

  /**
   * A message that was set aside is tried again.
   *
   * @param failure the code of what had gone wrong last
   */
  record MessageTriedAgain(OutgoingId message, MessageChannel channel, String failure)
      implements MessageEvent {
    @Override
    public String name() {
      return "message.tried_again";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "failure", failure);
    }
  }

  /**
   * A message that was queued or set aside was withdrawn: it is not sent.
   *
   * @param state how it stood before
   */
  record MessageWithdrawn(OutgoingId message, MessageChannel channel, OutgoingState.Kind state)
      implements MessageEvent {
    @Override
    public String name() {
      return "message.withdrawn";
    }

    @Override
    public Map<String, String> details() {
      return outgoing(message, channel, "state", state.name());
    }
  }

  private static Map<String, String> outgoing(
      OutgoingId message, MessageChannel channel, String field, String value) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("message", message.toString());
    details.put("channel", channel.code());
    details.put(field, value);
    return details;
  }

  private static Map<String, String> of(MessageId message, MessageChannel channel) {
    return Map.of("message", Masked.id(message.value()), "channel", channel.code());
  }
}
