package io.customerview.testkit;

import io.customerview.spi.CalendarEntry;
import io.customerview.spi.CalendarPublisher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/** Calendars in the process, some of which can be told to fail. Thread-safe. */
public final class CalendarsInMemory implements CalendarPublisher {

  private final Map<UUID, CalendarEntry> entries = new HashMap<>();
  private final Map<UUID, Integer> revisions = new HashMap<>();
  private final Set<UUID> broken = new HashSet<>();
  private final Queue<Runnable> meanwhile = new ArrayDeque<>();
  private int calls;

  @Override
  public synchronized void publish(CalendarEntry entry) throws IOException {
    if (isNews(entry.event(), entry.revision())) {
      entries.put(entry.event(), entry);
    }
  }

  @Override
  public synchronized void withdraw(UUID event, int revision, String agent, Instant moment)
      throws IOException {
    if (isNews(event, revision)) {
      entries.remove(event);
    }
  }

  private boolean isNews(UUID event, int revision) throws IOException {
    calls++;
    Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    if (broken.contains(event)) {
      throw new IOException("told to fail");
    }
    Integer before = revisions.get(event);
    boolean news = before == null || before < revision;
    if (news) {
      revisions.put(event, revision);
    }
    return news;
  }

  /** Lets every call of an event fail from now on, or no longer. */
  public synchronized void fail(UUID event, boolean fails) {
    if (fails) {
      broken.add(event);
    } else {
      broken.remove(event);
    }
  }

  /** Lets something happen while a calendar is called: each in a call of its own. */
  public synchronized void meanwhile(Runnable happening) {
    meanwhile.add(happening);
  }

  /** Returns what stands in an agent's calendar of an event. */
  public synchronized Optional<CalendarEntry> entry(String agent, UUID event) {
    return Optional.ofNullable(entries.get(event)).filter(entry -> entry.agent().equals(agent));
  }

  /** Returns what stands in the calendars, by event. */
  public synchronized Map<UUID, CalendarEntry> entries() {
    return Map.copyOf(entries);
  }

  /** Returns how often a calendar was called. */
  public synchronized int calls() {
    return calls;
  }
}
