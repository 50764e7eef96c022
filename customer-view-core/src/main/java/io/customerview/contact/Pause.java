package io.customerview.contact;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A pause (pausa nos envios): until a moment nothing is sent to a customer, on one message channel
 * or on any, but for what is urgent (CNT-14). Immutable.
 *
 * @param id the id
 * @param customer whose
 * @param channel the message channel; none means all
 * @param from when it was set, and began
 * @param until when it ends by itself
 * @param resumedAt when an agent ended it before that
 * @param agent who set it
 */
public record Pause(
    UUID id,
    CustomerId customer,
    Optional<MessageChannel> channel,
    Instant from,
    Instant until,
    Optional<Instant> resumedAt,
    AgentId agent) {

  /** The name of the part in an export. */
  public static final String PART = "pauses";

  public Pause {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(channel, "channel");
    from = Objects.requireNonNull(from, "from").truncatedTo(ChronoUnit.MICROS);
    until = Objects.requireNonNull(until, "until").truncatedTo(ChronoUnit.MICROS);
    resumedAt = resumedAt.map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
    Objects.requireNonNull(agent, "agent");
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "a pause must end after it begins at " + from + ", not at " + until);
    }
  }

  /** Returns when this pause ends: by itself, or when an agent ended it. */
  public Instant end() {
    return resumedAt.filter(until::isAfter).orElse(until);
  }

  /** Returns this pause as it was known at a moment, or empty if it was not set yet. */
  public Optional<Pause> asOf(Instant moment) {
    if (from.isAfter(moment)) {
      return Optional.empty();
    }
    return resumedAt.filter(moment::isBefore).isPresent()
        ? Optional.of(new Pause(id, customer, channel, from, until, Optional.empty(), agent))
        : Optional.of(this);
  }

  /** Returns whether this is about messages on a channel. */
  public boolean isAbout(MessageChannel other) {
    return channel.isEmpty() || channel.get().equals(other);
  }

  /** Returns this pause, ended by an agent. */
  Pause resumed(Instant moment) {
    return new Pause(id, customer, channel, from, until, Optional.of(moment), agent);
  }

  /** Returns this pause of another customer. */
  public Pause reassignedTo(CustomerId other) {
    return new Pause(id, other, channel, from, until, resumedAt, agent);
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    channel.ifPresent(one -> fields.put("channel", one.code()));
    fields.put("from", from);
    fields.put("until", until);
    resumedAt.ifPresent(moment -> fields.put("resumedAt", moment));
    return fields;
  }
}
