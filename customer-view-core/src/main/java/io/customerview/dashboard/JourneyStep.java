package io.customerview.dashboard;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.CodePointOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A channel that was used in one direction: a step of the customer journey map (mapa de
 * experiencia). Immutable.
 *
 * @param channel the channel
 * @param direction which way
 * @param count how many messages went out, or how many contacts and replies came in; 1 or more
 * @param first when the first did
 * @param latest when the latest did
 */
public record JourneyStep(
    MessageChannel channel, Direction direction, long count, Instant first, Instant latest) {

  /** Which way something went. */
  public enum Direction {
    /** From the customer: its own contacts, and its replies. */
    IN,
    /** To the customer: messages. */
    OUT
  }

  /** In order of time: by the first use, then by the latest. */
  public static final Comparator<JourneyStep> IN_TIME =
      Comparator.comparing(JourneyStep::first)
          .thenComparing(JourneyStep::latest)
          .thenComparing(step -> step.channel().code(), CodePointOrder::compare)
          .thenComparing(step -> step.channel().contactChannel())
          .thenComparing(JourneyStep::direction);

  public JourneyStep {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(latest, "latest");
  }

  /** Returns this and another step on the same channel and way as one. */
  JourneyStep plus(JourneyStep other) {
    return new JourneyStep(
        channel,
        direction,
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        latest.isAfter(other.latest) ? latest : other.latest);
  }
}
