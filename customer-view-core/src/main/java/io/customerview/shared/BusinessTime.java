package io.customerview.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The injected clock and the zone in which days are counted. The only place that says what time it
 * is.
 *
 * @param clock the host's clock
 * @param zone the business zone
 */
public record BusinessTime(Clock clock, ZoneId zone) {

  /** The zone of a host that names none. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Sao_Paulo");

  public BusinessTime {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * Returns this moment, in microseconds: what the database keeps, so that what is read back equals
   * what was written.
   */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the day of a moment in the business zone. */
  public LocalDate dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }
}
