package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.Version;
import io.customerview.timeline.Participant.OfPeople;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event (evento) of a customer's timeline: a call, a meeting or a note (EVT). Its text form
 * tells no personal data. Immutable.
 *
 * @param id which one
 * @param customer whose
 * @param draft what agents say of it
 * @param inCalendar whether it stands in the calendar of who registered it; that is said once, and
 *     can't be edited (EVT-5)
 * @param registeredBy who registered it
 * @param changedAt when it was registered, or last edited, in microseconds
 * @param revision how often it was edited, from 1 on
 */
public record Event(
    EventId id,
    CustomerId customer,
    EventDraft draft,
    boolean inCalendar,
    AgentId registeredBy,
    Instant changedAt,
    int revision) {

  /** The name of this part in an export. */
  public static final String PART = "events";

  public Event {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(registeredBy, "registeredBy");
    changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
    if (revision < 1) {
      throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
    }
  }

  /** Returns how it stands at a moment (EVT-3). */
  public EventStatus status(Instant now, ZoneId zone) {
    return draft
        .outcome()
        .map(outcome -> outcome == EventOutcome.DONE ? EventStatus.DONE : EventStatus.NOT_DONE)
        .orElse(
            draft.time().startsAt(zone).isAfter(now) ? EventStatus.PLANNED : EventStatus.PENDING);
  }

  /**
   * Returns how it stands at a moment, with the version to edit it with.
   *
   * @param version of the customer, as it was read before this
   */
  TimelineEntry entry(Instant now, ZoneId zone, Version version) {
    return new TimelineEntry(this, status(now, zone), version);
  }

  /** Returns the place of this in the timeline: its start, as it was when it was saved. */
  public Instant place() {
    return draft.time().start().toInstant();
  }

  Event edited(EventDraft after, Instant moment) {
    return new Event(id, customer, after, inCalendar, registeredBy, moment, revision + 1);
  }

  /**
   * Returns this event as another customer's, into which its own was merged; in a calendar, which
   * names the customer, it is a revision.
   */
  public Event reassignedTo(CustomerId other) {
    int revised = inCalendar ? revision + 1 : revision;
    return new Event(id, other, draft, inCalendar, registeredBy, changedAt, revised);
  }

  /** Returns this under another revision, as which calendars are to hear of it. */
  public Event withRevision(int other) {
    return new Event(id, customer, draft, inCalendar, registeredBy, changedAt, other);
  }

  /** Returns this without a person who takes part and is erased. */
  public Event without(CustomerId person) {
    return withParticipants(
        draft.participants().stream().filter(one -> !one.equals(new OfPeople(person))).toList());
  }

  /** Returns this with another person in the place of one who is merged into them. */
  public Event withMerged(CustomerId former, CustomerId present) {
    return withParticipants(
        draft.participants().stream()
            .map(one -> one.equals(new OfPeople(former)) ? new OfPeople(present) : one)
            .toList());
  }

  private Event withParticipants(List<Participant> others) {
    return new Event(
        id,
        customer,
        draft.withParticipants(others),
        inCalendar,
        registeredBy,
        changedAt,
        revision);
  }

  /** Returns this as it is exported of its customer (PRIV-1). */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = participation();
    fields.put("participants", draft.participants().size());
    draft.outcome().ifPresent(outcome -> fields.put("outcome", outcome.name()));
    draft.description().ifPresent(text -> fields.put("description", text));
    fields.put("inCalendar", inCalendar);
    return fields;
  }

  /** Returns this as it is exported of a person who takes part in it. */
  public Map<String, Object> toParticipation() {
    Map<String, Object> fields = participation();
    fields.put("participant", true);
    return fields;
  }

  private Map<String, Object> participation() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", id.toString());
    fields.put("kind", draft.kind().name());
    fields.put("start", draft.time().start().toString());
    fields.put("end", draft.time().end().toString());
    return fields;
  }

  @Override
  public String toString() {
    return "Event[" + id + ", " + draft.kind() + "]";
  }
}
