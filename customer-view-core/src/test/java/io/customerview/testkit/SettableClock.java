package io.customerview.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves: it stands still until it is told to. Thread-safe. */
public final class SettableClock extends Clock {

  /** Where a clock stands that nobody has set: noon in São Paulo on 22 November 2026. */
  public static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  /** Sets the moment. */
  public void set(Instant moment) {
    now.set(moment);
  }

  /** Lets time pass. */
  public void advance(Duration step) {
    now.updateAndGet(moment -> moment.plus(step));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
