package io.customerview.shared;

import io.customerview.shared.CommonRefusal.RangeReversed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A range of days, such as 1 to 31 March: both ends belong to it, and either may be open. A first
 * day before the year 1 and a last day after the year 9999, as hosts write one that is open, are no
 * limit: nothing is kept beyond them. Immutable and thread-safe.
 *
 * @param from the first day; empty for no limit
 * @param to the last day; empty for no limit
 */
public record DateRange(Optional<LocalDate> from, Optional<LocalDate> to) {

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** All days. */
  public static final DateRange ALL = new DateRange(Optional.empty(), Optional.empty());

  /**
   * Makes a range.
   *
   * @throws RefusedException with {@link RangeReversed} if the last day comes before the first
   */
  public DateRange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new RefusedException(new RangeReversed(from.get(), to.get()));
    }
    from = from.filter(day -> day.isAfter(FIRST)).map(day -> day.isAfter(LAST) ? LAST : day);
    to = to.filter(day -> day.isBefore(LAST)).map(day -> day.isBefore(FIRST) ? FIRST : day);
  }

  /** Obtains a range from its first and last day. */
  public static DateRange of(LocalDate from, LocalDate to) {
    return new DateRange(Optional.of(from), Optional.of(to));
  }

  /** Obtains the range of a day and all that come after it. */
  public static DateRange from(LocalDate first) {
    return new DateRange(Optional.of(first), Optional.empty());
  }

  /** Obtains the range of a day and all that come before it. */
  public static DateRange to(LocalDate last) {
    return new DateRange(Optional.empty(), Optional.of(last));
  }

  /** Returns whether the two ranges have a day in common. */
  public boolean meets(DateRange other) {
    return startsBy(other.to) && other.startsBy(to);
  }

  /** Returns whether a moment is within the range in a zone. */
  public boolean contains(Instant moment, ZoneId zone) {
    return start(zone).map(start -> !moment.isBefore(start)).orElse(true)
        && end(zone).map(moment::isBefore).orElse(true);
  }

  private boolean startsBy(Optional<LocalDate> day) {
    return from.isEmpty() || day.isEmpty() || !from.get().isAfter(day.get());
  }

  /** Returns the first moment of the range in a zone; empty for no limit. */
  public Optional<Instant> start(ZoneId zone) {
    return from.map(day -> day.atStartOfDay(zone).toInstant());
  }

  /** Returns the first moment after the range in a zone; empty for no limit. */
  public Optional<Instant> end(ZoneId zone) {
    return to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
