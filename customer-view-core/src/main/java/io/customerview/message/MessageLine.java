package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.shared.AgentId;
import io.customerview.shared.MessageId;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A message as a list shows it (INT-2): without its content. Immutable.
 *
 * @param id which message
 * @param name what it is called
 * @param channel how it travelled
 * @param automation what sent it
 * @param agent who sent it, where an agent did
 * @param campaign the campaign that it belongs to
 * @param destination the address that it went to
 * @param at when it was sent
 * @param test whether it was sent in test mode (INT-5)
 * @param latest its latest status (INT-6)
 * @param certificate the link to its certificate (INT-8)
 */
public record MessageLine(
    MessageId id,
    String name,
    MessageChannel channel,
    Optional<AutomationVersion> automation,
    Optional<AgentId> agent,
    Optional<String> campaign,
    Address destination,
    Instant at,
    boolean test,
    Optional<MessageStatus> latest,
    Optional<URI> certificate) {

  /** Step by step in time, and then by id. */
  public static final Comparator<MessageLine> OLDEST_FIRST =
      Comparator.comparing(MessageLine::at).thenComparing(MessageLine::id);

  /** Obtains the line of a message. */
  public static MessageLine of(Message message) {
    SentMessage sent = message.sent();
    return new MessageLine(
        message.id(),
        sent.name(),
        sent.channel(),
        sent.automation(),
        sent.agent(),
        sent.campaign(),
        sent.destination(),
        sent.at(),
        sent.test(),
        message.latest(),
        sent.certificate());
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "MessageLine[" + channel + ", " + at + "]";
  }
}
