package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

  private static final QuietHours NIGHT =
      QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0));

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T20:59:59, 2026-11-22T20:59:59",
    "2026-11-22T21:00:00, 2026-11-23T08:00:00",
    "2026-11-23T00:00:00, 2026-11-23T08:00:00",
    "2026-11-23T07:59:59, 2026-11-23T08:00:00",
    "2026-11-23T08:00:00, 2026-11-23T08:00:00",
  })
  @DisplayName(
      "CNT-14: quiet hours run across midnight, from their first time to before their last")
  void acrossMidnight(LocalDateTime asked, LocalDateTime open) {
    assertThat(NIGHT.openFrom(at(asked, SAO_PAULO), SAO_PAULO)).isEqualTo(at(open, SAO_PAULO));
    assertThat(NIGHT.cover(at(asked, SAO_PAULO), SAO_PAULO)).isEqualTo(!asked.equals(open));
  }

  @Test
  @DisplayName("CNT-14: quiet hours within a day end on that day")
  void withinADay() {
    QuietHours lunch = QuietHours.none().daily(LocalTime.NOON, LocalTime.of(13, 30));
    assertThat(lunch.openFrom(at("2026-11-22T12:00", BOGOTA), BOGOTA))
        .isEqualTo(at("2026-11-22T13:30", BOGOTA));
    assertThat(lunch.cover(at("2026-11-22T11:59:59", BOGOTA), BOGOTA)).isFalse();
    assertThat(lunch.cover(at("2026-11-22T00:10", BOGOTA), BOGOTA)).isFalse();
  }

  @Test
  @DisplayName("CNT-14: one moment is quiet in one zone and not in another")
  void zones() {
    Instant moment = Instant.parse("2026-11-22T23:30:00Z");
    assertThat(NIGHT.cover(moment, LISBON)).isTrue();
    assertThat(NIGHT.cover(moment, SAO_PAULO)).isFalse();
    assertThat(NIGHT.cover(moment, BOGOTA)).isFalse();
  }

  @Test
  @DisplayName("CNT-14: a night, a Sunday and a holiday that meet are one quiet time")
  void weekendAndHoliday() {
    QuietHours quiet =
        NIGHT
            .on(DayOfWeek.SATURDAY, LocalTime.of(14, 0), LocalTime.MIDNIGHT)
            .allDay(DayOfWeek.SUNDAY)
            .onDates(List.of(LocalDate.of(2026, 11, 23)));
    assertThat(quiet.openFrom(at("2026-11-21T13:59", SAO_PAULO), SAO_PAULO))
        .isEqualTo(at("2026-11-21T13:59", SAO_PAULO));
    assertThat(quiet.openFrom(at("2026-11-21T14:00", SAO_PAULO), SAO_PAULO))
        .isEqualTo(at("2026-11-24T08:00", SAO_PAULO));
    assertThat(quiet.openFrom(at("2026-11-28T07:00", SAO_PAULO), SAO_PAULO))
        .isEqualTo(at("2026-11-28T08:00", SAO_PAULO));
  }

  @Test
  @DisplayName("CNT-14: a span belongs to the day on which it begins")
  void spanOfADay() {
    QuietHours friday =
        QuietHours.none().on(DayOfWeek.FRIDAY, LocalTime.of(20, 0), LocalTime.of(10, 0));
    assertThat(friday.cover(at("2026-11-28T09:59", BOGOTA), BOGOTA)).as("Saturday").isTrue();
    assertThat(friday.cover(at("2026-11-27T09:59", BOGOTA), BOGOTA)).as("Friday").isFalse();
    assertThat(friday.cover(at("2026-11-28T20:00", BOGOTA), BOGOTA)).as("Saturday").isFalse();
  }

  @Test
  @DisplayName(
      "CNT-14: where daylight saving skips the end of the quiet hours, they end at the skip")
  void endInAGap() {
    // São Paulo, 4 November 2018: the clock went from 00:00 to 01:00.
    QuietHours untilHalfPast = QuietHours.none().daily(LocalTime.of(22, 0), LocalTime.of(0, 30));
    assertThat(untilHalfPast.openFrom(at("2018-11-03T23:00", SAO_PAULO), SAO_PAULO))
        .isEqualTo(at("2018-11-04T01:00", SAO_PAULO))
        .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    // Lisbon, 29 March 2026: from 01:00 to 02:00.
    QuietHours lateNight = QuietHours.none().daily(LocalTime.of(0, 30), LocalTime.of(1, 30));
    assertThat(lateNight.openFrom(at("2026-03-29T00:45", LISBON), LISBON))
        .isEqualTo(at("2026-03-29T02:00", LISBON));
  }

  @Test
  @DisplayName("CNT-14: quiet hours that daylight saving skips whole are not there")
  void whollyInAGap() {
    QuietHours skipped = QuietHours.none().daily(LocalTime.of(1, 0), LocalTime.of(2, 0));
    Instant before = at("2026-03-29T00:59:59", LISBON);
    assertThat(skipped.cover(before, LISBON)).isFalse();
    assertThat(skipped.cover(before.plusSeconds(1), LISBON)).isFalse();
  }

  @Test
  @DisplayName("CNT-14: quiet hours that begin in the skipped hour begin at the skip")
  void beginInAGap() {
    QuietHours begin = QuietHours.none().daily(LocalTime.of(1, 30), LocalTime.of(6, 0));
    assertThat(begin.openFrom(Instant.parse("2026-03-29T01:00:00Z"), LISBON))
        .isEqualTo(at("2026-03-29T06:00", LISBON));
  }

  @Test
  @DisplayName("CNT-14: an hour that daylight saving repeats is quiet both times")
  void overlap() {
    // São Paulo, 17 February 2019: at 00:00 the clock went back to 23:00 of the 16th.
    QuietHours lateEvening = QuietHours.none().daily(LocalTime.of(22, 0), LocalTime.MIDNIGHT);
    Instant firstPass = Instant.parse("2019-02-17T01:30:00Z");
    Instant secondPass = Instant.parse("2019-02-17T02:30:00Z");
    assertThat(firstPass.atZone(SAO_PAULO).toLocalTime()).isEqualTo(LocalTime.of(23, 30));
    assertThat(secondPass.atZone(SAO_PAULO).toLocalTime()).isEqualTo(LocalTime.of(23, 30));
    assertThat(lateEvening.openFrom(firstPass, SAO_PAULO))
        .isEqualTo(Instant.parse("2019-02-17T03:00:00Z"));
    assertThat(lateEvening.openFrom(secondPass, SAO_PAULO))
        .isEqualTo(Instant.parse("2019-02-17T03:00:00Z"));
  }

  @Test
  @DisplayName("CNT-14: quiet hours that end within a repeated hour end there the first time too")
  void endInAnOverlap() {
    // Lisbon, 25 October 2026: at 02:00 the clock goes back to 01:00.
    QuietHours untilHalfPast = QuietHours.none().daily(LocalTime.of(23, 0), LocalTime.of(1, 30));
    Instant open = untilHalfPast.openFrom(at("2026-10-25T00:00", LISBON), LISBON);
    assertThat(open).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    // The clock shows 01:00 again half an hour later, and it is quiet again.
    assertThat(untilHalfPast.openFrom(Instant.parse("2026-10-25T01:00:00Z"), LISBON))
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  @DisplayName("CNT-14: a holiday whose midnight daylight saving skips is a whole day still")
  void holidayWithoutMidnight() {
    QuietHours holiday = QuietHours.none().onDates(List.of(LocalDate.of(2018, 11, 4)));
    assertThat(holiday.openFrom(at("2018-11-04T01:00", SAO_PAULO), SAO_PAULO))
        .isEqualTo(at("2018-11-05T00:00", SAO_PAULO));
    assertThat(holiday.cover(at("2018-11-03T23:59:59", SAO_PAULO), SAO_PAULO)).isFalse();
  }

  @Test
  @DisplayName("CNT-14: quiet hours that leave no time of the week open are refused at once")
  void neverOpen() {
    assertThatThrownBy(() -> QuietHours.none().daily(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    QuietHours days = QuietHours.none().daily(LocalTime.MIDNIGHT, LocalTime.of(20, 0));
    assertThatThrownBy(() -> days.daily(LocalTime.of(19, 0), LocalTime.of(1, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    QuietHours six =
        QuietHours.none()
            .allDay(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)
            .allDay(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
    assertThat(six.openFrom(at("2026-11-23T00:00", BOGOTA), BOGOTA))
        .isEqualTo(at("2026-11-29T00:00", BOGOTA));
    assertThatThrownBy(() -> six.allDay(DayOfWeek.SUNDAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void times_finerThanASecond_throw() {
    assertThatThrownBy(() -> QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MIDNIGHT");
  }

  @Test
  void equals_bySpansAndDates() {
    assertThat(QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0)))
        .isEqualTo(NIGHT)
        .hasSameHashCodeAs(NIGHT)
        .isNotEqualTo(NIGHT.allDay(DayOfWeek.SUNDAY))
        .isNotEqualTo(NIGHT.onDates(List.of(LocalDate.of(2026, 1, 1))))
        .doesNotHaveSameHashCodeAs(QuietHours.none());
    assertThat(NIGHT.onDates(List.of(LocalDate.of(2026, 1, 1))).toString())
        .contains("21:00", "08:00", "2026-01-01");
  }

  private static Instant at(String local, ZoneId zone) {
    return at(LocalDateTime.parse(local), zone);
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return ZonedDateTime.ofLocal(local, zone, null).toInstant();
  }
}
