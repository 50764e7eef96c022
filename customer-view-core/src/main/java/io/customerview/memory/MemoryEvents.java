package io.customerview.memory;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import io.customerview.timeline.Events;
import io.customerview.timeline.Participant.OfPeople;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The events, by id and in the order of each customer's timeline, and what calendars don't know.
 */
final class MemoryEvents implements Events {

  private static final EventId FIRST_ID = new EventId(new UUID(0, 0));

  private final Table<EventId, Event> rows = Table.ordered();
  private final Table<Key, Event> byCustomer =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::start, Comparator.reverseOrder())
              .thenComparing(Key::id));
  private final Table<EventId, Telling> tasks = Table.toDo();

  /** The last lease that was given out: none comes twice. */
  private final AtomicLong leases = new AtomicLong();

  /**
   * What a calendar has not heard of, and whether it changed since it was taken.
   *
   * @param until until when somebody has it; empty if nobody has
   * @param due from when on it is to be told; empty if at once
   */
  private record Telling(
      CalendarTask task, Optional<Instant> until, Optional<Instant> due, boolean changed) {

    boolean isFree(Instant now) {
      return has(until, now) && has(due, now);
    }

    private static boolean has(Optional<Instant> come, Instant now) {
      return come.isEmpty() || !come.get().isAfter(now);
    }

    Telling claimed(Instant until, long lease) {
      return new Telling(
          task(task.revision(), lease, task.attempts()), Optional.of(until), due, false);
    }

    /** As something new to tell, also to whoever has it. */
    Telling changedTo(int revision) {
      return new Telling(task(revision, task.lease(), 0), until, Optional.empty(), true);
    }

    Telling free() {
      return new Telling(task, Optional.empty(), due, false);
    }

    Telling failed(Instant again) {
      return changed
          ? free()
          : new Telling(
              task(task.revision(), task.lease(), task.attempts() + 1),
              Optional.empty(),
              Optional.of(again),
              false);
    }

    private CalendarTask task(int revision, long lease, int attempts) {
      return new CalendarTask(task.event(), revision, task.agent(), lease, attempts);
    }
  }

  private final BiConsumer<UnitOfWork, Set<EventId>> whenErased;

  /**
   * Makes an empty collection.
   *
   * @param whenErased forgets events that went with their customer
   */
  MemoryEvents(BiConsumer<UnitOfWork, Set<EventId>> whenErased) {
    this.whenErased = whenErased;
  }

  private record Key(CustomerId customer, Instant start, EventId id) {

    static Key of(Event event) {
      return new Key(event.customer(), event.place(), event.id());
    }
  }

  @Override
  public void add(UnitOfWork work, Event event) {
    put(work, event);
    tell(work, event, event.revision());
  }

  @Override
  public void update(UnitOfWork work, Event event) {
    replace(work, event);
    tell(work, event, event.revision());
  }

  @Override
  public void remove(UnitOfWork work, Event event) {
    take(work, event);
    tell(work, event, event.revision() + 1);
  }

  private void tell(UnitOfWork work, Event event, int revision) {
    if (event.inCalendar()) {
      Telling before = tasks.get(event.id());
      Telling after =
          before == null
              ? untaken(new CalendarTask(event.id(), revision, event.registeredBy(), 0, 0))
              : before.changedTo(revision);
      tasks.put(work, event.id(), after);
    }
  }

  private static Telling untaken(CalendarTask task) {
    return new Telling(task, Optional.empty(), Optional.empty(), false);
  }

  private void replace(UnitOfWork work, Event event) {
    take(work, Objects.requireNonNull(rows.get(event.id())));
    put(work, event);
  }

  private void put(UnitOfWork work, Event event) {
    rows.put(work, event.id(), event);
    byCustomer.put(work, Key.of(event), event);
  }

  private void take(UnitOfWork work, Event event) {
    byCustomer.remove(work, Key.of(event));
    rows.remove(work, event.id());
  }

  @Override
  public List<Event> find(UnitOfWork work, Collection<EventId> events) {
    List<Event> found = new ArrayList<>();
    for (EventId id : new LinkedHashSet<>(events)) {
      Event event = rows.get(id);
      if (event != null) {
        found.add(event);
      }
    }
    return found;
  }

  @Override
  public List<Event> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit) {
    Optional<Instant> start = days.start(zone);
    Optional<Instant> end = days.end(zone);
    Optional<Key> last = after.map(place -> new Key(customer, place.start(), place.id()));
    Comparator<? super Key> order = byCustomer.rows().comparator();
    return of(customer).stream()
        .filter(event -> start.isEmpty() || !event.place().isBefore(start.get()))
        .filter(event -> end.isEmpty() || event.place().isBefore(end.get()))
        .filter(event -> last.isEmpty() || order.compare(Key.of(event), last.get()) > 0)
        .limit(limit)
        .toList();
  }

  /** Returns all events of a customer. */
  List<Event> of(CustomerId customer) {
    return List.copyOf(
        byCustomer
            .rows()
            .subMap(
                new Key(customer, Instant.MAX, FIRST_ID), new Key(customer, Instant.MIN, FIRST_ID))
            .values());
  }

  /**
   * Tells calendars whose the events are again that an undone merge has given back.
   *
   * @param before those of the other customer until then, among which they were
   */
  void givenBack(UnitOfWork work, CustomerId customer, List<Event> before) {
    for (Event was : before) {
      Event now = rows.get(was.id());
      if (now != null && now.inCalendar() && now.customer().equals(customer)) {
        update(work, now.withRevision(was.revision() + 1));
      }
    }
  }

  @Override
  public List<CalendarTask> claim(
      UnitOfWork work, Instant until, Optional<EventId> after, int limit) {
    List<CalendarTask> due =
        tasks.values().stream()
            .filter(telling -> telling.isFree(work.moment()))
            .map(Telling::task)
            .filter(task -> after.isEmpty() || task.event().compareTo(after.get()) > 0)
            .limit(limit)
            .toList();
    List<CalendarTask> taken = new ArrayList<>();
    for (CalendarTask task : due) {
      Telling free = Objects.requireNonNull(tasks.get(task.event()));
      Telling telling = free.claimed(until, leases.incrementAndGet());
      tasks.put(work, task.event(), telling);
      taken.add(telling.task());
    }
    return taken;
  }

  @Override
  public void published(UnitOfWork work, Collection<CalendarTask> heard) {
    for (CalendarTask task : heard) {
      Telling now = tasks.get(task.event());
      if (now == null) {
        tasks.put(work, task.event(), untaken(once(task)));
      } else if (now.task().lease() != task.lease()) {
        tasks.put(work, task.event(), now.changedTo(now.task().revision()));
      } else if (now.changed()) {
        tasks.put(work, task.event(), now.free());
      } else {
        tasks.remove(work, task.event());
      }
    }
  }

  /** What was told late may be what stands in the calendar: what is there now is above that. */
  private static CalendarTask once(CalendarTask late) {
    return new CalendarTask(late.event(), late.revision() + 1, late.agent(), late.lease(), 0);
  }

  @Override
  public void release(UnitOfWork work, Collection<CalendarTask> untold) {
    untold.forEach(task -> giveBack(work, task, Telling::free));
  }

  @Override
  public void failed(UnitOfWork work, Map<CalendarTask, Instant> untold) {
    untold.forEach((task, due) -> giveBack(work, task, now -> now.failed(due)));
  }

  private void giveBack(UnitOfWork work, CalendarTask task, UnaryOperator<Telling> as) {
    Telling now = tasks.get(task.event());
    if (now != null && now.task().lease() == task.lease()) {
      tasks.put(work, task.event(), as.apply(now));
    }
  }

  @Override
  public String part() {
    return Event.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(event -> record.accept(event.toRecord()));
    takenPartInBy(work, customer).forEach(event -> record.accept(event.toParticipation()));
  }

  @Override
  public List<Event> takenPartInBy(UnitOfWork work, CustomerId person) {
    OfPeople participant = new OfPeople(person);
    return rows.values().stream()
        .filter(event -> event.draft().participants().contains(participant))
        .toList();
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    List<Event> own = of(customer);
    own.forEach(event -> remove(work, event));
    if (!own.isEmpty()) {
      whenErased.accept(work, own.stream().map(Event::id).collect(Collectors.toSet()));
    }
    takenPartInBy(work, customer).forEach(event -> replace(work, event.without(customer)));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    of(from).forEach(event -> update(work, event.reassignedTo(to)));
    takenPartInBy(work, from).forEach(event -> replace(work, event.withMerged(from, to)));
  }
}
