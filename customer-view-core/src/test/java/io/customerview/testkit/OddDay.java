package io.customerview.testkit;

import io.customerview.shared.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day in São Paulo around the nights in 2018 in which its clocks were changed: one day had 25
 * hours, and one 23 and no midnight.
 *
 * @param first its first moment
 * @param end the first moment after it
 */
record OddDay(LocalDate day, Instant first, Instant end) {

  static final List<OddDay> ALL =
      List.of(
          of("2018-02-16", "2018-02-16T02:00:00Z", 24),
          of("2018-02-17", "2018-02-17T02:00:00Z", 25),
          of("2018-02-18", "2018-02-18T03:00:00Z", 24),
          of("2018-11-03", "2018-11-03T03:00:00Z", 24),
          of("2018-11-04", "2018-11-04T03:00:00Z", 23),
          of("2018-11-05", "2018-11-05T02:00:00Z", 24));

  private static OddDay of(String day, String first, int hours) {
    Instant start = Instant.parse(first);
    return new OddDay(LocalDate.parse(day), start, start.plus(Duration.ofHours(hours)));
  }

  /** The first and the last second. */
  List<Instant> borders() {
    return List.of(first, end.minusSeconds(1));
  }

  DateRange range() {
    return DateRange.of(day, day);
  }
}
