package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyRefusal.CompletedBeforeEntry;
import io.customerview.journey.JourneyRefusal.CompletedInFuture;
import io.customerview.journey.JourneyRefusal.MilestoneElsewhere;
import io.customerview.journey.JourneyRefusal.MilestoneNotPending;
import io.customerview.journey.JourneyRefusal.NotInJourney;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.CalendarEntry;
import io.customerview.storage.Storage;
import io.customerview.timeline.CalendarsTold;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventChanged;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventPresets;
import io.customerview.timeline.EventRefusal.EventUnknown;
import io.customerview.timeline.EventRefusal.MilestonesNotDone;
import io.customerview.timeline.EventRefusal.NoCalendar;
import io.customerview.timeline.EventRefusal.NotOnNotes;
import io.customerview.timeline.EventRefusal.ParticipantNotLinked;
import io.customerview.timeline.EventRefusal.ResponsibleMissing;
import io.customerview.timeline.EventRefusal.ResponsibleUnfit;
import io.customerview.timeline.EventStatus;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.Events.CalendarTask;
import io.customerview.timeline.NewEvent;
import io.customerview.timeline.Participant.OfAgents;
import io.customerview.timeline.Participant.OfPeople;
import io.customerview.timeline.TimelineDesk;
import io.customerview.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What events and timelines promise, whatever the storage (EVT). */
public interface TimelineContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("EVT-1 EVT-2: the form is preset to the agent at work, now and one hour later")
  default void event_presets() {
    TimelineWorld world = new TimelineWorld(storage());
    EventPresets presets = world.ana().timeline().presets();
    assertThat(presets.responsible()).isEqualTo(TimelineWorld.ANA);
    assertThat(presets.time())
        .isEqualTo(EventTime.presetAt(SettableClock.START, TimelineWorld.ZONE));
    EventDraft call =
        EventDraft.builder(EventKind.CALL, presets.time())
            .responsible(presets.responsible())
            .build();
    Event event = world.ana().timeline().add(world.company(), NewEvent.of(call)).event();
    assertThat(event.draft()).isEqualTo(call);
  }

  @Test
  @DisplayName(
      "EVT-1 EVT-2 EVT-6: an event is kept as it was registered, with an entry in the trail")
  default void registered_event() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId lia = world.person(alfa);
    String longest = "😀".repeat(3_999) + "\nx";
    EventDraft draft =
        world
            .call(14)
            .participant(lia)
            .participant(new AgentId("bia"))
            .participant(lia)
            .notDone()
            .description(longest.substring(2))
            .build();
    assertThat(draft.participants())
        .containsExactly(new OfPeople(lia), new OfAgents(new AgentId("bia")));
    Event event = world.ana().timeline().add(alfa, NewEvent.of(draft)).event();
    TimelineEntry found = world.ana().timeline().find(alfa, event.id());
    assertThat(found)
        .isEqualTo(new TimelineEntry(event, EventStatus.NOT_DONE, world.version(alfa)));
    assertThat(event)
        .returns(draft, Event::draft)
        .returns(alfa, Event::customer)
        .returns(TimelineWorld.ANA, Event::registeredBy)
        .returns(1, Event::revision)
        .returns(false, Event::inCalendar);
    AuditEntry entry = world.trail(alfa).get(0);
    assertThat(entry.operation()).isEqualTo("timeline.add");
    assertThat(entry.agent()).isEqualTo(TimelineWorld.ANA);
    assertThat(entry.happenings())
        .containsExactly(
            new AuditEntry.Happening(
                "event.registered",
                Map.of(
                    "event",
                    event.id().toString(),
                    "kind",
                    "CALL",
                    "start",
                    event.draft().time().start().toString())));
    world.refused(
        () -> world.call(14).description(longest + "x").build(),
        new TextTooLong("description", 4000, 4002));
  }

  @Test
  @DisplayName(
      "EVT-1: an analyst or administrator is responsible; a note has nobody, and nobody takes part")
  default void responsible_agents() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    for (String fit : List.of("ana", "analyst", "administrator")) {
      EventDraft draft = world.call(9).responsible(new AgentId(fit)).build();
      assertThat(world.ana().timeline().add(alfa, NewEvent.of(draft)).event().draft().responsible())
          .contains(new AgentId(fit));
    }
    for (String unfit : List.of("reader", "none", "nobody knows")) {
      EventDraft draft = world.call(9).responsible(new AgentId(unfit)).build();
      world.refused(
          () -> world.ana().timeline().add(alfa, NewEvent.of(draft)),
          new ResponsibleUnfit(new AgentId(unfit)));
    }
    world.refused(() -> world.call(9).responsible(null).build(), new ResponsibleMissing());
    EventDraft.Builder note = EventDraft.builder(EventKind.NOTE, world.at(9));
    assertThat(world.ana().timeline().add(alfa, NewEvent.of(note.build()))).isNotNull();
    world.refused(() -> note.responsible(TimelineWorld.ANA).build(), new NotOnNotes());
    world.refused(
        () -> note.responsible(null).participant(TimelineWorld.ANA).build(), new NotOnNotes());
    assertThat(world.timeline(alfa)).hasSize(4);
  }

  @Test
  @DisplayName(
      "EVT-1: who takes part is an agent, or a person whose parent organization the customer is")
  default void linked_participants() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company();
    CustomerId lia = world.person(alfa);
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    for (CustomerId other : List.of(world.person(beta), beta, alfa, nobody)) {
      EventDraft draft = world.call(9).participant(other).build();
      world.refused(
          () -> world.ana().timeline().add(alfa, NewEvent.of(draft)),
          new ParticipantNotLinked(other));
    }
    Event event =
        world
            .ana()
            .timeline()
            .add(alfa, NewEvent.of(world.call(9).participant(lia).build()))
            .event();
    world.move(lia, beta);
    EventDraft later = world.call(10).participant(lia).build();
    assertThat(world.edit(alfa, event, later).draft())
        .as("who took part may stay")
        .isEqualTo(later);
    world.refused(
        () -> world.ana().timeline().add(alfa, NewEvent.of(later)), new ParticipantNotLinked(lia));
  }

  @Test
  @DisplayName(
      "EVT-3: an event is planned until its start, pending from it on, until an agent says more")
  default void event_statuses() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    EventTime ahead =
        EventTime.presetAt(world.clock.instant().plus(Duration.ofMinutes(10)), TimelineWorld.ZONE);
    EventDraft.Builder call =
        EventDraft.builder(EventKind.CALL, ahead).responsible(TimelineWorld.ANA);
    Event event = world.ana().timeline().add(alfa, NewEvent.of(call.build())).event();
    assertThat(world.status(alfa, event)).isEqualTo(EventStatus.PLANNED);
    world.clock.advance(Duration.between(world.clock.instant(), ahead.start()).minusNanos(1_000));
    assertThat(world.status(alfa, event)).isEqualTo(EventStatus.PLANNED);
    world.clock.advance(Duration.ofNanos(1_000));
    assertThat(world.status(alfa, event)).isEqualTo(EventStatus.PENDING);
    event = world.edit(alfa, event, call.done().build());
    assertThat(world.status(alfa, event)).isEqualTo(EventStatus.DONE);
    event = world.edit(alfa, event, call.notDone().build());
    assertThat(world.status(alfa, event)).isEqualTo(EventStatus.NOT_DONE);
  }

  @Test
  @DisplayName(
      "EVT-4: an event that is done completes pending milestones of the current stage, on its date")
  default void completed_milestones() {
    JourneyWorld journeys = new JourneyWorld(storage());
    Journey journey = journeys.journey();
    CustomerId alfa = journeys.companyIn(journey.id());
    LocalDate entered = journeys.today();
    journeys.pass(3);
    MilestoneId first = JourneyWorld.milestone(journey, 0, 0);
    MilestoneId second = JourneyWorld.milestone(journey, 0, 1);
    MilestoneId third = JourneyWorld.milestone(journey, 0, 2);
    LocalDate on = entered.plusDays(2);
    TimelineDesk timeline = journeys.desk().timeline();
    Version read = journeys.version(alfa);
    Event event =
        timeline
            .add(
                alfa,
                NewEvent.of(TimelineWorld.note(on).done().build())
                    .completing(List.of(first, third, first)))
            .event();
    assertThat(journeys.version(alfa)).as("one change").isEqualTo(read.next());
    assertThat(journeys.last(alfa).operation()).isEqualTo("timeline.add");
    assertThat(completedOn(journeys, alfa, first)).contains(on);
    assertThat(completedOn(journeys, alfa, second)).isEmpty();
    assertThat(completedOn(journeys, alfa, third)).contains(on);
    assertThat(journeys.state(alfa).stage()).as("never advances").isEqualTo(journey.first().id());
    EventDraft open = TimelineWorld.note(on.minusDays(1)).build();
    timeline.change(alfa, journeys.version(alfa), event.id(), open);
    timeline.delete(alfa, journeys.version(alfa), event.id());
    assertThat(completedOn(journeys, alfa, first)).as("neither reopens").contains(on);
  }

  @Test
  @DisplayName("EVT-4: of milestones that can't be completed none is, and no event is registered")
  default void refused_milestones() {
    JourneyWorld journeys = new JourneyWorld(storage());
    Journey journey = journeys.journey();
    journeys.pass(5);
    CustomerId alfa = journeys.companyIn(journey.id());
    LocalDate today = journeys.today();
    MilestoneId first = JourneyWorld.milestone(journey, 0, 0);
    MilestoneId second = JourneyWorld.milestone(journey, 0, 1);
    MilestoneId elsewhere = JourneyWorld.milestone(journey, 1, 0);
    TimelineDesk timeline = journeys.desk().timeline();
    NewEvent done = NewEvent.of(TimelineWorld.note(today).done().build());
    NewEvent before = NewEvent.of(TimelineWorld.note(today.minusDays(1)).done().build());
    NewEvent ahead = NewEvent.of(TimelineWorld.note(today.plusDays(1)).done().build());
    Event kept = timeline.add(alfa, done.completing(List.of(second))).event();
    Map<NewEvent, Refusal> refused =
        Map.of(
            done.completing(List.of(first, second)), new MilestoneNotPending(second),
            done.completing(List.of(first, elsewhere)), new MilestoneElsewhere(elsewhere),
            before.completing(List.of(first)), new CompletedBeforeEntry(today.minusDays(1), today),
            ahead.completing(List.of(first)), new CompletedInFuture(today.plusDays(1), today));
    refused.forEach(
        (event, refusal) -> journeys.refused(alfa, () -> timeline.add(alfa, event), refusal));
    assertThat(completedOn(journeys, alfa, first)).isEmpty();
    assertThat(timeline.of(alfa, DateRange.ALL, Optional.empty(), 10).items())
        .extracting(TimelineEntry::event)
        .containsExactly(kept);
    CustomerId beta = journeys.company();
    JourneyWorld.refused(
        () -> timeline.add(beta, done.completing(List.of(first))), new NotInJourney(beta));
    for (EventDraft.Builder open :
        List.of(TimelineWorld.note(today), TimelineWorld.note(today).notDone())) {
      JourneyWorld.refused(
          () -> NewEvent.of(open.build()).completing(List.of(first)), new MilestonesNotDone());
    }
  }

  private static Optional<LocalDate> completedOn(
      JourneyWorld journeys, CustomerId customer, MilestoneId milestone) {
    return journeys.state(customer).stateOf(milestone).orElseThrow().completedOn();
  }

  @Test
  @DisplayName(
      "EVT-5: all of an event can be edited but who registered it and whether it is in a calendar")
  default void edited_event() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId lia = world.person(alfa);
    Event event = world.register(alfa, world.call(9).participant(TimelineWorld.ANA).build());
    Version read = world.version(alfa);
    world.clock.advance(Duration.ofMinutes(7));
    EventDraft draft =
        EventDraft.builder(EventKind.MEETING, world.at(16))
            .responsible(new AgentId("administrator"))
            .participant(lia)
            .description("Outra")
            .build();
    Event edited = world.edit(alfa, event, draft);
    assertThat(edited)
        .returns(event.id(), Event::id)
        .returns(draft, Event::draft)
        .returns(2, Event::revision)
        .returns(event.registeredBy(), Event::registeredBy)
        .returns(world.clock.instant(), Event::changedAt);
    assertThat(world.timeline(alfa)).containsExactly(edited);
    assertThat(world.version(alfa)).isEqualTo(read.next());
    assertThat(world.edit(alfa, edited, draft)).as("the same again").isEqualTo(edited);
    assertThat(world.version(alfa)).isEqualTo(read.next());
    EventDraft note = EventDraft.builder(EventKind.NOTE, world.at(16)).build();
    assertThat(world.edit(alfa, edited, note).draft()).isEqualTo(note);
    world.refused(
        () -> world.ana().timeline().change(alfa, read, event.id(), draft),
        new StaleVersion(alfa, read, read.next().next()));
    CustomerId beta = world.company();
    world.refused(() -> world.edit(beta, event, draft), new EventUnknown(event.id()));
  }

  @Test
  @DisplayName(
      "EVT-5: who edits what somebody has edited since it was read is told, and loses nothing")
  default void edited_by_two() {
    TimelineWorld world = new TimelineWorld(storage());
    TimelineDesk timeline = world.ana().timeline();
    CustomerId alfa = world.company();
    EventChanged added = timeline.add(alfa, NewEvent.of(world.call(9).build()));
    EventId event = added.event().id();
    TimelineEntry found = timeline.find(alfa, event);
    TimelineEntry listed = timeline.of(alfa, DateRange.ALL, Optional.empty(), 1).items().get(0);
    assertThat(listed).isEqualTo(found).returns(added.version(), TimelineEntry::version);
    EventDraft hers = world.call(9).description("B").build();
    EventChanged changed = timeline.change(alfa, listed.version(), event, hers);
    EventDraft late = world.call(9).description("C").build();
    StaleVersion stale = new StaleVersion(alfa, found.version(), changed.version());
    world.refused(() -> timeline.change(alfa, found.version(), event, late), stale);
    world.refused(() -> timeline.delete(alfa, found.version(), event), stale);
    assertThat(timeline.find(alfa, event).event()).isEqualTo(changed.event());
    assertThat(timeline.change(alfa, changed.version(), event, hers)).isEqualTo(changed);
    EventChanged again = timeline.change(alfa, changed.version(), event, late);
    assertThat(again.event().draft()).isEqualTo(late);
    assertThat(timeline.delete(alfa, again.version(), event)).isEqualTo(again.version().next());
  }

  @Test
  @DisplayName("EVT-5: a deleted event is gone for good")
  default void deleted_event() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    Event event = world.register(alfa, world.call(9).participant(world.person(alfa)).build());
    Event other = world.register(alfa, world.call(9).build());
    Version read = world.version(alfa);
    assertThat(world.ana().timeline().delete(alfa, read, event.id())).isEqualTo(read.next());
    assertThat(world.timeline(alfa)).containsExactly(other);
    EventUnknown unknown = new EventUnknown(event.id());
    world.refused(() -> world.ana().timeline().find(alfa, event.id()), unknown);
    world.refused(() -> world.edit(alfa, event, event.draft()), unknown);
    world.refused(
        () -> world.ana().timeline().delete(alfa, world.version(alfa), event.id()), unknown);
    world.refused(
        () -> world.ana().timeline().delete(alfa, read, other.id()),
        new StaleVersion(alfa, read, read.next()));
    assertThat(world.trail(alfa).get(0).happenings())
        .extracting("event")
        .containsExactly("event.deleted");
  }

  @Test
  @DisplayName(
      "EVT-6 PRF-2: the timeline lists all events, newest start first, in pages, of a range of"
          + " days")
  default void timeline_pages() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    List<Event> events = new ArrayList<>();
    for (int day = 1; day <= 4; day++) {
      for (int more = 0; more < 3; more++) {
        LocalDate date = LocalDate.of(2026, 11, day);
        EventTime time =
            EventTime.on(
                date,
                LocalTime.of(more == 0 ? 0 : 23, 55),
                LocalTime.of(0, 10),
                TimelineWorld.ZONE);
        EventDraft draft = EventDraft.builder(EventKind.NOTE, time).build();
        events.add(world.ana().timeline().add(alfa, NewEvent.of(draft)).event());
      }
    }
    events.sort(
        (one, other) ->
            one.place().equals(other.place())
                ? one.id().compareTo(other.id())
                : other.place().compareTo(one.place()));
    for (int size : List.of(1, 2, 5, 12, 200)) {
      assertThat(world.pages(alfa, DateRange.ALL, size)).as("by " + size).isEqualTo(events);
    }
    DateRange middle = DateRange.of(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3));
    assertThat(world.pages(alfa, middle, 2)).isEqualTo(events.subList(3, 9));
    Page<TimelineEntry> page = world.ana().timeline().of(alfa, DateRange.ALL, Optional.empty(), 1);
    world.refused(
        () -> world.ana().timeline().of(alfa, middle, page.next(), 1), new CursorInvalid());
    world.refused(
        () -> world.ana().timeline().of(world.company(), DateRange.ALL, page.next(), 1),
        new CursorInvalid());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(
        () -> world.ana().timeline().of(nobody, DateRange.ALL, Optional.empty(), 1),
        new CustomerUnknown(nobody));
    assertThatThrownBy(() -> world.pages(alfa, DateRange.ALL, 201))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("EVT-1 PRF-2: a day of 23 or 25 hours is one day, also one that has no midnight")
  default void timeline_of_odd_days() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    for (OddDay odd : OddDay.ALL) {
      List<Event> events = new ArrayList<>();
      for (Instant at : odd.borders()) {
        EventTime time = EventTime.presetAt(at, TimelineWorld.ZONE);
        events.add(0, world.register(alfa, EventDraft.builder(EventKind.NOTE, time).build()));
      }
      assertThat(world.pages(alfa, odd.range(), 5)).as(odd.toString()).isEqualTo(events);
    }
    for (OddDay odd : OddDay.ALL) {
      assertThat(world.pages(alfa, odd.range(), 5)).as(odd.toString()).hasSize(2);
    }
  }

  @Test
  @DisplayName("EVT-3 EVT-6: a page tells how each event stands when it is read")
  default void statuses_of_a_page() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    EventTime soon =
        EventTime.presetAt(SettableClock.START.plus(Duration.ofHours(2)), TimelineWorld.ZONE);
    EventDraft.Builder call =
        EventDraft.builder(EventKind.CALL, soon).responsible(TimelineWorld.ANA);
    world.register(alfa, call.build());
    world.register(alfa, world.call(9).notDone().build());
    assertThat(world.statuses(alfa)).containsExactly(EventStatus.PLANNED, EventStatus.NOT_DONE);
    world.clock.advance(Duration.ofHours(2));
    assertThat(world.statuses(alfa)).containsExactly(EventStatus.PENDING, EventStatus.NOT_DONE);
  }

  @Test
  @DisplayName(
      "EVT-5: an event stands in the calendar of who registered it; edits and deletion follow")
  default void event_in_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    EventDraft draft = world.call(9).responsible(new AgentId("analyst")).build();
    Event without = world.register(alfa, draft);
    Event event = world.ana().timeline().add(alfa, NewEvent.of(draft).addedToCalendar()).event();
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(without)).isEmpty();
    assertThat(world.inCalendar(event))
        .contains(
            new CalendarEntry(
                event.id().value(),
                1,
                "ana",
                "CALL",
                "Alfa",
                Optional.empty(),
                draft.time().start().toInstant(),
                draft.time().end().toInstant(),
                true,
                event.changedAt()));
    assertThat(world.told()).as("once").isEqualTo(new CalendarsTold(0, 0, 0));

    Event edited = world.edit(alfa, event, world.call(11).description("Outra").build());
    edited = world.edit(alfa, edited, world.call(12).description("Outra").build());
    assertThat(edited.inCalendar()).isTrue();
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow())
        .returns(3, CalendarEntry::revision)
        .returns(Optional.of("Outra"), CalendarEntry::description)
        .returns(world.at(12).start().toInstant(), CalendarEntry::start);

    world.edit(alfa, edited, world.call(13).build());
    world.beto().timeline().delete(alfa, world.version(alfa), event.id());
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 1, 0));
    assertThat(world.inCalendar(event)).isEmpty();
  }

  @Test
  @DisplayName("EVT-5: a calendar that fails is told again, and the others are told all the same")
  default void failing_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
      events.add(world.ana().timeline().add(alfa, added).event());
    }
    UUID broken = events.get(1).id().value();
    world.calendars.fail(broken, true);
    assertThat(world.told()).isEqualTo(new CalendarsTold(2, 0, 1));
    assertThat(world.told()).as("not at once").isEqualTo(new CalendarsTold(0, 0, 0));
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 1));
    world.edit(alfa, events.get(1), world.call(10).build());
    world.calendars.fail(broken, false);
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(events.get(1)).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  @DisplayName("EVT-5 PRIV-2: a calendar whose library breaks at an entry holds up no other one")
  default void breaking_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    List<UUID> events = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
      events.add(world.ana().timeline().add(alfa, added).event().id().value());
    }
    for (Error broken : List.of(new NoClassDefFoundError("x"), new StackOverflowError())) {
      world.calendars.meanwhile(
          () -> {
            throw broken;
          });
    }
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 2));
    assertThat(world.told()).as("not at once").isEqualTo(new CalendarsTold(0, 0, 0));
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.told()).isEqualTo(new CalendarsTold(2, 0, 0));
    assertThat(world.calendars.entries()).containsOnlyKeys(events);
  }

  @Test
  @DisplayName("EVT-3 EVT-5: a calendar is told that what did not take place takes nobody's time")
  default void free_again() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    world.told();
    assertThat(world.inCalendar(event)).get().returns(true, CalendarEntry::isBusy);
    event = world.edit(alfa, event, world.call(9).done().build());
    world.told();
    assertThat(world.inCalendar(event)).get().returns(true, CalendarEntry::isBusy);
    event = world.edit(alfa, event, world.call(9).notDone().build());
    world.told();
    assertThat(world.inCalendar(event)).get().returns(false, CalendarEntry::isBusy);
    event = world.edit(alfa, event, EventDraft.builder(EventKind.NOTE, world.at(9)).build());
    world.told();
    assertThat(world.inCalendar(event)).get().returns(false, CalendarEntry::isBusy);
  }

  @Test
  @DisplayName("EVT-5: a calendar that fails is left alone for longer each time, an hour at most")
  default void failing_for_long() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    UUID broken = world.ana().timeline().add(alfa, added).event().id().value();
    world.calendars.fail(broken, true);
    CalendarsTold failed = new CalendarsTold(0, 0, 1);
    assertThat(world.told()).isEqualTo(failed);
    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      world.clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
      assertThat(world.told()).as("before " + minutes).isEqualTo(new CalendarsTold(0, 0, 0));
      world.clock.advance(Duration.ofMillis(1));
      assertThat(world.told()).as("after " + minutes).isEqualTo(failed);
    }
    world.calendars.fail(broken, false);
    world.clock.advance(Duration.ofHours(1));
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
  }

  @Test
  @DisplayName(
      "EVT-5: what changes while a calendar fails is told at once, and waits anew after that")
  default void changed_while_failing() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    UUID broken = event.id().value();
    world.calendars.fail(broken, true);
    CalendarsTold failed = new CalendarsTold(0, 0, 1);
    for (int minutes : new int[] {0, 1, 2}) {
      world.clock.advance(Duration.ofMinutes(minutes));
      assertThat(world.told()).isEqualTo(failed);
    }
    List<Event> edits = new ArrayList<>();
    world.calendars.meanwhile(() -> edits.add(world.edit(alfa, event, world.call(10).build())));
    world.clock.advance(Duration.ofMinutes(4));
    assertThat(world.told()).as("edited while it failed").isEqualTo(failed);
    assertThat(world.told()).as("what is new is told at once").isEqualTo(failed);
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(world.told()).as("a minute again").isEqualTo(failed);
    world.ana().timeline().delete(alfa, world.version(alfa), event.id());
    world.calendars.fail(broken, false);
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 1, 0));
    assertThat(edits).hasSize(1);
  }

  @Test
  @DisplayName("EVT-5: what a slow calendar leaves no time for is taken anew, under another lease")
  default void slow_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    for (int number = 0; number < 5; number++) {
      world.ana().timeline().add(alfa, added);
    }
    List<List<CalendarTask>> elsewhere = new ArrayList<>();
    for (int call = 0; call < 5; call++) {
      world.calendars.meanwhile(
          () -> {
            world.clock.advance(Duration.ofMinutes(4));
            elsewhere.add(world.claim());
          });
    }
    assertThat(world.told()).isEqualTo(new CalendarsTold(5, 0, 0));
    assertThat(elsewhere).as("nobody else had any meanwhile").hasSize(5).allMatch(List::isEmpty);
    assertThat(world.calendars.calls()).isEqualTo(5);
  }

  @Test
  @DisplayName(
      "EVT-5: a calendar keeps the name that a customer had, until its event is told again")
  default void renamed_in_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    world.told();
    Registration renamed = Registration.builder(Company.of("Alfa Nova", null)).build();
    world.ana().customers().change(alfa, world.version(alfa), renamed);
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
    world.edit(alfa, event, world.call(10).build());
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow().customer()).contains("Alfa Nova");
  }

  @Test
  @DisplayName(
      "EVT-2 EVT-5: who edits one end after the zone got other rules leaves the other there")
  default void edited_under_other_rules() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    AgentView summer = world.in(ZoneOffset.ofHours(-2));
    LocalDate day = LocalDate.of(2027, 1, 15);
    EventTime time =
        EventTime.on(day, LocalTime.of(14, 0), LocalTime.of(15, 0), ZoneOffset.ofHours(-2));
    EventDraft draft =
        EventDraft.builder(EventKind.CALL, time).responsible(TimelineWorld.ANA).build();
    for (boolean isEnd : new boolean[] {true, false}) {
      Event before = summer.timeline().add(alfa, NewEvent.of(draft).addedToCalendar()).event();
      EventTime longer =
          isEnd
              ? new EventTime(time.start(), day.atTime(17, 0).atOffset(ZoneOffset.ofHours(-3)))
              : new EventTime(day.atTime(12, 0).atOffset(ZoneOffset.ofHours(-3)), time.end());
      EventDraft edited =
          EventDraft.builder(EventKind.CALL, longer).responsible(TimelineWorld.ANA).build();
      Event after = world.edit(alfa, before, edited);
      assertThat(after.draft().time())
          .isEqualTo(
              EventTime.on(
                  day,
                  LocalTime.of(isEnd ? 14 : 12, 0),
                  LocalTime.of(isEnd ? 17 : 15, 0),
                  TimelineWorld.ZONE));
      world.told();
      assertThat(world.inCalendar(after).orElseThrow())
          .returns(after.draft().time().start().toInstant(), CalendarEntry::start)
          .returns(after.draft().time().end().toInstant(), CalendarEntry::end);
    }
  }

  @Test
  @DisplayName("EVT-5: what changes while a calendar is told is told in the next run")
  default void changed_while_told() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    List<CalendarTask> tasks = world.claim();
    assertThat(tasks).singleElement().returns(event.id(), CalendarTask::event);
    world.edit(alfa, event, world.call(10).build());
    assertThat(world.told()).as("another relay has it").isEqualTo(new CalendarsTold(0, 0, 0));
    Work.run(storage(), work -> storage().events().published(work, tasks));
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow().revision()).isEqualTo(2);
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
  }

  @Test
  @DisplayName("EVT-5 PRIV-2: an event that is erased while a calendar is told of it is withdrawn")
  default void erased_while_told() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    List<CalendarTask> tasks = world.claim();
    Work.run(storage(), work -> storage().events().erase(work, alfa));
    assertThat(world.told()).as("another relay has it").isEqualTo(new CalendarsTold(0, 0, 0));
    Work.run(storage(), work -> storage().events().published(work, tasks));
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 1, 0));
    assertThat(world.inCalendar(event)).isEmpty();
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
  }

  @Test
  @DisplayName(
      "EVT-5: an event that a relay tells too late is told once more, also one that was deleted"
          + " since")
  default void told_late() {
    for (boolean deleted : new boolean[] {false, true}) {
      TimelineWorld world = new TimelineWorld(storage());
      CustomerId alfa = world.company();
      NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
      Event event = world.ana().timeline().add(alfa, added).event();
      List<CalendarTask> late = world.claim();
      if (deleted) {
        world.ana().timeline().delete(alfa, world.version(alfa), event.id());
      }
      assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
      world.clock.advance(TimelineWorld.LEASE);
      CalendarsTold once = new CalendarsTold(deleted ? 0 : 1, deleted ? 1 : 0, 0);
      assertThat(world.told()).isEqualTo(once);
      Work.run(storage(), work -> storage().events().published(work, late));
      assertThat(world.told()).as("it may be what was heard last").isEqualTo(once);
      assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
    }
  }

  @Test
  @DisplayName(
      "EVT-5 PRIV-2: a relay that comes late takes nothing from who tells what has changed since")
  default void told_late_and_changed() {
    for (boolean deleted : new boolean[] {false, true}) {
      TimelineWorld world = new TimelineWorld(storage());
      CustomerId alfa = world.company();
      NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
      Event event = world.ana().timeline().add(alfa, added).event();
      List<CalendarTask> late = world.claim();
      world.clock.advance(TimelineWorld.LEASE);
      assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
      if (deleted) {
        world.beto().timeline().delete(alfa, world.version(alfa), event.id());
      } else {
        world.edit(alfa, event, world.call(10).build());
      }
      List<CalendarTask> other = world.claim();
      assertThat(other).singleElement().returns(event.id(), CalendarTask::event);
      Instant again = world.clock.instant().plus(Duration.ofMinutes(1));
      Work.run(
          storage(),
          work -> {
            storage().events().published(work, late);
            storage().events().release(work, late);
            storage().events().failed(work, Map.of(late.get(0), again));
          });
      assertThat(world.told()).as("the other has it").isEqualTo(new CalendarsTold(0, 0, 0));
      Work.run(storage(), work -> storage().events().failed(work, Map.of(other.get(0), again)));
      world.clock.advance(Duration.ofMinutes(1));
      assertThat(world.told()).isEqualTo(new CalendarsTold(deleted ? 0 : 1, deleted ? 1 : 0, 0));
      assertThat(world.inCalendar(event).map(CalendarEntry::revision))
          .isEqualTo(deleted ? Optional.empty() : Optional.of(2));
    }
  }

  @Test
  @DisplayName("EVT-5: of two relays that had one event, the later one's is told once more too")
  default void told_by_two() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    world.ana().timeline().add(alfa, added);
    List<CalendarTask> late = world.claim();
    world.clock.advance(TimelineWorld.LEASE);
    List<CalendarTask> present = world.claim();
    Work.run(storage(), work -> storage().events().published(work, late));
    assertThat(world.told()).as("the other has it still").isEqualTo(new CalendarsTold(0, 0, 0));
    Work.run(storage(), work -> storage().events().release(work, late));
    assertThat(world.told())
        .as("who lost it gives nothing back")
        .isEqualTo(new CalendarsTold(0, 0, 0));
    Work.run(storage(), work -> storage().events().published(work, present));
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
  }

  @Test
  @DisplayName(
      "EVT-5: a relay of calendars can be started; closing it waits for the run that is under way")
  default void calendars_in_the_background() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    world.view.calendarRelay().start(Duration.ofMillis(1)).close();
    assertThat(world.inCalendar(event)).isPresent();
  }

  @Test
  @DisplayName(
      "EVT-5: an interrupted relay of calendars ends behind one event, and gives the rest back")
  default void calendars_interrupted() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    for (int hour = 9; hour < 12; hour++) {
      world.ana().timeline().add(alfa, NewEvent.of(world.call(hour).build()).addedToCalendar());
    }
    Thread.currentThread().interrupt();
    CalendarsTold told = world.told();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.told()).isEqualTo(new CalendarsTold(2, 0, 0));
  }

  @Test
  @DisplayName("EVT-5: without a calendar no event can be added to one")
  default void no_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    AgentView desk =
        CustomerView.builder()
            .storage(storage())
            .clock(world.clock)
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.of(TimelineWorld.ANA, AccessProfile.ANALYST));
    NewEvent event = NewEvent.of(world.call(9).build());
    world.refused(() -> desk.timeline().add(alfa, event.addedToCalendar()), new NoCalendar());
    assertThat(desk.timeline().add(alfa, event)).isNotNull();
  }

  @Test
  @DisplayName("ACS-1: analysts register, edit and delete events; readers read them")
  default void permissions_of_events() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    Event event = world.register(alfa, world.call(9).build());
    AgentView reader = world.view.as(Agent.of(new AgentId("reader"), AccessProfile.READ_ONLY));
    assertThat(reader.timeline().find(alfa, event.id()).event()).isEqualTo(event);
    NotPermitted refusal = new NotPermitted(Permission.EDIT_MANAGEMENT);
    world.refused(() -> reader.timeline().add(alfa, NewEvent.of(world.call(9).build())), refusal);
    world.refused(() -> reader.timeline().delete(alfa, world.version(alfa), event.id()), refusal);
    world.refused(() -> reader.timeline().presets(), refusal);
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2: events are exported and erased, in calendars too; taking part is erased with"
          + " the person")
  default void owned_events() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId lia = world.person(alfa);
    EventDraft draft =
        world
            .call(9)
            .participant(lia)
            .participant(new AgentId("bia"))
            .description("Zeta")
            .done()
            .build();
    Event event = world.ana().timeline().add(alfa, NewEvent.of(draft).addedToCalendar()).event();
    world.told();
    assertThat(world.exported(alfa))
        .containsExactly(
            Map.of(
                "event",
                event.id().toString(),
                "kind",
                "CALL",
                "start",
                draft.time().start().toString(),
                "end",
                draft.time().end().toString(),
                "participants",
                2,
                "outcome",
                "DONE",
                "description",
                "Zeta",
                "inCalendar",
                true));
    assertThat(world.exported(lia)).containsExactly(event.toParticipation());
    Work.run(storage(), work -> storage().events().erase(work, lia));
    assertThat(world.exported(lia)).isEmpty();
    assertThat(world.timeline(alfa).get(0).draft().participants())
        .containsExactly(new OfAgents(new AgentId("bia")));
    Work.run(storage(), work -> storage().events().erase(work, alfa));
    assertThat(world.exported(alfa)).isEmpty();
    assertThat(world.timeline(alfa)).isEmpty();
    assertThat(world.told()).isEqualTo(new CalendarsTold(0, 1, 0));
    assertThat(world.inCalendar(event)).isEmpty();
  }

  @Test
  @DisplayName(
      "MRG-2: events go to the customer that stays, and who took part as two people does so once")
  default void merged_events() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company();
    CustomerId lia = world.person(alfa);
    CustomerId eva = world.person(alfa);
    EventDraft both =
        world.call(9).participant(TimelineWorld.ANA).participant(lia).participant(eva).build();
    EventDraft one = world.call(10).participant(lia).build();
    Event first = world.register(alfa, both);
    Event second = world.register(alfa, one);
    Work.run(
        storage(),
        work -> {
          storage().events().reassign(work, alfa, beta);
          storage().events().reassign(work, lia, eva);
        });
    assertThat(world.timeline(alfa)).isEmpty();
    assertThat(world.timeline(beta)).extracting(Event::id).containsExactly(second.id(), first.id());
    assertThat(world.timeline(beta).get(0).draft().participants())
        .containsExactly(new OfPeople(eva));
    assertThat(world.timeline(beta).get(1).draft().participants())
        .containsExactly(new OfAgents(TimelineWorld.ANA), new OfPeople(eva));
  }

  @Test
  @DisplayName("MRG-2 EVT-5: calendars hear of the customer to which an event went, as a revision")
  default void merged_in_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company("Beta");
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    Event without = world.register(alfa, world.call(10).build());
    world.told();
    assertThat(world.inCalendar(event).orElseThrow().customer()).contains("Alfa");
    Work.run(storage(), work -> storage().events().reassign(work, alfa, beta));
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow())
        .returns(2, CalendarEntry::revision)
        .satisfies(entry -> assertThat(entry.customer()).contains("Beta"));
    assertThat(world.timeline(beta))
        .extracting(Event::revision)
        .as("the one in no calendar stays as it was")
        .containsExactly(without.revision(), 2);
  }

  @Test
  @DisplayName("MRG-2 EVT-5: when a merge is undone calendars hear again whose an event is")
  default void parted_in_calendar() {
    for (boolean heard : new boolean[] {true, false}) {
      TimelineWorld world = new TimelineWorld(storage());
      CustomerId alfa = world.company();
      CustomerId beta = world.company("Beta");
      NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
      Event event = world.ana().timeline().add(alfa, added).event();
      Event without = world.register(alfa, world.call(10).build());
      world.told();
      Merged merged = world.merge(beta, alfa);
      assertThat(heard ? world.told().published() : world.claim().size()).isOne();
      world.undo(merged);
      world.clock.advance(TimelineWorld.LEASE);
      assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
      assertThat(world.inCalendar(event).orElseThrow())
          .returns(3, CalendarEntry::revision)
          .satisfies(entry -> assertThat(entry.customer()).contains("Alfa"));
      assertThat(world.timeline(alfa))
          .as("the one in no calendar stays as it was")
          .extracting(Event::revision)
          .containsExactly(without.revision(), 3);
      assertThat(world.told()).isEqualTo(new CalendarsTold(0, 0, 0));
    }
  }

  @Test
  @DisplayName("MRG-2 EVT-5: an event that a relay has told of the merge meanwhile is told again")
  default void parted_while_told() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company("Beta");
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    world.told();
    Merged merged = world.merge(beta, alfa);
    List<CalendarTask> tasks = world.claim();
    world.undo(merged);
    Work.run(storage(), work -> storage().events().published(work, tasks));
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow())
        .returns(3, CalendarEntry::revision)
        .satisfies(entry -> assertThat(entry.customer()).contains("Alfa"));
  }

  @Test
  @DisplayName("MRG-2 EVT-5: merges with events in calendars are undone one after the other")
  default void parted_twice_in_calendar() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company("Beta");
    CustomerId gama = world.company("Gama");
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    world.told();
    Merged first = world.merge(beta, alfa);
    Merged second = world.merge(gama, beta);
    world.undo(second);
    world.told();
    assertThat(world.inCalendar(event).orElseThrow().customer()).contains("Beta");
    world.undo(first);
    assertThat(world.told()).isEqualTo(new CalendarsTold(1, 0, 0));
    assertThat(world.inCalendar(event).orElseThrow())
        .returns(5, CalendarEntry::revision)
        .satisfies(entry -> assertThat(entry.customer()).contains("Alfa"));
  }

  @Test
  @DisplayName("MRG-2 EVT-5: an event in a calendar that was edited since its merge is a conflict")
  default void edited_since_merge() {
    TimelineWorld world = new TimelineWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company("Beta");
    NewEvent added = NewEvent.of(world.call(9).build()).addedToCalendar();
    Event event = world.ana().timeline().add(alfa, added).event();
    Merged merged = world.merge(beta, alfa);
    world.edit(beta, event, world.call(10).build());
    world.refused(
        () -> world.undo(merged),
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict(Event.PART, event.id().toString()))));
  }

  /** A storage, and what these tests do with it. */
  final class TimelineWorld {

    static final AgentId ANA = new AgentId("ana");
    static final AgentId BETO = new AgentId("beto");
    static final Duration LEASE = Duration.ofMinutes(10);
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Storage storage;
    final SettableClock clock = new SettableClock();
    final CalendarsInMemory calendars = new CalendarsInMemory();
    final CustomerView view;

    TimelineWorld(Storage storage) {
      this.storage = storage;
      this.view = builder().build();
      // What another test let fail waits for up to an hour; here it is told and gone.
      clock.advance(Duration.ofHours(1));
      told();
      clock.advance(Duration.ofHours(-1));
    }

    private CustomerView.Builder builder() {
      return CustomerView.builder()
          .storage(storage)
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .agentCalendars(calendars)
          .agents(TimelineWorld::profile);
    }

    /** Ana's desk where the business zone has other rules. */
    AgentView in(ZoneId zone) {
      return builder().zone(zone).build().as(Agent.of(ANA, AccessProfile.ANALYST));
    }

    private static Optional<AccessProfile> profile(AgentId agent) {
      return switch (agent.value()) {
        case "ana", "analyst" -> Optional.of(AccessProfile.ANALYST);
        case "administrator" -> Optional.of(AccessProfile.ADMINISTRATOR);
        case "reader" -> Optional.of(AccessProfile.READ_ONLY);
        case "none" -> Optional.of(AccessProfile.NONE);
        default -> Optional.empty();
      };
    }

    AgentView ana() {
      return view.as(Agent.of(ANA, AccessProfile.ANALYST));
    }

    /** Who edits and deletes what Ana has registered. */
    AgentView beto() {
      return view.as(Agent.of(BETO, AccessProfile.ANALYST));
    }

    CustomerId company() {
      return company("Alfa");
    }

    CustomerId company(String name) {
      return register(Registration.builder(Company.of(name, null)).build());
    }

    CustomerId person(CustomerId company) {
      return register(Registration.builder(Person.of("Lia", null)).parent(company).build());
    }

    private CustomerId register(Registration registration) {
      return ana().customers().register(registration).customer();
    }

    void move(CustomerId person, CustomerId company) {
      Registration moved = Registration.builder(Person.of("Lia", null)).parent(company).build();
      ana().customers().change(person, version(person), moved);
    }

    Merged merge(CustomerId survivor, CustomerId duplicate) {
      return ana().merging().merge(survivor, version(survivor), duplicate, version(duplicate));
    }

    void undo(Merged merged) {
      ana().merging().undo(merged.merge(), version(merged.customer()));
    }

    EventTime at(int hour) {
      LocalDate day = LocalDate.of(2026, 11, 20);
      return EventTime.on(day, LocalTime.of(hour, 0), LocalTime.of(hour + 1, 0), ZONE);
    }

    static EventDraft.Builder note(LocalDate day) {
      LocalTime start = LocalTime.of(14, 0);
      return EventDraft.builder(EventKind.NOTE, EventTime.on(day, start, start.plusHours(1), ZONE));
    }

    EventDraft.Builder call(int hour) {
      return EventDraft.builder(EventKind.CALL, at(hour)).responsible(ANA);
    }

    Event register(CustomerId customer, EventDraft draft) {
      return ana().timeline().add(customer, NewEvent.of(draft)).event();
    }

    Event edit(CustomerId customer, Event event, EventDraft draft) {
      return beto().timeline().change(customer, version(customer), event.id(), draft).event();
    }

    EventStatus status(CustomerId customer, Event event) {
      return ana().timeline().find(customer, event.id()).status();
    }

    List<EventStatus> statuses(CustomerId customer) {
      return ana().timeline().of(customer, DateRange.ALL, Optional.empty(), 50).items().stream()
          .map(TimelineEntry::status)
          .toList();
    }

    Version version(CustomerId customer) {
      return ana().customers().find(customer).version();
    }

    List<Event> timeline(CustomerId customer) {
      return pages(customer, DateRange.ALL, 50);
    }

    /** Returns the events of all pages. */
    List<Event> pages(CustomerId customer, DateRange days, int size) {
      List<Event> events = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<TimelineEntry> page = ana().timeline().of(customer, days, cursor, size);
        page.items().forEach(entry -> events.add(entry.event()));
        assertThat(events).as("pages end").hasSizeLessThan(1_000);
        cursor = page.next();
      } while (cursor.isPresent());
      return events;
    }

    /** Takes what is to be told, as a relay does. */
    List<CalendarTask> claim() {
      return storage.write(
          clock.instant(),
          work -> storage.events().claim(work, work.moment().plus(LEASE), Optional.empty(), 10));
    }

    CalendarsTold told() {
      return view.calendarRelay().runOnce();
    }

    Optional<CalendarEntry> inCalendar(Event event) {
      return calendars.entry("ana", event.id().value());
    }

    List<AuditEntry> trail(CustomerId customer) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
    }

    List<Map<String, Object>> exported(CustomerId customer) {
      List<Map<String, Object>> records = new ArrayList<>();
      Work.run(storage, work -> storage.events().export(work, customer, records::add));
      return records;
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
