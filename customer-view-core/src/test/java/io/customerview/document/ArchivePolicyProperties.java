package io.customerview.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArchivePolicyProperties {

  @Property
  @Label(
      "DOC-3: what is sent later is never archived earlier, and the last archived day is the last")
  void in_order(@ForAll("days") LocalDate day, @ForAll("policies") ArchivePolicy policy) {
    assertThat(policy.archivesOn(day)).isAfter(day);
    assertThat(policy.archivesOn(day.plusDays(1))).isAfterOrEqualTo(policy.archivesOn(day));
    LocalDate last = policy.archivedThrough(day);
    assertThat(policy.archivesOn(last)).isBeforeOrEqualTo(day);
    assertThat(policy.archivesOn(last.plusDays(1))).isAfter(day);
  }

  @Property
  @Label("DOC-3: a year later is the same day of the year, and 1 March where there is none")
  void one_year(@ForAll("days") LocalDate day) {
    LocalDate archived = ArchivePolicy.standard().archivesOn(day);
    assertThat(archived.getYear()).isEqualTo(day.getYear() + 1);
    boolean leapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
    assertThat(archived.getMonthValue()).isEqualTo(leapDay ? 3 : day.getMonthValue());
    assertThat(archived.getDayOfMonth()).isEqualTo(leapDay ? 1 : day.getDayOfMonth());
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers()
        .between(0, 366 * 12)
        .map(day -> LocalDate.of(2019, 1, 1).plusDays(day));
  }

  @Provide
  Arbitrary<ArchivePolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(1, 40))
        .as((years, months, days) -> new ArchivePolicy(Period.of(years, months, days)));
  }
}
