package io.customerview.journey;

import io.customerview.shared.Wiring;
import io.customerview.spi.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts the days of milestones: calendar days, or the business days of a host's calendar (JRN-8).
 *
 * <ul>
 *   <li>The day from which is counted is day 0, whatever day it is.
 *   <li>In business days only these are counted, so that what is due falls on one. What takes 0
 *       days from a day that is none falls due on the next one.
 * </ul>
 *
 * <p>Immutable, and as thread-safe as the calendar is.
 */
@Wiring
public final class DayCount {

  /** Counts every day. */
  public static final DayCount CALENDAR_DAYS = new DayCount(Optional.empty(), day -> true);

  /** Who has no business day for so long has none at all, and would be asked for ever. */
  private static final int LONGEST_REST = 3_660;

  private final Optional<String> calendar;
  private final Predicate<LocalDate> counts;

  private DayCount(Optional<String> calendar, Predicate<LocalDate> counts) {
    this.calendar = calendar;
    this.counts = counts;
  }

  /** Obtains the count of a calendar's business days. */
  public static DayCount of(BusinessCalendar calendar) {
    Objects.requireNonNull(calendar, "calendar");
    return new DayCount(Optional.of(calendar.name()), calendar::isBusinessDay);
  }

  /** Returns the name of the calendar; empty for calendar days. */
  public Optional<String> calendar() {
    return calendar;
  }

  /**
   * Returns the due day of what takes a number of days.
   *
   * @param days 0 or more
   * @throws IllegalStateException if the calendar has no business day for ten years
   */
  public Deadline deadline(LocalDate from, int days) {
    if (calendar.isEmpty()) {
      return Deadline.of(from, days, calendar, 0);
    }
    LocalDate day = days == 0 ? firstFrom(from) : from;
    for (int counted = 0; counted < days; counted++) {
      day = firstFrom(day.plusDays(1));
    }
    int skipped = (int) (day.toEpochDay() - from.toEpochDay()) - days;
    return Deadline.of(from, days, calendar, skipped);
  }

  private LocalDate firstFrom(LocalDate start) {
    LocalDate day = start;
    for (int rest = 0; rest < LONGEST_REST; rest++) {
      if (counts.test(day)) {
        return day;
      }
      day = day.plusDays(1);
    }
    throw new IllegalStateException(
        "the calendar " + calendar.orElse("") + " has no business day for ten years from " + start);
  }

  /**
   * Returns the days that a deadline skipped, in order: those that are no business days, as the
   * calendar sees it now.
   */
  public List<LocalDate> skippedIn(Deadline deadline) {
    LocalDate first = deadline.days() == 0 ? deadline.from() : deadline.from().plusDays(1);
    return first.isAfter(deadline.due())
        ? List.of()
        : first.datesUntil(deadline.due().plusDays(1)).filter(counts.negate()).toList();
  }
}
