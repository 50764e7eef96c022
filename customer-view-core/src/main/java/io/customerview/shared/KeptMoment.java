package io.customerview.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments as they are kept: in microseconds, in the years 1 to 9999. */
public final class KeptMoment {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private KeptMoment() {}

  /** Returns a moment in microseconds; empty where it lies outside the years that are kept. */
  public static Optional<Instant> of(Instant moment) {
    return moment.isBefore(FIRST) || !moment.isBefore(END)
        ? Optional.empty()
        : Optional.of(moment.truncatedTo(ChronoUnit.MICROS));
  }
}
