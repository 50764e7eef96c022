package io.customerview.message;

import io.customerview.contact.MessageChannel;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The messages of one campaign, of one channel, or of both (INT-2). Immutable.
 *
 * @param campaign the campaign; empty for what belongs to none, and where channels alone are told
 *     apart
 * @param channel the channel; empty where campaigns alone are told apart
 * @param messages how many there are
 * @param first when the first was sent
 * @param latest when the latest was sent
 */
public record MessageGroup(
    Optional<String> campaign,
    Optional<MessageChannel> channel,
    long messages,
    Instant first,
    Instant latest) {

  /** The order in which groups are shown: latest first. */
  public static final Comparator<MessageGroup> LATEST_FIRST =
      Comparator.comparing(MessageGroup::latest)
          .reversed()
          .thenComparing(group -> group.campaign().orElse(""))
          .thenComparing(group -> group.channel().map(MessageChannel::code).orElse(""))
          .thenComparing(
              group -> group.channel().map(one -> one.contactChannel().name()).orElse(""));

  /** What groups are told apart by. */
  public enum By {
    /** The campaign. */
    CAMPAIGN,
    /** The message channel. */
    CHANNEL,
    /** Both. */
    CAMPAIGN_AND_CHANNEL;

    /** Returns whether campaigns are told apart. */
    public boolean campaign() {
      return this != CHANNEL;
    }

    /** Returns whether channels are told apart. */
    public boolean channel() {
      return this != CAMPAIGN;
    }
  }

  /** Returns a form that is safe to log: what a campaign is called may tell of its customers. */
  @Override
  public String toString() {
    return "MessageGroup[" + channel + ", " + messages + "]";
  }
}
