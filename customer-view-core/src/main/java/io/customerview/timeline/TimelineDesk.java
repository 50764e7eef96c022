package io.customerview.timeline;

import io.customerview.access.AccessProfile;
import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.journey.JourneyKeeper;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import io.customerview.spi.CalendarPublisher;
import io.customerview.timeline.EventChange.EventDeleted;
import io.customerview.timeline.EventChange.EventEdited;
import io.customerview.timeline.EventChange.EventRegistered;
import io.customerview.timeline.EventRefusal.EventUnknown;
import io.customerview.timeline.EventRefusal.NoCalendar;
import io.customerview.timeline.EventRefusal.ParticipantNotLinked;
import io.customerview.timeline.EventRefusal.ResponsibleUnfit;
import io.customerview.timeline.Participant.OfPeople;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of customers and their timelines (eventos, linha do tempo), for one agent (EVT).
 *
 * <pre>{@code
 * EventPresets presets = desk.timeline().presets();
 * EventDraft call = EventDraft.builder(EventKind.CALL, presets.time()).responsible(presets.responsible()).done().build();
 * desk.timeline().add(customer, NewEvent.of(call).addedToCalendar());
 * }</pre>
 *
 * <p>Times of another zone are kept as the same moments in the business zone. Thread-safe.
 *
 * <p>Takes {@link Permission#EDIT_MANAGEMENT}; {@code find} and {@code of} take {@link
 * Permission#READ_MANAGEMENT}.
 */
public final class TimelineDesk {

  /** The most events on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Set<AccessProfile> RESPONSIBLE =
      Set.of(AccessProfile.ANALYST, AccessProfile.ADMINISTRATOR);

  private static final Operation PRESETS = edit("presets");
  private static final Operation ADD = edit("add");
  private static final Operation CHANGE = edit("change");
  private static final Operation DELETE = edit("delete");
  private static final Operation OF = new Operation("timeline.of", Permission.READ_MANAGEMENT);
  private static final Operation FIND = new Operation("timeline.find", Permission.READ_MANAGEMENT);

  private final Desk desk;
  private final TimelineOffice office;

  @Wiring
  public TimelineDesk(Desk desk, TimelineOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  private static Operation edit(String name) {
    return new Operation("timeline." + name, Permission.EDIT_MANAGEMENT);
  }

  /** Returns what the form of a new event begins with (EVT-1, EVT-2). */
  public EventPresets presets() {
    return desk.ask(
        PRESETS,
        inquiry ->
            new EventPresets(
                desk.agent().id(), EventTime.presetAt(inquiry.moment(), desk.time().zone())));
  }

  /**
   * Registers an event. The milestones that it completes are completed on the date on which it
   * starts, all of them or nothing is registered; neither editing nor deleting the event reopens
   * them (EVT-4).
   *
   * @return the event as it is kept, and the customer's version after
   * @throws RefusedException with {@link ResponsibleUnfit}, {@link ParticipantNotLinked} or {@link
   *     NoCalendar}, with {@link io.customerview.journey.JourneyRefusal} if a milestone is not
   *     pending in the current stage or that date is not one to complete it on, or if the customer
   *     is unknown
   */
  public EventChanged add(CustomerId customer, NewEvent event) {
    return desk.change(
        ADD,
        change -> {
          Optional<AccessProfile> responsible = profile(event.draft().responsible(), change);
          CustomerId present = change.lock(customer);
          if (event.inCalendar() && office.calendar() == CalendarPublisher.none()) {
            throw new RefusedException(new NoCalendar());
          }
          Event registered =
              new Event(
                  new EventId(change.newId()),
                  present,
                  checked(event.draft(), present, null, responsible, change),
                  event.inCalendar(),
                  change.agent().id(),
                  change.moment(),
                  1);
          office.events().add(change.work(), registered);
          change.happened(present, new EventRegistered(registered.id(), registered.draft()));
          if (!event.milestones().isEmpty()) {
            new JourneyKeeper(office.journeys(), change)
                .completePending(present, event.milestones(), registered.draft().time().date());
          }
          return new EventChanged(registered, change.versionAfter(present));
        });
  }

  /**
   * Edits an event; its entry in a calendar follows (EVT-5). Who is responsible or takes part
   * already may stay so, whatever has become of them.
   *
   * @param expected the version that was read: that of the {@link TimelineEntry}
   * @param draft all that agents say of it, in the place of what was said
   * @throws RefusedException with {@link EventUnknown}, {@link ResponsibleUnfit} or {@link
   *     ParticipantNotLinked}, or if the customer is unknown or has changed since
   */
  public EventChanged change(
      CustomerId customer, Version expected, EventId event, EventDraft draft) {
    return desk.change(
        CHANGE,
        change -> {
          Optional<AgentId> chosen =
              draft.responsible().filter(agent -> !isOf(agent, event, change));
          Optional<AccessProfile> responsible = profile(chosen, change);
          CustomerId present = change.lock(customer, expected);
          Event before = find(present, event, change.work());
          EventDraft checked = checked(draft, present, before.draft(), responsible, change);
          Event after = before;
          if (!checked.equals(before.draft())) {
            after = before.edited(checked, change.moment());
            office.events().update(change.work(), after);
            change.happened(present, new EventEdited(event, before.draft(), checked));
          }
          return new EventChanged(after, change.versionAfter(present));
        });
  }

  /**
   * Deletes an event for good; its entry in a calendar follows (EVT-5).
   *
   * @param expected the version that was read: that of the {@link TimelineEntry}
   * @return the version after
   * @throws RefusedException with {@link EventUnknown}, or if the customer is unknown or has
   *     changed since
   */
  public Version delete(CustomerId customer, Version expected, EventId event) {
    return desk.change(
        DELETE,
        change -> {
          CustomerId present = change.lock(customer, expected);
          Event deleted = find(present, event, change.work());
          office.events().remove(change.work(), deleted);
          change.happened(present, new EventDeleted(event, deleted.draft()));
          return change.versionAfter(present);
        });
  }

  /**
   * Returns an event with its status.
   *
   * @throws RefusedException with {@link EventUnknown}, or if the customer is unknown
   */
  public TimelineEntry find(CustomerId customer, EventId event) {
    return desk.ask(
        FIND,
        inquiry ->
            about(
                inquiry,
                customer,
                present ->
                    find(present.id(), event, inquiry.work())
                        .entry(inquiry.moment(), desk.time().zone(), present.version())));
  }

  /**
   * Returns a page of the timeline of a customer: all events with their status, newest start first
   * (EVT-6).
   *
   * @param days those that start on these days, in the business zone (PRF-2)
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<TimelineEntry> of(
      CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "events");
    return desk.ask(
        OF,
        inquiry ->
            about(
                inquiry,
                customer,
                present ->
                    office
                        .pages()
                        .of(inquiry.work(), present, days, desk.time().zone(), cursor, limit)));
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<Customer, A> answer) {
    return inquiry.about(customer, id -> office.customers().find(inquiry.work(), id), answer);
  }

  private Event find(CustomerId present, EventId event, UnitOfWork work) {
    return office.events().find(work, List.of(event)).stream()
        .filter(found -> found.customer().equals(present))
        .findFirst()
        .orElseThrow(() -> new RefusedException(new EventUnknown(event)));
  }

  /** Whether an agent is responsible for an event already. */
  private boolean isOf(AgentId agent, EventId event, Change change) {
    return office.events().find(change.work(), List.of(event)).stream()
        .anyMatch(found -> found.draft().responsible().equals(Optional.of(agent)));
  }

  /** Asks the host, before anything is locked: it may take its time. */
  private Optional<AccessProfile> profile(Optional<AgentId> agent, Change change) {
    return agent.flatMap(
        one ->
            one.equals(change.agent().id())
                ? Optional.of(change.agent().profile())
                : office.agents().of(one));
  }

  /**
   * Returns a draft as it is kept, once it is known to be right for its customer.
   *
   * @param profile of who is to be responsible, if that is somebody else than before
   */
  private EventDraft checked(
      EventDraft draft,
      CustomerId customer,
      @Nullable EventDraft before,
      Optional<AccessProfile> profile,
      Change change) {
    ZoneId zone = desk.time().zone();
    EventTime time =
        before == null ? draft.time().atZone(zone) : draft.time().editedFrom(before.time(), zone);
    draft
        .responsible()
        .filter(agent -> before == null || !before.responsible().equals(Optional.of(agent)))
        .ifPresent(agent -> refuseUnfit(agent, profile));
    List<Participant> participants = present(draft.participants(), change);
    refuseNotLinked(participants, customer, before, change.work());
    return draft.withTime(time).withParticipants(participants);
  }

  private static void refuseUnfit(AgentId agent, Optional<AccessProfile> profile) {
    if (profile.filter(RESPONSIBLE::contains).isEmpty()) {
      throw new RefusedException(new ResponsibleUnfit(agent));
    }
  }

  /** People under former ids are those who they were merged into. */
  private static List<Participant> present(List<Participant> participants, Change change) {
    Map<CustomerId, CustomerId> present = change.resolve(people(participants));
    return participants.stream()
        .map(
            one ->
                one instanceof OfPeople of
                    ? new OfPeople(Objects.requireNonNull(present.get(of.person())))
                    : one)
        .toList();
  }

  private void refuseNotLinked(
      List<Participant> participants,
      CustomerId customer,
      @Nullable EventDraft before,
      UnitOfWork work) {
    Set<CustomerId> asked =
        participants.stream()
            .filter(one -> before == null || !before.participants().contains(one))
            .collect(Collectors.collectingAndThen(Collectors.toList(), TimelineDesk::people));
    Map<CustomerId, Customer> found = office.customers().find(work, asked);
    for (CustomerId person : asked) {
      Customer one = found.get(person);
      if (one == null
          || !one.registration().isPerson()
          || !one.registration().parent().equals(Optional.of(customer))) {
        throw new RefusedException(new ParticipantNotLinked(person));
      }
    }
  }

  private static Set<CustomerId> people(Collection<Participant> participants) {
    return participants.stream()
        .filter(OfPeople.class::isInstance)
        .map(one -> ((OfPeople) one).person())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
