package io.customerview.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments as they are kept: in microseconds, in the years 1 to 9999. */
public final class KeptMoment {

  private KeptMoment() {}

  /** Returns a moment in microseconds; empty where it lies outside the years that are kept. */
  public static Optional<Instant> of(Instant moment) {
    Instant kept = moment.truncatedTo(ChronoUnit.MICROS);
    int year = kept.isAfter(Instant.MAX.minusSeconds(1)) ? 0 : yearOf(kept);
    return year < 1 || year > 9999 ? Optional.empty() : Optional.of(kept);
  }

  private static int yearOf(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).getYear();
  }
}
