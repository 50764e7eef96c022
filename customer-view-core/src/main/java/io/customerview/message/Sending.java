package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.shared.AgentId;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A sending of a document (envio), as its send history shows it (DOC-9). Immutable.
 *
 * @param message the message that carried it
 * @param name what the message is called
 * @param channel how it travelled
 * @param at when it was sent
 * @param agent which agent sent it, where one did
 * @param automation what sent it, where an automation did
 * @param test whether it was sent in test mode (INT-5)
 * @param deliveredTo to which address it was delivered; blank until a report says that it was
 * @param latest its latest status (INT-6); blank before the first report
 */
public record Sending(
    MessageId message,
    String name,
    MessageChannel channel,
    Instant at,
    Optional<AgentId> agent,
    Optional<AutomationVersion> automation,
    boolean test,
    Optional<Address> deliveredTo,
    Optional<MessageStatus> latest) {

  public Sending {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(automation, "automation");
    Objects.requireNonNull(deliveredTo, "deliveredTo");
    Objects.requireNonNull(latest, "latest");
  }

  /** Obtains the sending by a message, of which this is known. */
  static Sending of(MessageLine line, MessageHistory history) {
    boolean isDelivered =
        history.interactions().stream().anyMatch(one -> one.kind().provesDelivery());
    return new Sending(
        line.id(),
        line.name(),
        line.channel(),
        line.at(),
        line.agent(),
        line.automation(),
        line.test(),
        isDelivered ? Optional.of(line.destination()) : Optional.empty(),
        line.latest());
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Sending[" + channel + ", " + at + "]";
  }
}
