package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the events. Every method runs in the caller's unit of work, and takes and gives
 * present ids of customers; who writes has locked the customer.
 *
 * <p>It also keeps what calendars have not heard of: whoever adds, updates, removes or erases an
 * event that stands in a calendar, or hands it to another customer, puts it on that list here, in
 * the same unit of work. A relay takes from the list under a lease, so that no two tell one event
 * to a calendar at once.
 *
 * <p>A person who takes part in an event of another customer's belongs to it too: erasing the
 * person takes it out of the participants, and merging it puts the other id there.
 */
public interface Events extends CustomerOwned {

  /**
   * Where an event stands in the timeline of its customer.
   *
   * @param start its {@link Event#place}
   * @param id its id
   */
  record Place(Instant start, EventId id) {}

  /**
   * A calendar that has not heard of a change.
   *
   * @param event which event
   * @param revision its revision; one more than the last, where it is gone
   * @param agent in whose calendar it stands
   * @param lease which taking this was, of any event at any time: tells whether who took it has it
   *     still, also where it was done with meanwhile and something new is to tell
   * @param attempts how often its calendar has failed since the last change
   */
  record CalendarTask(EventId event, int revision, AgentId agent, long lease, int attempts) {}

  /** Adds a new event. */
  void add(UnitOfWork work, Event event);

  /** Puts this in the place of what is stored under its id. */
  void update(UnitOfWork work, Event event);

  /** Removes an event for good. */
  void remove(UnitOfWork work, Event event);

  /** Returns events by id, in no particular order; one that is gone is left out. */
  List<Event> find(UnitOfWork work, Collection<EventId> events);

  /**
   * Returns events of a customer, newest start first and then by id, at most so many.
   *
   * @param days those that start on these days of a zone
   * @param after the place after which they begin; none for the first
   */
  List<Event> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit);

  /** Returns the events in which a person takes part, in no particular order. */
  List<Event> takenPartInBy(UnitOfWork work, CustomerId person);

  /**
   * Takes what calendars have not heard of, what is due and nobody has, by the event's id, at most
   * so many: it is the caller's until a moment. What others take at the same time is passed over.
   *
   * @param until until when; whoever takes it after that has it instead
   * @param after the event after which it begins; none for the first
   */
  List<CalendarTask> claim(UnitOfWork work, Instant until, Optional<EventId> after, int limit);

  /**
   * Says that calendars have heard of these. Of what has changed since it was taken they have not;
   * nor of what somebody else took meanwhile, since nobody knows who was heard last: that is to be
   * told once more.
   */
  void published(UnitOfWork work, Collection<CalendarTask> tasks);

  /** Gives back what was not told; what somebody else has taken stays theirs. */
  void release(UnitOfWork work, Collection<CalendarTask> tasks);

  /**
   * Gives back what could not be told, with one attempt more. What has changed since it was taken
   * is due at once, as if never tried; what somebody else has taken stays theirs.
   *
   * @param tasks each with the moment from which it is due again
   */
  void failed(UnitOfWork work, Map<CalendarTask, Instant> tasks);
}
