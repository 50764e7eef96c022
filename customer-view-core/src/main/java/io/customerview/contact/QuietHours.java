package io.customerview.contact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When nobody is to be written to (horário de silêncio), by the clock on the customer's wall
 * (CNT-14): spans of the day by day of week, whole days, and dates such as holidays.
 *
 * <pre>{@code
 * QuietHours.none()
 *     .daily(LocalTime.of(21, 0), LocalTime.of(8, 0))     // across midnight
 *     .on(DayOfWeek.SATURDAY, LocalTime.of(14, 0), LocalTime.MIDNIGHT)
 *     .allDay(DayOfWeek.SUNDAY)
 *     .onDates(List.of(LocalDate.of(2026, 12, 25)));
 * }</pre>
 *
 * <p>A moment is quiet when the clock on the wall shows a quiet time then. So an hour that daylight
 * saving skips is never quiet, and one that it repeats is quiet both times. Spans begin with their
 * first time and end before their last.
 *
 * <p>Immutable and thread-safe.
 */
public final class QuietHours {

  /** A Monday, where the check that some time stays open begins. */
  private static final LocalDateTime MONDAY = LocalDate.of(2024, 1, 1).atStartOfDay();

  private static final QuietHours NONE = new QuietHours(List.of(), Set.of());

  private final List<Span> spans;
  private final Set<LocalDate> dates;

  /** A span that begins on some days; it ends on the next day where it does not end later. */
  private record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    Optional<LocalDateTime> endAt(LocalDateTime time) {
      return endAt(time, time.toLocalDate()).or(() -> endAt(time, time.toLocalDate().minusDays(1)));
    }

    private Optional<LocalDateTime> endAt(LocalDateTime time, LocalDate begun) {
      if (!days.contains(begun.getDayOfWeek())) {
        return Optional.empty();
      }
      LocalDateTime end = (to.isAfter(from) ? begun : begun.plusDays(1)).atTime(to);
      return !time.isBefore(begun.atTime(from)) && time.isBefore(end)
          ? Optional.of(end)
          : Optional.empty();
    }
  }

  private QuietHours(List<Span> spans, Set<LocalDate> dates) {
    this.spans = List.copyOf(spans);
    this.dates = Collections.unmodifiableSet(new TreeSet<>(dates));
    if (!isOpenInSomeWeek()) {
      throw new IllegalArgumentException(
          "quiet hours leave some time of the week open, and these leave none");
    }
  }

  /** Obtains quiet hours that are never quiet. */
  public static QuietHours none() {
    return NONE;
  }

  /**
   * Returns these with a span more, every day.
   *
   * @param from when it begins, to the second
   * @param to when it ends, to the second; on the next day where it is not later than {@code from}
   * @throws IllegalArgumentException if no time of the week stays open
   */
  public QuietHours daily(LocalTime from, LocalTime to) {
    return with(EnumSet.allOf(DayOfWeek.class), from, to);
  }

  /** As {@link #daily}, on one day of the week: that on which the span begins. */
  public QuietHours on(DayOfWeek day, LocalTime from, LocalTime to) {
    return with(EnumSet.of(day), from, to);
  }

  /** Returns these with whole days more. */
  public QuietHours allDay(DayOfWeek first, DayOfWeek... others) {
    return with(EnumSet.of(first, others), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }

  /** Returns these with dates more, each a whole day: holidays. */
  public QuietHours onDates(Collection<LocalDate> more) {
    Set<LocalDate> all = new TreeSet<>(dates);
    all.addAll(more);
    return new QuietHours(spans, all);
  }

  private QuietHours with(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    List<Span> all = new ArrayList<>(spans);
    all.add(new Span(days, toTheSecond(from), toTheSecond(to)));
    return new QuietHours(all, dates);
  }

  private static LocalTime toTheSecond(LocalTime time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(
          "quiet hours are given to the second; the end of a day is LocalTime.MIDNIGHT");
    }
    return time;
  }

  private boolean isOpenInSomeWeek() {
    LocalDateTime time = MONDAY;
    while (time.isBefore(MONDAY.plusDays(8))) {
      Optional<LocalDateTime> end = endOfSpansAt(time);
      if (end.isEmpty()) {
        return true;
      }
      time = end.get();
    }
    return false;
  }

  /** Returns whether a moment is quiet where the customer is. */
  public boolean cover(Instant moment, ZoneId zone) {
    return endAt(LocalDateTime.ofInstant(moment, zone)).isPresent();
  }

  /** Returns the earliest moment from this one on that is not quiet. */
  public Instant openFrom(Instant moment, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant at = moment;
    while (true) {
      ZoneOffset offset = rules.getOffset(at);
      Optional<LocalDateTime> end = endAt(LocalDateTime.ofInstant(at, offset));
      if (end.isEmpty()) {
        return at;
      }
      // The wall's clock runs evenly only until it is next set: there the question is asked anew.
      Instant ends = end.get().toInstant(offset);
      ZoneOffsetTransition set = rules.nextTransition(at);
      at = set != null && set.getInstant().isBefore(ends) ? set.getInstant() : ends;
    }
  }

  /** Returns when the quiet at a time on the wall ends, if it is quiet then. */
  private Optional<LocalDateTime> endAt(LocalDateTime time) {
    return dates.contains(time.toLocalDate())
        ? Optional.of(time.toLocalDate().plusDays(1).atStartOfDay())
        : endOfSpansAt(time);
  }

  private Optional<LocalDateTime> endOfSpansAt(LocalDateTime time) {
    return spans.stream().flatMap(span -> span.endAt(time).stream()).findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuietHours that && spans.equals(that.spans) && dates.equals(that.dates);
  }

  @Override
  public int hashCode() {
    return 31 * spans.hashCode() + dates.hashCode();
  }

  @Override
  public String toString() {
    return "QuietHours" + spans + (dates.isEmpty() ? "" : dates.toString());
  }
}
