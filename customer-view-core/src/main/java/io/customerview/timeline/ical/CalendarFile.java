package io.customerview.timeline.ical;

import java.util.Objects;
import java.util.UUID;

/**
 * An entry of an agent's calendar as an iCalendar file (RFC 5545): {@code text/calendar} in UTF-8.
 * Its text form tells nothing of what is in it. Immutable.
 *
 * @param event which event, also the entry's {@code UID}
 * @param revision how often the event was changed, from 1 on; the entry's {@code SEQUENCE} is one
 *     less
 * @param agent in whose calendar it stands: the host's id
 * @param isWithdrawn whether the entry is to go: the file then says that it is cancelled, for who
 *     imports it, and a server's resource is better deleted
 * @param text the file
 */
public record CalendarFile(
    UUID event, int revision, String agent, boolean isWithdrawn, String text) {

  public CalendarFile {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(text, "text");
  }

  /** Returns what a file of this entry is called, always the same. */
  public String name() {
    return event + ".ics";
  }

  @Override
  public String toString() {
    return "CalendarFile[" + event + ", revision " + revision + "]";
  }
}
