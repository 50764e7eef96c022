package io.customerview.timeline;

import io.customerview.access.Desk;
import io.customerview.customer.Customer;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.EventId;
import io.customerview.shared.Repeating;
import io.customerview.shared.UnitsOfWork;
import io.customerview.shared.Wiring;
import io.customerview.spi.CalendarEntry;
import io.customerview.timeline.Events.CalendarTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the agents' calendars of events that were added to them, edited or deleted since, also with
 * their customer (EVT-5). It may run now and then, in several processes at once, and after one that
 * was killed: a calendar may hear of a revision twice, never of none. What one relay is telling is
 * its own for {@value #LEASE_MINUTES} minutes; one that takes longer has it told again, so that
 * what comes late is not what stands there in the end. What a calendar failed at waits a minute
 * before it is told again, and twice as long each time, up to an hour; a change is told at once.
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

  private static final Duration LEASE = Duration.ofMinutes(LEASE_MINUTES);

  /** How long it waits after the first failure, and at most. */
  private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);

  private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

  private final Desk.Office shared;
  private final UnitsOfWork storage;
  private final TimelineOffice office;
  private final BusinessTime time;

  /**
   * Makes it.
   *
   * @param shared what it has in common with every desk
   */
  @Wiring
  public CalendarRelay(Desk.Office shared, TimelineOffice office) {
    this.shared = shared;
    this.storage = shared.storage();
    this.office = office;
    this.time = shared.time();
  }

  /**
   * Tells what calendars have not heard of and what is due, each once.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.InHostTransaction}
   */
  public CalendarsTold runOnce() {
    return runUntil(Thread.currentThread()::isInterrupted);
  }

  private CalendarsTold runUntil(BooleanSupplier ending) {
    return shared.run("calendar_relay.run", () -> tellAll(ending));
  }

  private CalendarsTold tellAll(BooleanSupplier ending) {
    CalendarsTold told = new CalendarsTold(0, 0, 0);
    Optional<EventId> after = Optional.empty();
    do {
      Chunk chunk = claim(after);
      if (chunk.tasks().isEmpty()) {
        return told;
      }
      Telling telling = tell(chunk, ending);
      told = sum(told, telling.told());
      after = Optional.of(telling.last());
    } while (!ending.getAsBoolean());
    return told;
  }

  private static CalendarsTold sum(CalendarsTold one, CalendarsTold other) {
    return new CalendarsTold(
        one.published() + other.published(),
        one.withdrawn() + other.withdrawn(),
        one.failed() + other.failed());
  }

  /**
   * What is to be told, with what is there still, each under its event.
   *
   * @param until until when it is told: half of the lease, so that the last call can take the rest
   */
  private record Chunk(
      List<CalendarTask> tasks, Map<EventId, CalendarEntry> entries, Instant until) {}

  /** How telling a chunk went, and up to which event. */
  private record Telling(CalendarsTold told, EventId last) {}

  /**
   * Runs in a thread of its own, for a host that has no scheduler, again and again until it is
   * closed, which ends a run behind the calendar that it is telling.
   *
   * @param pause how long it waits after each run: a millisecond or more
   */
  public Repeating start(Duration pause) {
    return Repeating.start("calendar-relay", pause, Repeating.LONGEST_WAIT, this::runUntil);
  }

  private Chunk claim(Optional<EventId> after) {
    return storage.write(
        time.now(),
        work -> {
          work.requireOwn();
          List<CalendarTask> tasks =
              office.events().claim(work, work.moment().plus(LEASE), after, CHUNK);
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
          return new Chunk(tasks, entries, work.moment().plus(LEASE.dividedBy(2)));
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
        event.draft().takesTime(),
        event.changedAt());
  }

  private Telling tell(Chunk chunk, BooleanSupplier ending) {
    List<CalendarTask> done = new ArrayList<>();
    Map<CalendarTask, Instant> failed = new LinkedHashMap<>();
    int published = 0;
    int next = 0;
    do {
      CalendarTask task = chunk.tasks().get(next++);
      CalendarEntry entry = chunk.entries().get(task.event());
      if (tell(task, entry)) {
        done.add(task);
        published += entry == null ? 0 : 1;
      } else {
        failed.put(task, time.now().plus(backoff(task.attempts())));
      }
    } while (next < chunk.tasks().size()
        && time.now().isBefore(chunk.until())
        && !ending.getAsBoolean());
    List<CalendarTask> untold = chunk.tasks().subList(next, chunk.tasks().size());
    Repeating.undisturbed(
        () ->
            storage.write(
                time.now(),
                work -> {
                  office.events().published(work, done);
                  office.events().failed(work, failed);
                  office.events().release(work, untold);
                  return true;
                }));
    return new Telling(
        new CalendarsTold(published, done.size() - published, failed.size()),
        chunk.tasks().get(next - 1).event());
  }

  /** How long a task waits whose calendar had failed so often before it failed once more. */
  private static Duration backoff(int before) {
    Duration longer = FIRST_BACKOFF.multipliedBy(1L << Math.min(before, 10));
    return longer.compareTo(LONGEST_BACKOFF) < 0 ? longer : LONGEST_BACKOFF;
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
    } catch (Throwable broken) { // an Error too: what breaks at one entry holds up no other
      LOG.warn(
          "A calendar failed at event {}: {}", task.event(), CustomerViewException.codeOf(broken));
      return false;
    }
  }
}
