package io.customerview.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.shared.Refusal;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

  /** Clocks were put forward at 2018-11-04T00:00, and back at 2019-02-17T00:00. */
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

  private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

  @Test
  @DisplayName("EVT-2: a date and two times of day; an end that is earlier is on the next day")
  void on() {
    LocalDate day = LocalDate.of(2026, 11, 20);
    assertThat(EventTime.on(day, LocalTime.of(14, 0), LocalTime.of(15, 5), SAO_PAULO))
        .isEqualTo(time("2026-11-20T14:00-03:00", "2026-11-20T15:05-03:00"));
    assertThat(EventTime.on(day, LocalTime.of(23, 30), LocalTime.of(0, 30), BOGOTA))
        .isEqualTo(time("2026-11-20T23:30-05:00", "2026-11-21T00:30-05:00"));
    refused(
        () -> EventTime.on(day, LocalTime.of(14, 0), LocalTime.of(14, 0), SAO_PAULO),
        new EndNotAfterStart());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"14:01", "14:04", "14:59", "14:05:01", "14:05:00.000000001"})
  @DisplayName("EVT-2: start and end are in steps of five minutes")
  void off_grid(String odd) {
    LocalDate day = LocalDate.of(2026, 11, 20);
    LocalTime time = LocalTime.parse(odd);
    refused(() -> EventTime.on(day, time, LocalTime.of(18, 0), SAO_PAULO), new OffGrid(5));
    refused(() -> EventTime.on(day, LocalTime.of(9, 0), time, SAO_PAULO), new OffGrid(5));
  }

  @Test
  @DisplayName("EVT-2: the end comes after the start, on its day or the next")
  void order() {
    LocalDateTime start = LocalDateTime.of(2026, 11, 20, 14, 0);
    refused(() -> EventTime.of(start, start.minusMinutes(5), SAO_PAULO), new EndNotAfterStart());
    assertThat(EventTime.of(start, LocalDateTime.of(2026, 11, 21, 23, 55), SAO_PAULO)).isNotNull();
    refused(
        () -> EventTime.of(start, LocalDateTime.of(2026, 11, 22, 0, 0), SAO_PAULO),
        new EndTooLate());
  }

  @Test
  @DisplayName("EVT-2: a date with a slip in its year is refused")
  void range() {
    LocalDateTime last = LocalDateTime.of(9999, 12, 31, 22, 0);
    assertThat(EventTime.of(last, last.plusHours(1), BOGOTA).start().getYear()).isEqualTo(9999);
    refused(() -> EventTime.of(last, last.plusHours(3), BOGOTA), new TimeOutOfRange());
    LocalDateTime none = LocalDateTime.of(1899, 12, 31, 22, 0);
    refused(() -> EventTime.of(none, none.plusHours(1), BOGOTA), new TimeOutOfRange());
    LocalTime late = LocalTime.of(23, 0);
    refused(
        () -> EventTime.on(LocalDate.MAX, late, LocalTime.of(1, 0), BOGOTA), new TimeOutOfRange());
  }

  @Test
  @DisplayName("EVT-2: where clocks are put forward, times that no clock showed are refused")
  void skipped() {
    LocalDateTime never = LocalDateTime.of(2018, 11, 4, 0, 30);
    LocalDateTime before = LocalDateTime.of(2018, 11, 3, 23, 55);
    LocalDateTime after = LocalDateTime.of(2018, 11, 4, 1, 0);
    refused(() -> EventTime.of(never, after.plusHours(1), SAO_PAULO), new TimeSkipped(never));
    refused(() -> EventTime.of(before, never, SAO_PAULO), new TimeSkipped(never));
    assertThat(length(EventTime.of(before, after, SAO_PAULO))).isEqualTo(Duration.ofMinutes(5));
    assertThat(length(EventTime.of(before, never, BOGOTA)))
        .as("there no clock was changed")
        .isEqualTo(Duration.ofMinutes(35));
  }

  @Test
  @DisplayName(
      "EVT-2: where clocks are put back, a time that comes twice means the first, unless the end would not come after the start")
  void twice() {
    LocalDateTime twice = LocalDateTime.of(2019, 2, 16, 23, 30);
    LocalDateTime midnight = LocalDateTime.of(2019, 2, 17, 0, 0);
    EventTime first = EventTime.of(twice, midnight, SAO_PAULO);
    assertThat(first).isEqualTo(time("2019-02-16T23:30-02:00", "2019-02-17T00:00-03:00"));
    assertThat(length(first)).isEqualTo(Duration.ofMinutes(90));
    assertThat(EventTime.of(twice, twice.plusMinutes(5), SAO_PAULO))
        .isEqualTo(time("2019-02-16T23:30-02:00", "2019-02-16T23:35-02:00"));
    assertThat(EventTime.of(twice, twice.minusMinutes(20), SAO_PAULO))
        .as("twenty minutes back by the clock, forty on")
        .isEqualTo(time("2019-02-16T23:30-02:00", "2019-02-16T23:10-03:00"));
    refused(() -> EventTime.of(midnight, twice, SAO_PAULO), new EndNotAfterStart());
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "2026-11-20T15:04:59.999Z, America/Sao_Paulo, 2026-11-20T12:00-03:00, 2026-11-20T13:00-03:00",
    "2026-11-20T15:05:00Z, America/Bogota, 2026-11-20T10:05-05:00, 2026-11-20T11:05-05:00",
    "2018-11-04T02:58:00Z, America/Sao_Paulo, 2018-11-03T23:55-03:00, 2018-11-04T01:55-02:00",
    "2018-11-04T03:01:00Z, America/Sao_Paulo, 2018-11-04T01:00-02:00, 2018-11-04T02:00-02:00",
    "2019-02-17T01:12:00Z, America/Sao_Paulo, 2019-02-16T23:10-02:00, 2019-02-16T23:10-03:00",
    "2019-02-17T02:12:00Z, America/Sao_Paulo, 2019-02-16T23:10-03:00, 2019-02-17T00:10-03:00"
  })
  @DisplayName(
      "EVT-2: a new event is preset to now, rounded down, and one hour later, whatever the clocks do")
  void presets(String now, String zone, String start, String end) {
    assertThat(EventTime.presetAt(Instant.parse(now), ZoneId.of(zone))).isEqualTo(time(start, end));
  }

  @Test
  @DisplayName("EVT-2: a time of another zone is kept as the same moments, in steps there too")
  void other_zone() {
    EventTime noon = time("2026-11-20T12:00-05:00", "2026-11-20T13:00-05:00");
    assertThat(noon.atZone(SAO_PAULO))
        .isEqualTo(time("2026-11-20T14:00-03:00", "2026-11-20T15:00-03:00"));
    EventTime odd = time("2026-11-20T12:00-03:02", "2026-11-20T13:00-03:02");
    refused(() -> odd.atZone(SAO_PAULO), new OffGrid(5));
  }

  @Test
  @DisplayName("EVT-2: should the zone get other rules, the local time stays")
  void other_rules() {
    EventTime summer = time("2027-01-10T14:00-02:00", "2027-01-10T15:00-02:00");
    assertThat(summer.startsAt(SAO_PAULO)).isEqualTo("2027-01-10T17:00:00Z");
    assertThat(summer.endsAt(SAO_PAULO)).isEqualTo("2027-01-10T18:00:00Z");
    EventTime second = time("2019-02-16T23:10-03:00", "2019-02-17T00:10-03:00");
    assertThat(second.startsAt(SAO_PAULO)).isEqualTo("2019-02-17T02:10:00Z");
  }

  private static EventTime time(String start, String end) {
    return new EventTime(OffsetDateTime.parse(start), OffsetDateTime.parse(end));
  }

  private static Duration length(EventTime time) {
    return Duration.between(time.start(), time.end());
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
