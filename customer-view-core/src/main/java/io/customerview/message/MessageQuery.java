package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.CleanText;
import io.customerview.shared.DateRange;
import java.util.Objects;
import java.util.Optional;

/**
 * Which messages of a customer a list shows (INT-2, INT-5, PRF-2).
 *
 * <pre>{@code
 * MessageQuery.ALL.on(MessageChannel.SMS).campaign("cobranca-2026").stepByStep()
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param channel only those of a message channel
 * @param automation only those of an automation, by its id
 * @param campaign only those of a campaign, or of none
 * @param days only those sent on these days of the business zone
 * @param certified whether to show only certified ones (INT-8)
 * @param withTest whether to show those in test mode too (INT-5)
 * @param oldestFirst whether the list begins with what came first, step by step in time
 */
public record MessageQuery(
    Optional<MessageChannel> channel,
    Optional<String> automation,
    Optional<WhichCampaign> campaign,
    DateRange days,
    boolean certified,
    boolean withTest,
    boolean oldestFirst) {

  /** All of them, newest first, but for those in test mode. */
  public static final MessageQuery ALL =
      new MessageQuery(
          Optional.empty(), Optional.empty(), Optional.empty(), DateRange.ALL, false, false, false);

  public MessageQuery {
    Objects.requireNonNull(channel, "channel");
    automation =
        automation.map(id -> CleanText.required("automation", id, AutomationVersion.LONGEST));
    Objects.requireNonNull(campaign, "campaign");
    Objects.requireNonNull(days, "days");
  }

  public MessageQuery on(MessageChannel only) {
    return new MessageQuery(
        Optional.of(only), automation, campaign, days, certified, withTest, oldestFirst);
  }

  /**
   * Shows only those of an automation.
   *
   * @throws io.customerview.shared.RefusedException if no automation can have this id
   */
  public MessageQuery automation(String id) {
    return new MessageQuery(
        channel, Optional.of(id), campaign, days, certified, withTest, oldestFirst);
  }

  /**
   * Shows only those of a campaign.
   *
   * @throws io.customerview.shared.RefusedException if no campaign can be called so
   */
  public MessageQuery campaign(String name) {
    return campaign(WhichCampaign.of(name));
  }

  /** Shows only those of a campaign, or of none: what is in a group. */
  public MessageQuery campaign(WhichCampaign which) {
    return new MessageQuery(
        channel, automation, Optional.of(which), days, certified, withTest, oldestFirst);
  }

  public MessageQuery within(DateRange range) {
    return new MessageQuery(channel, automation, campaign, range, certified, withTest, oldestFirst);
  }

  /** Shows certified messages only: the AR digital (INT-8). */
  public MessageQuery certifiedOnly() {
    return new MessageQuery(channel, automation, campaign, days, true, withTest, oldestFirst);
  }

  /** Shows messages in test mode too (INT-5). */
  public MessageQuery includingTest() {
    return new MessageQuery(channel, automation, campaign, days, certified, true, oldestFirst);
  }

  /** Begins with what came first, as a campaign is read (INT-2). */
  public MessageQuery stepByStep() {
    return new MessageQuery(channel, automation, campaign, days, certified, withTest, true);
  }

  /** Returns a text that differs where two lists do, for their cursors. */
  String text() {
    return channel.map(MessageChannel::code)
        + "\n"
        + automation
        + "\n"
        + campaign.map(which -> which.name().toString())
        + "\n"
        + days
        + "\n"
        + certified
        + withTest
        + oldestFirst;
  }
}
