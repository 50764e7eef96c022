package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.FileId;
import io.customerview.shared.OutgoingId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message in the outbox (caixa de saída), and how it stands. Immutable.
 *
 * @param id its id, and the key under which it is handed over
 * @param place where it stands in the order of messages, given by the store; 0 before it is added
 * @param message what is to be sent
 * @param by who caused it
 * @param createdAt when, in microseconds
 * @param state how it stands
 * @param lease how often a relay took it: tells a relay whether it is still the one that has it
 * @param attempts how often a hand-over of it began
 * @param tried the last hand-over that began, whatever came of it; it stays where it is tried anew
 */
public record OutboxEntry(
    OutgoingId id,
    long place,
    Outgoing message,
    AgentId by,
    Instant createdAt,
    OutgoingState state,
    long lease,
    int attempts,
    Optional<Tried> tried) {

  /** The name of this part in an export. */
  public static final String PART = "outbox";

  /** The code of what happened to one whose customer was merged while a relay had it. */
  public static final String LEASE_LOST = "lease_lost";

  /** The code of what was set aside since it can't be read as it is stored. */
  public static final String UNREADABLE = "unreadable";

  public OutboxEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(by, "by");
    createdAt = Objects.requireNonNull(createdAt, "createdAt").truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(tried, "tried");
  }

  /**
   * A hand-over that began.
   *
   * @param at when, in microseconds
   * @param address where it was to go
   */
  public record Tried(Instant at, Address address) {

    public Tried {
      at = Objects.requireNonNull(at, "at").truncatedTo(ChronoUnit.MICROS);
      Objects.requireNonNull(address, "address");
    }

    /** Tells nothing personal. */
    @Override
    public String toString() {
      return "Tried[" + at + "]";
    }
  }

  /** Obtains a message that nobody has tried to hand over yet. */
  public static OutboxEntry of(
      OutgoingId id, Outgoing message, AgentId by, Instant createdAt, Waiting state) {
    return new OutboxEntry(id, 0, message, by, createdAt, state, 0, 0, Optional.empty());
  }

  /** Returns whom the message is about. */
  public CustomerId customer() {
    return message.customer();
  }

  /** Returns to whom the message goes: messages keep their order per customer and recipient. */
  public Recipient recipient() {
    return message.intended().recipient();
  }

  /** Returns what a list tells of this. */
  public OutboxLine line() {
    return new OutboxLine(
        id,
        place,
        customer(),
        recipient(),
        message.intended().channel().code(),
        message.name(),
        by,
        createdAt,
        state.kind(),
        state.due(),
        state.endedAt(),
        state.codes(),
        attempts);
  }

  /** Returns this at its place, as the store gives it. */
  public OutboxEntry at(long given) {
    return new OutboxEntry(id, given, message, by, createdAt, state, lease, attempts, tried);
  }

  /** Returns this in another state. */
  public OutboxEntry with(OutgoingState other) {
    return new OutboxEntry(id, place, message, by, createdAt, other, lease, attempts, tried);
  }

  /** Returns this with state, lease and attempts of another, as it is saved. */
  public OutboxEntry standingAs(OutboxEntry other) {
    return new OutboxEntry(
        id, place, message, by, createdAt, other.state, other.lease, other.attempts, other.tried);
  }

  /** Returns this once a relay has taken it, until a moment. */
  public OutboxEntry leased(Instant until) {
    return new OutboxEntry(
        id, place, message, by, createdAt, new Leased(until), lease + 1, attempts, tried);
  }

  /**
   * Returns this once a hand-over of it begins, for which the lease is that of the moment given.
   */
  OutboxEntry attempted(Instant until, Tried begun) {
    return new OutboxEntry(
        id,
        place,
        message,
        by,
        createdAt,
        new Leased(until),
        lease,
        attempts + 1,
        Optional.of(begun));
  }

  /** Returns the message that the customer was sent, as it is kept (INT-1), once it was tried. */
  Message sent() {
    Tried last = tried.orElseThrow();
    return Message.of(
        id.message(),
        customer(),
        new SentMessage(
            message.name(),
            message.intended().channel(),
            message.intended().purpose(),
            message.automation(),
            message.campaign(),
            message.template(),
            last.address(),
            Optional.of(message.content()),
            message.sender(),
            Optional.of(by),
            last.at(),
            message.test(),
            message.document(),
            message.files(),
            message.caseId(),
            Optional.empty()));
  }

  /** Returns this as if nobody had tried it yet, due at a moment: somebody asks for it again. */
  OutboxEntry again(Instant moment) {
    return new OutboxEntry(id, place, message, by, createdAt, Waiting.at(moment), lease, 0, tried);
  }

  /**
   * Returns this as another customer's, into which its own was merged. Who has it in lease loses
   * it, since the other customer may have one in lease too: it is tried again when the lease would
   * have run out, unless it turns out to have been handed over.
   */
  public OutboxEntry reassignedTo(CustomerId other) {
    OutgoingState kept =
        state instanceof Leased leased ? new Retrying(leased.until(), LEASE_LOST) : state;
    return new OutboxEntry(
        id, place, message.reassignedTo(other), by, createdAt, kept, lease, attempts, tried);
  }

  /**
   * Returns this as it is exported (PRIV-1): the same fields from every storage. What was written
   * to an agent or to the support is theirs, and told without its text.
   */
  public Map<String, Object> toRecord() {
    IntendedMessage intended = message.intended();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id.toString());
    fields.put("name", message.name());
    fields.put("recipient", intended.recipient().name());
    fields.put("channel", intended.channel().code());
    fields.put("purpose", intended.purpose().code());
    boolean isTheirs = intended.recipient() == Recipient.CUSTOMER;
    if (isTheirs) {
      intended.destination().ifPresent(stated -> fields.put("destination", stated.display()));
      if (state instanceof HandedOver handed) {
        fields.put("address", handed.address().display());
      }
      tried.ifPresent(last -> fields.put("triedAddress", last.address().display()));
    }
    message
        .automation()
        .ifPresent(
            automation -> {
              fields.put("automation", automation.id());
              fields.put("automationName", automation.name());
              fields.put("automationVersion", automation.version());
            });
    message.campaign().ifPresent(text -> fields.put("campaign", text));
    message.template().ifPresent(text -> fields.put("template", text));
    message.caseId().ifPresent(about -> fields.put("case", about.value()));
    message.document().ifPresent(document -> fields.put("document", document.toString()));
    if (!message.files().isEmpty()) {
      fields.put("files", message.files().stream().map(FileId::toString).toList());
    }
    if (isTheirs) {
      message.sender().ifPresent(text -> fields.put("sender", text));
      fields.put("mediaType", message.content().mediaType());
      message.content().subject().ifPresent(text -> fields.put("subject", text));
      fields.put("body", message.content().body());
    }
    fields.put("test", message.test());
    fields.put("createdAt", createdAt);
    tried.ifPresent(last -> fields.put("triedAt", last.at()));
    fields.put("state", state.kind().name());
    state.due().ifPresent(at -> fields.put("due", at));
    state.endedAt().ifPresent(at -> fields.put("endedAt", at));
    if (!state.codes().isEmpty()) {
      fields.put("codes", state.codes());
    }
    if (state instanceof HandedOver handed) {
      handed.reference().ifPresent(text -> fields.put("reference", text));
    }
    return fields;
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "OutboxEntry[" + id + ", " + state.kind() + "]";
  }
}
