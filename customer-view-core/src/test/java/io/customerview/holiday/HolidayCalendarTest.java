package io.customerview.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.identity.Country;
import io.customerview.journey.DayCount;
import io.customerview.journey.Deadline;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayCalendarTest {

  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
  private static final HolidayCalendar BRAZIL = HolidayCalendar.builder(Country.BRAZIL).build();
  private static final HolidayCalendar COLOMBIA = HolidayCalendar.builder(Country.COLOMBIA).build();

  /** Lei 662/1949, Lei 6.802/1980 and Lei 14.759/2023, with Easter on 5 April 2026. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, NEW_YEAR",
    "2026-04-03, christian.GOOD_FRIDAY",
    "2026-04-21, TIRADENTES",
    "2026-05-01, LABOUR_DAY",
    "2026-09-07, INDEPENDENCE_DAY",
    "2026-10-12, APARECIDA",
    "2026-11-02, ALL_SOULS",
    "2026-11-15, NATIONAL_DAY",
    "2026-11-20, NATIONAL_DAY_OF_ZUMBI_AND_BLACK_AWARENESS",
    "2026-12-25, CHRISTMAS"
  })
  @DisplayName("JRN-8: nobody works on the holidays of Brazil")
  void brazil(LocalDate day, String key) {
    assertThat(BRAZIL.isBusinessDay(day)).isFalse();
    assertThat(BRAZIL.holidays(2026, Locale.ENGLISH))
        .filteredOn(holiday -> holiday.day().equals(day))
        .extracting(Holiday::key)
        .containsExactly(key);
  }

  /** Ley 51 de 1983: many move to the Monday after. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-12, 2026-01-06",
    "2026-03-23, 2026-03-19",
    "2026-06-29, 2026-06-30",
    "2026-08-17, 2026-08-18",
    "2026-10-12, 2026-10-13",
    "2026-11-02, 2026-11-03",
    "2026-11-16, 2026-11-11"
  })
  @DisplayName(
      "JRN-8: in Colombia the Monday to which a holiday moves is free, and its own day is not")
  void colombia(LocalDate free, LocalDate worked) {
    assertThat(COLOMBIA.isBusinessDay(free)).isFalse();
    assertThat(COLOMBIA.isBusinessDay(worked)).isTrue();
  }

  /** 1 January 2028 is a Saturday, and 1 January 2022 was one. */
  @ParameterizedTest
  @CsvSource({"US, 2027-12-31", "US, 2021-12-31", "MX, 2027-12-31"})
  @DisplayName("JRN-8: a holiday that moves over the end of the year is free in the other one")
  void over_the_end_of_the_year(String country, LocalDate free) {
    HolidayCalendar calendar = HolidayCalendar.builder(Country.parse(country)).build();
    assertThat(calendar.isBusinessDay(free)).isFalse();
    assertThat(calendar.holidays(free.getYear(), Locale.ROOT))
        .extracting(Holiday::day)
        .isSorted()
        .endsWith(free);
    assertThat(calendar.holidays(free.getYear() + 1, Locale.ROOT))
        .extracting(Holiday::day)
        .allMatch(day -> day.getYear() == free.getYear() + 1);
  }

  @Test
  @DisplayName("JRN-8: which holidays count is the host's choice")
  void choice() {
    LocalDate carnival = LocalDate.of(2026, 2, 17);
    LocalDate ashes = LocalDate.of(2026, 2, 18);
    LocalDate ofTheCity = LocalDate.of(2027, 1, 25);
    LocalDate bridge = LocalDate.of(2026, 4, 20);
    HolidayCalendar chosen =
        HolidayCalendar.builder(Country.BRAZIL)
            .name("BR-city")
            .without("christian.CARNIVAL", "christian.ASH_WEDNESDAY")
            .everyYear(MonthDay.of(1, 25))
            .dayOff(bridge)
            .build();
    assertThat(chosen.name()).isEqualTo("BR-city");
    assertThat(BRAZIL.name()).isEqualTo("BR");
    for (LocalDate day : List.of(carnival, ashes)) {
      assertThat(BRAZIL.isBusinessDay(day)).isFalse();
      assertThat(chosen.isBusinessDay(day)).isTrue();
    }
    for (LocalDate day : List.of(ofTheCity, bridge)) {
      assertThat(BRAZIL.isBusinessDay(day)).isTrue();
      assertThat(chosen.isBusinessDay(day)).isFalse();
    }
    assertThat(chosen.isBusinessDay(bridge.plusYears(1))).isTrue();
    assertThat(chosen.holidays(2026, PORTUGUESE))
        .extracting(Holiday::name)
        .contains("Natal")
        .doesNotContain("Carnaval");
    assertThat(BRAZIL.holidays(2026, PORTUGUESE))
        .extracting(Holiday::name)
        .contains("Carnaval")
        .hasSize(14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HolidayCalendar.builder(Country.BRAZIL).without("CARNAVAL").build())
        .withMessageContaining("christian.CARNIVAL");
  }

  @Test
  @DisplayName("JRN-8: regions have holidays of their own, and the weekend is what the host says")
  void regions_and_weekends() {
    LocalDate saoPaulo = LocalDate.of(2026, 7, 9);
    assertThat(BRAZIL.isBusinessDay(saoPaulo)).isTrue();
    assertThat(HolidayCalendar.builder(Country.BRAZIL).region("SP").build().isBusinessDay(saoPaulo))
        .isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HolidayCalendar.builder(Country.BRAZIL).region("zz").build())
        .withMessageContaining("sp");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HolidayCalendar.builder(Country.parse("TH")).build())
        .withMessageContaining("TH");
    LocalDate saturday = LocalDate.of(2026, 11, 28);
    assertThat(BRAZIL.isBusinessDay(saturday)).isFalse();
    HolidayCalendar sixDays =
        HolidayCalendar.builder(Country.BRAZIL).weekend(Set.of(DayOfWeek.SUNDAY)).build();
    assertThat(sixDays.isBusinessDay(saturday)).isTrue();
    assertThat(sixDays.isBusinessDay(saturday.plusDays(1))).isFalse();
  }

  @Test
  @DisplayName("JRN-8: three business days from the eve of Christmas pass over it and a weekend")
  void counted() {
    DayCount count = DayCount.of(BRAZIL);
    Deadline deadline = count.deadline(LocalDate.of(2026, 12, 23), 3);
    assertThat(deadline.due()).isEqualTo(LocalDate.of(2026, 12, 29));
    assertThat(deadline.skipped()).isEqualTo(3);
    assertThat(count.skippedIn(deadline))
        .containsExactly(
            LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), LocalDate.of(2026, 12, 27));
    assertThat(count.deadline(LocalDate.of(2026, 12, 25), 0).due())
        .as("due on the next day that is worked on")
        .isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  @DisplayName("a missing Jollyday is answered with the dependency to add")
  void missing() throws Exception {
    try (URLClassLoader loader = new WithoutJollyday()) {
      Class<?> calendar = loader.loadClass(HolidayCalendar.class.getName());
      Object builder = calendar.getMethod("builder", Country.class).invoke(null, Country.BRAZIL);
      assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("de.focus-shift:jollyday-jaxb")
          .hasMessageContaining("requires de.focus_shift.jollyday.core")
          .hasMessageContaining("--add-exports de.focus_shift.jollyday.jaxb/");
    }
  }

  /** Our own classes and the JDK's, and those of others but Jollyday's. */
  private static final class WithoutJollyday extends URLClassLoader {

    WithoutJollyday() {
      super(
          new URL[] {HolidayCalendar.class.getProtectionDomain().getCodeSource().getLocation()},
          HolidayCalendar.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("de.focus_shift.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("io.customerview.holiday.")) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
