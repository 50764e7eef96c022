package io.customerview.timeline;

import io.customerview.customer.Customer;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.UnitsOfWork;
import io.customerview.spi.CalendarEntry;
import io.customerview.timeline.Events.CalendarTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the agents' calendars of events that were added to them, edited or deleted since, also with
 * their customer (EVT-5). It may run now and then, in several processes at once, and after one that
 * was killed: a calendar may hear of a revision twice, never of none.
 *
 * <p>No transaction is open while a calendar is told. It changes no customer, and so stands in no
 * audit trail. Thread-safe.
 */
public final class CalendarRelay {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarRelay.class);

  /** How many are read at once. */
  private static final int CHUNK = 100;

  private final UnitsOfWork storage;
  private final TimelineOffice office;
  private final BusinessTime time;

  public CalendarRelay(UnitsOfWork storage, TimelineOffice office, BusinessTime time) {
    this.storage = storage;
    this.office = office;
    this.time = time;
  }

  /** Tells what calendars have not heard of, each once. */
  public CalendarsTold runOnce() {
    CalendarsTold told = new CalendarsTold(0, 0, 0);
    Optional<EventId> after = Optional.empty();
    while (true) {
      Chunk chunk = read(after);
      if (chunk.tasks().isEmpty()) {
        return told;
      }
      told = sum(told, tell(chunk));
      after = Optional.of(chunk.tasks().get(chunk.tasks().size() - 1).event());
    }
  }

  private static CalendarsTold sum(CalendarsTold one, CalendarsTold other) {
    return new CalendarsTold(
        one.published() + other.published(),
        one.withdrawn() + other.withdrawn(),
        one.failed() + other.failed());
  }

  /** What is to be told, with what is there still, each under its event. */
  private record Chunk(List<CalendarTask> tasks, Map<EventId, CalendarEntry> entries) {}

  private Chunk read(Optional<EventId> after) {
    return storage.read(
        time.now(),
        work -> {
          List<CalendarTask> tasks = office.events().unpublished(work, after, CHUNK);
          List<Event> events =
              office.events().find(work, tasks.stream().map(CalendarTask::event).toList());
          Map<CustomerId, Customer> customers =
              office.customers().find(work, events.stream().map(Event::customer).toList());
          Map<EventId, CalendarEntry> entries = new HashMap<>();
          for (Event event : events) {
            Customer customer = customers.get(event.customer());
            if (customer != null) {
              entries.put(event.id(), entry(event, customer));
            }
          }
          return new Chunk(tasks, entries);
        });
  }

  private CalendarEntry entry(Event event, Customer customer) {
    return new CalendarEntry(
        event.id().value(),
        event.revision(),
        event.registeredBy().value(),
        event.draft().kind().name(),
        customer.registration().party().displayName(),
        event.draft().description(),
        event.draft().time().startsAt(time.zone()),
        event.draft().time().endsAt(time.zone()),
        event.changedAt());
  }

  private CalendarsTold tell(Chunk chunk) {
    List<CalendarTask> done = new ArrayList<>();
    int published = 0;
    for (CalendarTask task : chunk.tasks()) {
      CalendarEntry entry = chunk.entries().get(task.event());
      if (tell(task, entry)) {
        done.add(task);
        published += entry == null ? 0 : 1;
      }
    }
    if (!done.isEmpty()) {
      write(
          work -> {
            office.events().published(work, done);
            return true;
          });
    }
    return new CalendarsTold(
        published, done.size() - published, chunk.tasks().size() - done.size());
  }

  private boolean tell(CalendarTask task, @Nullable CalendarEntry entry) {
    try {
      if (entry == null) {
        office
            .calendar()
            .withdraw(task.event().value(), task.revision(), task.agent().value(), time.now());
      } else {
        office.calendar().publish(entry);
      }
      return true;
    } catch (IOException | RuntimeException broken) {
      LOG.warn("A calendar failed at event {}: {}", task.event(), broken.getClass().getName());
      return false;
    }
  }

  private void write(Function<UnitOfWork, Boolean> step) {
    storage.write(time.now(), step);
  }
}
