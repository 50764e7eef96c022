package io.customerview.segmentation.rule;

import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.segmentation.rule.SegmentRefusal.DayOutOfRange;
import io.customerview.segmentation.rule.SegmentRefusal.TextEmpty;
import io.customerview.shared.CleanText;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a condition compares with: an amount, a day, a day counted from today, or a text. Immutable
 * and thread-safe.
 */
public sealed interface Argument {

  /** Returns what values this can be compared with. */
  ValueType type();

  /**
   * An exact decimal. Scale doesn't matter: {@code 500}, {@code 500.00} and {@code 5E+2} are equal.
   *
   * @param value at most 4 decimals, and below 10<sup>12</sup> either way; not always money: a
   *     host's own criterion may count anything
   */
  record Amount(Money value) implements Argument {

    public Amount {
      Objects.requireNonNull(value, "value");
    }

    /**
     * Obtains an amount.
     *
     * @throws RefusedException as {@link Money#of(BigDecimal)}
     */
    public static Amount of(BigDecimal value) {
      return new Amount(Money.of(value));
    }

    @Override
    public ValueType type() {
      return ValueType.DECIMAL;
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * A day of the calendar.
   *
   * @param date in the years 1 to 9999
   */
  record Day(LocalDate date) implements Argument {

    /**
     * Makes a day.
     *
     * @throws RefusedException with {@link DayOutOfRange}
     */
    public Day {
      if (date.getYear() < 1 || date.getYear() > 9999) {
        throw new RefusedException(new DayOutOfRange());
      }
    }

    @Override
    public ValueType type() {
      return ValueType.DATE;
    }

    @Override
    public String toString() {
      return date.toString();
    }
  }

  /**
   * A day counted from the day on which the segment is asked, such as in 30 days or 12 months ago
   * (SEG-10).
   *
   * <p>A month later than 31 January is the last day of February.
   *
   * @param amount negative for the past; 0 is today itself
   * @param unit days or months
   */
  record RelativeDay(int amount, Unit unit) implements Argument {

    /** The farthest day from today, in days. */
    public static final int MOST_DAYS = 36_500;

    /** The farthest day from today, in months. */
    public static final int MOST_MONTHS = 1_200;

    /** What is counted. */
    public enum Unit {
      DAYS,
      MONTHS
    }

    /** Today itself. */
    public static final RelativeDay TODAY = new RelativeDay(0, Unit.DAYS);

    /**
     * Makes a day counted from today.
     *
     * @throws RefusedException with {@link DayOutOfRange} if it is more than about a hundred years
     *     away
     */
    public RelativeDay {
      Objects.requireNonNull(unit, "unit");
      int most = unit == Unit.DAYS ? MOST_DAYS : MOST_MONTHS;
      if (amount < -most || amount > most) {
        throw new RefusedException(new DayOutOfRange());
      }
      unit = amount == 0 ? Unit.DAYS : unit; // today is today, in whatever unit
    }

    /** Obtains the day that lies this many days after today, or before it if negative. */
    public static RelativeDay days(int amount) {
      return new RelativeDay(amount, Unit.DAYS);
    }

    /** Obtains the day that lies this many months after today, or before it if negative. */
    public static RelativeDay months(int amount) {
      return new RelativeDay(amount, Unit.MONTHS);
    }

    /** Returns the day that is meant when the segment is asked on a day. */
    public LocalDate on(LocalDate today) {
      return today.plus(amount, unit == Unit.DAYS ? ChronoUnit.DAYS : ChronoUnit.MONTHS);
    }

    @Override
    public ValueType type() {
      return ValueType.DATE;
    }

    @Override
    public String toString() {
      return amount == 0
          ? "today"
          : "today" + (amount < 0 ? "" : "+") + amount + (unit == Unit.DAYS ? "d" : "m");
    }
  }

  /**
   * A text. It is kept as it was written, trimmed and in NFC, and compared folded (SEG-4).
   *
   * @param value 1 to {@value #LONGEST} code points, of which folding leaves something
   */
  record Text(String value) implements Argument {

    /** The longest text, in code points. */
    public static final int LONGEST = 256;

    /**
     * Makes a text.
     *
     * @throws RefusedException if it is missing, too long, holds a control character, or is nothing
     *     but accents and invisible characters
     */
    public Text {
      value = CleanText.required("argument", value, LONGEST);
      if (FoldedText.withPunctuation(value).isEmpty()) {
        throw new RefusedException(new TextEmpty());
      }
    }

    /** Returns the text as values of this criterion are compared with it. */
    public String keyFor(Criterion<?> criterion) {
      return criterion.equals(Criterion.STATE)
          ? State.keyOf(value)
          : FoldedText.withPunctuation(value);
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
