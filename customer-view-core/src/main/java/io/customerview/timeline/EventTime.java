package io.customerview.timeline;

import io.customerview.shared.RefusedException;
import io.customerview.timeline.EventRefusal.EndNotAfterStart;
import io.customerview.timeline.EventRefusal.EndTooLate;
import io.customerview.timeline.EventRefusal.OffGrid;
import io.customerview.timeline.EventRefusal.TimeOutOfRange;
import io.customerview.timeline.EventRefusal.TimeSkipped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When an event takes place, in the business zone (EVT-2): both ends in steps of five minutes, the
 * end after the start, on the same day or the next; in the years 1900 to 9999.
 *
 * <p>Where the clocks are put forward, times that no clock showed are refused. Where they are put
 * back, a local time that comes twice means the first time, but for an end that would not come
 * after its start then; the offset, which is kept, tells the two apart. Should the zone get other
 * rules later, the local time stays and the offset goes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param start with the offset that the zone has then
 * @param end likewise
 */
public record EventTime(OffsetDateTime start, OffsetDateTime end) {

  /** How many minutes a step has. */
  public static final int STEP = 5;

  /** How long an event is that nobody gave another end. */
  public static final Duration PRESET = Duration.ofHours(1);

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  /**
   * Makes a time.
   *
   * @throws RefusedException with {@link OffGrid}, {@link EndNotAfterStart}, {@link EndTooLate} or
   *     {@link TimeOutOfRange}
   */
  public EventTime {
    check(start);
    check(end);
    if (!end.toInstant().isAfter(start.toInstant())) {
      throw new RefusedException(new EndNotAfterStart());
    }
    if (end.toLocalDate().isAfter(start.toLocalDate().plusDays(1))) {
      throw new RefusedException(new EndTooLate());
    }
  }

  /**
   * Obtains a time from a date and the two times of day: an end that is earlier in the day than the
   * start is on the next day.
   *
   * @throws RefusedException as {@link #of}
   */
  public static EventTime on(LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
    refuseYear(date.getYear());
    LocalDate lastDay = end.isBefore(start) ? date.plusDays(1) : date;
    return of(date.atTime(start), lastDay.atTime(end), zone);
  }

  /**
   * Obtains a time from two local ones.
   *
   * @param zone the business zone
   * @throws RefusedException with {@link TimeSkipped} if the zone has no such time, {@link
   *     OffGrid}, {@link EndNotAfterStart}, {@link EndTooLate} or {@link TimeOutOfRange}
   */
  public static EventTime of(LocalDateTime start, LocalDateTime end, ZoneId zone) {
    ZonedDateTime from = existing(start, zone);
    ZonedDateTime to = existing(end, zone);
    ZonedDateTime after = to.isAfter(from) ? to : to.withLaterOffsetAtOverlap();
    return new EventTime(from.toOffsetDateTime(), after.toOffsetDateTime());
  }

  /** Obtains what a new event is preset to: now, rounded down to a step, and one hour more. */
  public static EventTime presetAt(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    ZonedDateTime start =
        local.with(LocalTime.of(local.getHour(), local.getMinute() / STEP * STEP));
    return new EventTime(start.toOffsetDateTime(), start.plus(PRESET).toOffsetDateTime());
  }

  private static ZonedDateTime existing(LocalDateTime local, ZoneId zone) {
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw new RefusedException(new TimeSkipped(local));
    }
    return local.atZone(zone);
  }

  private static void refuseYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RefusedException(new TimeOutOfRange());
    }
  }

  private static void check(OffsetDateTime time) {
    refuseYear(time.getYear());
    LocalTime inDay = time.toLocalTime();
    if (!inDay.equals(LocalTime.of(inDay.getHour(), inDay.getMinute() / STEP * STEP))) {
      throw new RefusedException(new OffGrid(STEP));
    }
  }

  /**
   * Returns the same moments with the offsets of a zone, so that a time of elsewhere reads as in
   * the business zone.
   *
   * @throws RefusedException with {@link OffGrid} if it isn't in steps there, or with {@link
   *     EndTooLate}
   */
  EventTime atZone(ZoneId zone) {
    return new EventTime(
        start.atZoneSameInstant(zone).toOffsetDateTime(),
        end.atZoneSameInstant(zone).toOffsetDateTime());
  }

  /**
   * Returns what an event is edited to that was at another time: an end of it that is left as it
   * was stays there on the clocks, by the rules that the zone has now. Where both are, this is as
   * it was.
   *
   * @throws RefusedException as {@link #atZone}, or with {@link EndNotAfterStart}
   */
  EventTime editedFrom(EventTime before, ZoneId zone) {
    return equals(before)
        ? this
        : new EventTime(
            edited(start, before.start, zone).toOffsetDateTime(),
            edited(end, before.end, zone).toOffsetDateTime());
  }

  private static ZonedDateTime edited(OffsetDateTime given, OffsetDateTime before, ZoneId zone) {
    return given.equals(before) ? onTheClocks(given, zone) : given.atZoneSameInstant(zone);
  }

  /** Returns the date on which this starts. */
  public LocalDate date() {
    return start.toLocalDate();
  }

  /** Returns when this starts, by the rules that a zone has now. */
  public Instant startsAt(ZoneId zone) {
    return onTheClocks(start, zone).toInstant();
  }

  /** Returns when this ends, by the rules that a zone has now. */
  public Instant endsAt(ZoneId zone) {
    return onTheClocks(end, zone).toInstant();
  }

  private static ZonedDateTime onTheClocks(OffsetDateTime time, ZoneId zone) {
    return ZonedDateTime.ofLocal(time.toLocalDateTime(), zone, time.getOffset());
  }
}
