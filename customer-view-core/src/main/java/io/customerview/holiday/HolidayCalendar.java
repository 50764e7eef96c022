package io.customerview.holiday;

import io.customerview.identity.Country;
import io.customerview.spi.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A calendar of business days: not weekends, not the public holidays of a country, and not the days
 * off that the host adds (JRN-8).
 *
 * <pre>{@code
 * BusinessCalendar calendar =
 *     HolidayCalendar.builder(Country.BRAZIL)
 *         .region("sp")
 *         .without("christian.ASH_WEDNESDAY") // half a day: we work
 *         .everyYear(MonthDay.of(1, 25)) // the city's own
 *         .build();
 * }</pre>
 *
 * <p>Which holidays count is the host's choice: the list of a country has days on which many work,
 * as Carnival and Ash Wednesday in Brazil. {@link #holidays} tells those that are left, each with
 * the key by which {@link Builder#without} takes it out.
 *
 * <p>It needs Jollyday: the dependency {@code de.focus-shift:jollyday-jaxb}, and on the module path
 * {@code requires de.focus_shift.jollyday.core} with the JVM's argument {@code --add-exports
 * de.focus_shift.jollyday.jaxb/de.focus_shift.jollyday.jaxb=de.focus_shift.jollyday.core}, since
 * Jollyday reaches for its own reader by reflection. Thread-safe; a year is worked out when it is
 * first asked for, and kept.
 */
public final class HolidayCalendar implements BusinessCalendar {

  private final String name;
  private final Jollyday country;
  private final Set<String> without;
  private final Set<LocalDate> daysOff;
  private final Set<MonthDay> yearly;
  private final Set<DayOfWeek> weekend;
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  private HolidayCalendar(Builder from, Jollyday country) {
    this.name = from.name;
    this.country = country;
    this.without = Set.copyOf(from.without);
    this.daysOff = Set.copyOf(from.daysOff);
    this.yearly = Set.copyOf(from.yearly);
    this.weekend = Set.copyOf(from.weekend);
  }

  /** Begins a calendar with the public holidays of a country, which is named by its code. */
  public static Builder builder(Country country) {
    return new Builder(country);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isBusinessDay(LocalDate day) {
    return !weekend.contains(day.getDayOfWeek())
        && !daysOff.contains(day)
        && !yearly.contains(MonthDay.from(day))
        && !years.computeIfAbsent(day.getYear(), this::holidaysOff).contains(day);
  }

  private Set<LocalDate> holidaysOff(int year) {
    return holidays(year, Locale.ROOT).stream().map(Holiday::day).collect(Collectors.toSet());
  }

  /**
   * Returns the public holidays that count in a year, in order, weekends or not; the days that the
   * host adds are not among them.
   *
   * @param locale the language of their names; English where a name is not known in it
   */
  public List<Holiday> holidays(int year, Locale locale) {
    return country.holidays(year, locale).stream()
        .filter(holiday -> !without.contains(holiday.key()))
        .toList();
  }

  @Override
  public String toString() {
    return "HolidayCalendar[" + name + "]";
  }

  /** Gathers what a calendar counts. Not thread-safe. */
  public static final class Builder {

    private static final String HOW_TO_ADD =
        "add the dependency de.focus-shift:jollyday-jaxb, and on the module path \"requires"
            + " de.focus_shift.jollyday.core\" and the argument --add-exports"
            + " de.focus_shift.jollyday.jaxb/de.focus_shift.jollyday.jaxb=de.focus_shift.jollyday.core;"
            + " or hand over a BusinessCalendar of your own";

    private final Country country;
    private String name;
    private String region = "";
    private final Set<String> without = new HashSet<>();
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<MonthDay> yearly = new HashSet<>();
    private Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private Builder(Country country) {
      this.country = Objects.requireNonNull(country, "country");
      this.name = country.compact();
    }

    /** Sets the name by which journeys refer to the calendar; the country's code unless set. */
    public Builder name(String other) {
      this.name = Objects.requireNonNull(other, "name");
      return this;
    }

    /**
     * Adds the holidays of one of the country's regions.
     *
     * @param code as Jollyday has it, such as {@code sp} for São Paulo
     */
    public Builder region(String code) {
      this.region = Objects.requireNonNull(code, "code").toLowerCase(Locale.ROOT);
      return this;
    }

    /**
     * Lets holidays count as business days.
     *
     * @param keys their {@linkplain Holiday#key keys}
     */
    public Builder without(String... keys) {
      without.addAll(List.of(keys));
      return this;
    }

    /** Adds a day off of one year, such as a bridging day. */
    public Builder dayOff(LocalDate day) {
      daysOff.add(Objects.requireNonNull(day, "day"));
      return this;
    }

    /** Adds a day off of every year, such as a city's own holiday. */
    public Builder everyYear(MonthDay day) {
      yearly.add(Objects.requireNonNull(day, "day"));
      return this;
    }

    /** Sets the weekdays on which nobody works; Saturday and Sunday unless set. */
    public Builder weekend(Set<DayOfWeek> days) {
      this.weekend = Set.copyOf(days);
      return this;
    }

    /**
     * Returns the calendar.
     *
     * @throws IllegalStateException if Jollyday is missing, or may not read its own files
     * @throws IllegalArgumentException if it knows no holidays of the country or the region, or
     *     none of the country's has one of the keys
     */
    public HolidayCalendar build() {
      Jollyday holidays;
      try {
        holidays = Jollyday.open(country.compact(), region);
      } catch (LinkageError | IllegalStateException missing) {
        throw new IllegalStateException(
            "Jollyday is missing, or can't read its holidays ("
                + missing.getMessage()
                + "): "
                + HOW_TO_ADD,
            missing);
      }
      holidays.checkKeys(without);
      return new HolidayCalendar(this, holidays);
    }
  }
}
