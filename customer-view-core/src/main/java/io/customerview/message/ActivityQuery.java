package io.customerview.message;

import io.customerview.contact.MessageChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * Which activities of a document a list shows (DOC-10, INT-5).
 *
 * <pre>{@code
 * ActivityQuery.ALL.event(InteractionKind.OPENED).on(MessageChannel.EMAIL)
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param event only those of a kind
 * @param channel only those of messages of a channel
 * @param withTest whether to show those of messages in test mode too
 */
public record ActivityQuery(
    Optional<InteractionKind> event, Optional<MessageChannel> channel, boolean withTest) {

  /** All of them, but for those of messages in test mode. */
  public static final ActivityQuery ALL =
      new ActivityQuery(Optional.empty(), Optional.empty(), false);

  public ActivityQuery {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(channel, "channel");
  }

  public ActivityQuery event(InteractionKind only) {
    return new ActivityQuery(Optional.of(only), channel, withTest);
  }

  public ActivityQuery on(MessageChannel only) {
    return new ActivityQuery(event, Optional.of(only), withTest);
  }

  /** Shows those of messages in test mode too. */
  public ActivityQuery includingTest() {
    return new ActivityQuery(event, channel, true);
  }

  /** Returns whether an activity is among those that are asked for. */
  public boolean takes(Activity activity) {
    return (withTest || !activity.message().test())
        && (event.isEmpty() || event.get() == activity.interaction().kind())
        && (channel.isEmpty() || channel.get().equals(activity.message().channel()));
  }
}
