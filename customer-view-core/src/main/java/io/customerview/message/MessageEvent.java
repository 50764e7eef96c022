package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import io.customerview.shared.MessageId;
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
  }

  private static Map<String, String> of(MessageId message, MessageChannel channel) {
    return Map.of("message", Masked.id(message.value()), "channel", channel.code());
  }
}
