package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.DateRange;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which activities of a document a list shows (DOC-10, INT-5, PRF-2).
 *
 * <pre>{@code
 * ActivityQuery.ALL.event(InteractionKind.OPENED).on(MessageChannel.EMAIL)
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param event only those of a kind
 * @param channel only those of messages of a channel
 * @param days only what happened on these days of the business zone
 * @param withTest whether to show those of messages in test mode too
 */
public record ActivityQuery(
    Optional<InteractionKind> event,
    Optional<MessageChannel> channel,
    DateRange days,
    boolean withTest) {

  /** All of them, but for those of messages in test mode. */
  public static final ActivityQuery ALL =
      new ActivityQuery(Optional.empty(), Optional.empty(), DateRange.ALL, false);

  public ActivityQuery {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(days, "days");
  }

  public ActivityQuery event(InteractionKind only) {
    return new ActivityQuery(Optional.of(only), channel, days, withTest);
  }

  public ActivityQuery on(MessageChannel only) {
    return new ActivityQuery(event, Optional.of(only), days, withTest);
  }

  public ActivityQuery within(DateRange range) {
    return new ActivityQuery(event, channel, range, withTest);
  }

  /** Shows those of messages in test mode too. */
  public ActivityQuery includingTest() {
    return new ActivityQuery(event, channel, days, true);
  }

  /**
   * Returns whether an activity is among those that are asked for.
   *
   * @param zone in which days are counted
   */
  public boolean takes(Activity activity, ZoneId zone) {
    return (withTest || !activity.message().test())
        && (event.isEmpty() || event.get() == activity.interaction().kind())
        && (channel.isEmpty() || channel.get().equals(activity.message().channel()))
        && days.contains(activity.interaction().at(), zone);
  }
}
