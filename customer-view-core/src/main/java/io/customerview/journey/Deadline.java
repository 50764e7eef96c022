package io.customerview.journey;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A due day, and how it was found: so many days from a day, without those that were skipped (JRN-2,
 * JRN-8). Immutable.
 *
 * @param from the day on which the stage was entered
 * @param days the days of the milestone, 0 or more
 * @param calendar the calendar whose business days were counted; empty for calendar days
 * @param skipped how many days in between were no business days; 0 for calendar days
 * @param due the day itself: {@code from} and the days, and those skipped
 */
public record Deadline(
    LocalDate from, int days, Optional<String> calendar, int skipped, LocalDate due) {

  public Deadline {
    Objects.requireNonNull(calendar, "calendar");
    if (days < 0 || skipped < 0 || !due.equals(from.plusDays((long) days + skipped))) {
      throw new IllegalArgumentException("a due day is so many days from a day");
    }
  }

  /** Obtains a deadline from how it is found. */
  public static Deadline of(LocalDate from, int days, Optional<String> calendar, int skipped) {
    return new Deadline(from, days, calendar, skipped, from.plusDays((long) days + skipped));
  }
}
