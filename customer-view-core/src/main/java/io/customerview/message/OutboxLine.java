package io.customerview.message;

import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list tells of a message in the outbox, also of one that can't be read any more: neither
 * texts nor addresses. Immutable.
 *
 * @param id its id
 * @param place where it stands in the order of messages
 * @param customer whom it is about
 * @param recipient to whom it goes
 * @param channel the code of its message channel
 * @param name what the message is called
 * @param by who caused it
 * @param createdAt when
 * @param state in which state it is
 * @param due the moment from which a relay may take it, where one ever may
 * @param endedAt when it came to its end, where it has
 * @param codes the codes of what stood against it, in order
 * @param attempts how often a hand-over of it began
 */
public record OutboxLine(
    OutgoingId id,
    long place,
    CustomerId customer,
    Recipient recipient,
    String channel,
    String name,
    AgentId by,
    Instant createdAt,
    OutgoingState.Kind state,
    Optional<Instant> due,
    Optional<Instant> endedAt,
    List<String> codes,
    int attempts) {

  public OutboxLine {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(endedAt, "endedAt");
    codes = List.copyOf(codes);
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "OutboxLine[" + id + ", " + state + "]";
  }
}
