package io.customerview.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of an agent's calendar. Its text form tells no personal data. Immutable.
 *
 * @param event its id, which never changes
 * @param revision how often it was changed, from 1 on: of two, the higher one counts
 * @param agent in whose calendar it stands: the host's id
 * @param kind {@code CALL}, {@code MEETING} or {@code NOTE}
 * @param customer what the customer is called
 * @param description what it is about, perhaps in several lines
 * @param start when it starts
 * @param end when it ends, after that
 * @param isBusy whether it takes the agent's time: not a note, and not what an agent has said not
 *     to take place
 * @param changedAt when it was registered, or last changed
 */
public record CalendarEntry(
    UUID event,
    int revision,
    String agent,
    String kind,
    String customer,
    Optional<String> description,
    Instant start,
    Instant end,
    boolean isBusy,
    Instant changedAt) {

  public CalendarEntry {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(changedAt, "changedAt");
  }

  @Override
  public String toString() {
    return "CalendarEntry[" + event + ", revision " + revision + "]";
  }
}
