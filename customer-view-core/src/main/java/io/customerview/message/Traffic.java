package io.customerview.message;

import io.customerview.contact.MessageChannel;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What went on between the installation and a customer on some days, on one channel and of one
 * campaign. Immutable.
 *
 * @param channel the channel
 * @param campaign the campaign; empty for what belongs to none
 * @param messages how many messages were sent on those days; 0 or more
 * @param first when the first of these was sent
 * @param latest when the latest of these was sent
 * @param delivered how many of these messages were delivered, on whichever day, as {@link
 *     InteractionKind#provesDelivery} says
 * @param engaged how many of these messages were opened, clicked or replied to, on whichever day
 * @param interactions how many interactions happened on those days, inbound ones among them
 */
public record Traffic(
    MessageChannel channel,
    Optional<String> campaign,
    long messages,
    Optional<Instant> first,
    Optional<Instant> latest,
    long delivered,
    long engaged,
    long interactions) {

  public Traffic {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(campaign, "campaign");
    if (first.isPresent() != messages > 0 || latest.isPresent() != messages > 0) {
      throw new IllegalArgumentException("there is a first and a latest where there are messages");
    }
    if (engaged > delivered || delivered > messages) {
      throw new IllegalArgumentException(
          "what is opened was delivered, and what was delivered was sent");
    }
  }

  /** Returns this and other traffic on the same channel and of the same campaign as one. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        channel,
        campaign,
        messages + other.messages,
        nearest(first, other.first, Comparator.naturalOrder()),
        nearest(latest, other.latest, Comparator.reverseOrder()),
        delivered + other.delivered,
        engaged + other.engaged,
        interactions + other.interactions);
  }

  private static Optional<Instant> nearest(
      Optional<Instant> one, Optional<Instant> other, Comparator<Instant> order) {
    return Stream.concat(one.stream(), other.stream()).min(order);
  }

  /** Returns a form that is safe to log: what a campaign is called may tell of its customers. */
  @Override
  public String toString() {
    return "Traffic[" + channel + ", " + messages + ", " + interactions + "]";
  }
}
