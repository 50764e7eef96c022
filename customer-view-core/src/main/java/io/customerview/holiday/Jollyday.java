package io.customerview.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Asks Jollyday, whose types are seen nowhere else. Thread-safe. */
final class Jollyday {

  /** Holidays come and go with the law: one that none of these years has is no holiday's key. */
  private static final int FIRST_CHECKED = 2020;

  private static final int LAST_CHECKED = 2030;

  private final HolidayManager manager;
  private final String[] regions;

  private Jollyday(HolidayManager manager, String... regions) {
    this.manager = manager;
    this.regions = regions;
  }

  static Jollyday open(String country, String region) {
    if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
      throw new IllegalArgumentException("Jollyday knows no holidays of " + country);
    }
    HolidayManager manager =
        HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    manager.getHolidays(Year.of(FIRST_CHECKED)); // so that whatever it lacks is told now
    if (region.isEmpty()) {
      return new Jollyday(manager);
    }
    CalendarHierarchy hierarchy = manager.getCalendarHierarchy();
    if (!hierarchy.getChildren().containsKey(region)) {
      throw new IllegalArgumentException(
          "Jollyday knows these regions of "
              + country
              + ", and no other: "
              + new TreeSet<>(hierarchy.getChildren().keySet()));
    }
    return new Jollyday(manager, region);
  }

  /** A holiday may move over the end of its year, and is listed under the year that it is of. */
  List<Holiday> holidays(int year, Locale locale) {
    return IntStream.rangeClosed(year - 1, year + 1)
        .mapToObj(of -> manager.getHolidays(Year.of(of), regions))
        .flatMap(Set::stream)
        .filter(holiday -> holiday.getDate().getYear() == year)
        .map(
            holiday ->
                new Holiday(
                    holiday.getDate(), holiday.getPropertiesKey(), holiday.getDescription(locale)))
        .distinct()
        .sorted(Comparator.comparing(Holiday::day).thenComparing(Holiday::key))
        .toList();
  }

  void checkKeys(Set<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    for (int year = FIRST_CHECKED; year <= LAST_CHECKED; year++) {
      holidays(year, Locale.ROOT).forEach(holiday -> known.add(holiday.key()));
    }
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("no holiday is called " + key + ", but these: " + known);
      }
    }
  }
}
