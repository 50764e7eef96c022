package io.customerview.message;

import io.customerview.shared.Wiring;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls of a gateway were given up and hang on, over all relays of one customer view:
 * whoever makes a relay for each run is held to the same bound. Thread-safe.
 */
@Wiring
public final class HangingCalls {

  /** How many calls may hang before no more are made. */
  static final int MOST = 8;

  private final AtomicInteger calls = new AtomicInteger();

  /** Makes a count of none. */
  public HangingCalls() {}

  /** Returns whether so many calls hang that another one would be of no use. */
  boolean isStuck() {
    return calls.get() >= MOST;
  }

  void begun() {
    calls.incrementAndGet();
  }

  void ended() {
    calls.decrementAndGet();
  }
}
