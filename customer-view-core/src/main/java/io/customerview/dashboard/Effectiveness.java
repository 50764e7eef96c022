package io.customerview.dashboard;

import io.customerview.contact.MessageChannel;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How effective a channel was (efectividad): of the messages sent on it on the days of the
 * dashboard, how many were opened, clicked or replied to per delivered one. Immutable.
 *
 * @param channel the channel
 * @param delivered how many were delivered; 0 or more
 * @param engaged how many of those were opened, clicked or replied to; each counts once
 */
public record Effectiveness(MessageChannel channel, long delivered, long engaged) {

  public Effectiveness {
    Objects.requireNonNull(channel, "channel");
  }

  /** Returns the share, from 0 to 1; none where nothing was delivered. */
  public OptionalDouble rate() {
    return delivered == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) engaged / delivered);
  }
}
