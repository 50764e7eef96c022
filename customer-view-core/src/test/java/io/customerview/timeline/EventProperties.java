package io.customerview.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EventProperties {

  /** Each with changes of its clocks in these years, and Bogotá with none. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/Sao_Paulo",
            "America/Bogota",
            "America/Noronha",
            "Europe/Lisbon",
            "Australia/Lord_Howe")
        .map(ZoneId::of);
  }

  /** Most of them at the changes of 2018 and 2019. */
  @Provide
  Arbitrary<Instant> moments() {
    Arbitrary<Instant> changes =
        Arbitraries.of(
            Instant.parse("2018-11-04T03:00:00Z"),
            Instant.parse("2019-02-17T02:00:00Z"),
            Instant.parse("2019-03-31T01:00:00Z"),
            Instant.parse("2019-10-27T01:00:00Z"),
            Instant.parse("2019-04-06T15:00:00Z"),
            Instant.parse("2019-10-05T15:30:00Z"),
            Instant.parse("2026-11-20T15:00:00Z"));
    return changes.flatMap(
        change -> Arbitraries.integers().between(-9_000, 9_000).map(change::plusSeconds));
  }

  @Property
  @Label("EVT-2: the presets begin at most five minutes ago, and are an hour long, in every zone")
  void presets(@ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
    EventTime time = EventTime.presetAt(now, zone);
    assertThat(Duration.between(time.startsAt(zone), now))
        .isBetween(Duration.ZERO, Duration.ofMinutes(5).minusNanos(1));
    assertThat(Duration.between(time.startsAt(zone), time.endsAt(zone)))
        .isEqualTo(Duration.ofHours(1));
  }

  @Property
  @Label(
      "EVT-2: a time is refused, or its end comes after its start, and both read as they were given")
  void local(
      @ForAll("moments") Instant moment,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = -24, max = 24) int steps) {
    LocalDateTime start = EventTime.presetAt(moment, ZoneOffset.UTC).start().toLocalDateTime();
    LocalDateTime end = start.plusMinutes(5L * steps);
    try {
      EventTime time = EventTime.of(start, end, zone);
      assertThat(time.endsAt(zone)).isAfter(time.startsAt(zone));
      assertThat(time.startsAt(zone).atZone(zone).toLocalDateTime()).isEqualTo(start);
      assertThat(time.endsAt(zone).atZone(zone).toLocalDateTime()).isEqualTo(end);
      assertThat(time.atZone(zone)).isEqualTo(time);
    } catch (RefusedException refused) {
      boolean isSkipped =
          zone.getRules().getValidOffsets(start).isEmpty()
              || zone.getRules().getValidOffsets(end).isEmpty();
      assertThat(isSkipped || steps <= 0).as(refused.refusal().toString()).isTrue();
    }
  }

  @Property(edgeCases = EdgeCasesMode.FIRST)
  @Label(
      "EVT-3: what an agent says stays; else it is planned before its start, and pending from it on")
  void status(
      @ForAll("moments") Instant moment,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = -100, max = 100) int seconds) {
    EventTime time = EventTime.presetAt(moment, zone);
    Instant now = time.startsAt(zone).plusSeconds(seconds);
    EventDraft.Builder draft = EventDraft.builder(EventKind.NOTE, time);
    assertThat(event(draft.build()).status(now, zone))
        .isEqualTo(seconds < 0 ? EventStatus.PLANNED : EventStatus.PENDING);
    assertThat(event(draft.done().build()).status(now, zone)).isEqualTo(EventStatus.DONE);
    assertThat(event(draft.notDone().build()).status(now, zone)).isEqualTo(EventStatus.NOT_DONE);
  }

  private static Event event(EventDraft draft) {
    return new Event(
        new EventId(new UUID(0, 1)),
        new CustomerId(new UUID(0, 2)),
        draft,
        false,
        new AgentId("ana"),
        Instant.EPOCH,
        1);
  }

  @Property(tries = 20)
  @Label("EVT-1: no more than 100 take part, each once")
  void participants(@ForAll @IntRange(min = 95, max = 105) int count) {
    EventDraft.Builder draft =
        EventDraft.builder(EventKind.CALL, EventTime.presetAt(Instant.EPOCH, ZoneOffset.UTC))
            .responsible(new AgentId("ana"));
    for (int number = 0; number < count; number++) {
      draft.participant(new AgentId("agent " + number)).participant(new AgentId("agent 0"));
    }
    Optional<EventDraft> built = Optional.empty();
    try {
      built = Optional.of(draft.build());
    } catch (RefusedException refused) {
      assertThat(refused.refusal()).isEqualTo(new EventRefusal.TooManyParticipants(100));
    }
    assertThat(built.map(one -> one.participants().size()))
        .isEqualTo(count <= 100 ? Optional.of(count) : Optional.empty());
  }
}
