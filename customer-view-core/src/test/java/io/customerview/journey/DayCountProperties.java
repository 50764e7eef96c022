package io.customerview.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.spi.BusinessCalendar;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DayCountProperties {

  private static final LocalDate START = LocalDate.of(2026, 11, 22);

  @Property
  @Label("JRN-2: calendar days are added to the day of entry")
  void calendar_days(@ForAll @IntRange(max = Milestone.MOST_DAYS) int days) {
    Deadline deadline = DayCount.CALENDAR_DAYS.deadline(START, days);
    assertThat(deadline.due()).isEqualTo(START.plusDays(days));
    assertThat(deadline.skipped()).isZero();
    assertThat(DayCount.CALENDAR_DAYS.skippedIn(deadline)).isEmpty();
  }

  @Property
  @Label("JRN-8: as many business days lie behind the day of entry, and what is due falls on one")
  void business_days(@ForAll("daysOff") Set<LocalDate> off, @ForAll @IntRange(max = 60) int days) {
    DayCount count = DayCount.of(calendar(off));
    Deadline deadline = count.deadline(START, days);
    assertThat(off).doesNotContain(deadline.due());
    long worked =
        START
            .plusDays(1)
            .datesUntil(deadline.due().plusDays(1))
            .filter(day -> !off.contains(day))
            .count();
    boolean beganOnDayOff = off.contains(START);
    assertThat(worked).isEqualTo(days == 0 && beganOnDayOff ? 1 : days);
    assertThat(count.skippedIn(deadline)).hasSize(deadline.skipped()).isSubsetOf(off);
    assertThat(deadline.calendar()).contains("random");
  }

  @Property
  @Label("JRN-8: more days, or more days off, never make anything due earlier")
  void never_earlier(
      @ForAll("daysOff") Set<LocalDate> off,
      @ForAll @IntRange(max = 60) int days,
      @ForAll @IntRange(max = 200) int holiday) {
    LocalDate due = DayCount.of(calendar(off)).deadline(START, days).due();
    assertThat(DayCount.of(calendar(off)).deadline(START, days + 1).due()).isAfterOrEqualTo(due);
    Set<LocalDate> more = new HashSet<>(off);
    more.add(START.plusDays(holiday));
    assertThat(DayCount.of(calendar(more)).deadline(START, days).due()).isAfterOrEqualTo(due);
    assertThat(due).isAfterOrEqualTo(START.plusDays(days));
  }

  @Provide
  Arbitrary<Set<LocalDate>> daysOff() {
    return Arbitraries.integers().between(-3, 200).map(START::plusDays).set().ofMaxSize(120);
  }

  private static BusinessCalendar calendar(Set<LocalDate> off) {
    return new BusinessCalendar() {
      @Override
      public String name() {
        return "random";
      }

      @Override
      public boolean isBusinessDay(LocalDate day) {
        return !off.contains(day);
      }
    };
  }
}
