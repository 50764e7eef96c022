package io.customerview.journey;

import io.customerview.journey.JourneyRefusal.CalendarUnknown;
import io.customerview.shared.CleanText;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import io.customerview.spi.BusinessCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The host's calendars by name (JRN-8). Immutable and thread-safe. */
@Wiring
public final class Calendars {

  private final Map<String, DayCount> counts = new LinkedHashMap<>();

  private Calendars(List<BusinessCalendar> calendars) {
    for (BusinessCalendar calendar : calendars) {
      String name = calendar.name();
      if (!name.equals(CleanText.required("calendar", name, Journey.LONGEST_CALENDAR))) {
        throw new IllegalArgumentException("a calendar's name has no blanks around it, and is NFC");
      }
      if (counts.put(name, DayCount.of(calendar)) != null) {
        throw new IllegalArgumentException("two calendars have the name " + name);
      }
    }
  }

  /**
   * Obtains the calendars of a host.
   *
   * @throws IllegalArgumentException if two have one name, or one has blanks around it or is not
   *     NFC
   * @throws RefusedException if a name is missing or too long
   */
  public static Calendars of(List<BusinessCalendar> calendars) {
    return new Calendars(calendars);
  }

  /** Returns their names. */
  public Set<String> names() {
    return Set.copyOf(counts.keySet());
  }

  /**
   * Returns how days are counted.
   *
   * @param calendar the name of a calendar; empty for calendar days
   * @throws RefusedException with {@link CalendarUnknown}
   */
  public DayCount count(Optional<String> calendar) {
    if (calendar.isEmpty()) {
      return DayCount.CALENDAR_DAYS;
    }
    DayCount known = counts.get(calendar.get());
    if (known == null) {
      throw new RefusedException(new CalendarUnknown(calendar.get()));
    }
    return known;
  }

  /**
   * Returns the rules of a journey.
   *
   * @throws RefusedException with {@link CalendarUnknown}
   */
  public JourneyPlan plan(Journey journey) {
    return new JourneyPlan(journey, count(journey.calendar()));
  }
}
