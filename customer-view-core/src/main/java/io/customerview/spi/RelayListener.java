package io.customerview.spi;

import java.time.Duration;

/**
 * Hears what a relay does, for metrics: codes, numbers and durations, nothing of any message.
 * Called on the relay's thread with no transaction open; what it throws is logged and goes no
 * further. Must be thread-safe.
 */
public interface RelayListener {

  /** The relay has taken messages from the outbox. */
  default void claimed(int messages) {}

  /**
   * A message was handed over.
   *
   * @param channel the code of its message channel
   * @param took how long the gateway took
   */
  default void handedOver(String channel, Duration took) {}

  /** The decision defers a message: it waits. */
  default void deferred(String channel) {}

  /** The decision denies a message: it is not sent. */
  default void denied(String channel) {}

  /**
   * An attempt failed; the message is tried again, or is {@linkplain #setAside set aside} next.
   *
   * @param code what went wrong
   * @param took how long the gateway took
   */
  default void failed(String channel, String code, Duration took) {}

  /** A message was set aside: somebody has to look at it. */
  default void setAside(String channel, String code) {}

  /** Returns a listener that does nothing. */
  static RelayListener none() {
    return new RelayListener() {};
  }
}
