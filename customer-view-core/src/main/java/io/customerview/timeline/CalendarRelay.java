package io.customerview.timeline;

import io.customerview.customer.Customer;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.Repeating;
import io.customerview.shared.UnitsOfWork;
import io.customerview.spi.CalendarEntry;
import io.customerview.timeline.Events.CalendarTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the agents' calendars of events that were added to them, edited or deleted since, also with
 * their customer (EVT-5). It may run now and then, in several processes at once, and after one that
 * was killed: a calendar may hear of a revision twice, never of none. What one relay is telling is
 * its own for {@value #LEASE_MINUTES} minutes; one that takes longer has it told again, so that
 * what comes late is not what stands there in the end.
 *
 * <p>No transaction is open while a calendar is told. It changes no customer, and so stands in no
 * audit trail. Thread-safe.
 */
public final class CalendarRelay {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarRelay.class);

  /** How many are taken at once. */
  private static final int CHUNK = 50;

  /** How long a relay has what it took: a calendar is to answer much sooner. */
  private static final int LEASE_MINUTES = 10;

  private final UnitsOfWork storage;
  private final TimelineOffice office;
  private final BusinessTime time;

  public CalendarRelay(UnitsOfWork storage, TimelineOffice office, BusinessTime time) {
    this.storage = storage;
    this.office = office;
    this.time = time;
  }

  /**
   * Tells what calendars have not heard of, each once.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}
   */
  public CalendarsTold runOnce() {
    CalendarsTold told = new CalendarsTold(0, 0, 0);
    Optional<EventId> after = Optional.empty();
    while (true) {
      Chunk chunk = claim(after);
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

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("calendar-relay", pause, this::runOnce);
  }

  private Chunk claim(Optional<EventId> after) {
    return storage.write(
        time.now(),
        work -> {
          work.requireOwn();
          Instant until = work.moment().plus(Duration.ofMinutes(LEASE_MINUTES));
          List<CalendarTask> tasks = office.events().claim(work, until, after, CHUNK);
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
    List<CalendarTask> failed = new ArrayList<>();
    int published = 0;
    for (CalendarTask task : chunk.tasks()) {
      CalendarEntry entry = chunk.entries().get(task.event());
      if (tell(task, entry)) {
        done.add(task);
        published += entry == null ? 0 : 1;
      } else {
        failed.add(task);
      }
    }
    storage.write(
        time.now(),
        work -> {
          office.events().published(work, done);
          office.events().release(work, failed);
          return true;
        });
    return new CalendarsTold(published, done.size() - published, failed.size());
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
}
