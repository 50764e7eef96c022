package io.customerview.spi;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps the calendars of the host's agents: a calendar server, a provider's API, files that any
 * calendar reads (EVT-5).
 *
 * <p>Called by the relay, with no transaction open, by several processes at once, and again after a
 * call that failed. Calls may come twice, and late: of one event the highest revision counts, so
 * what comes with the same or a lower one than an entry has already changes nothing, nor does what
 * comes below the revision of a withdrawal. Must be thread-safe. Whoever writes a publisher runs
 * {@code CalendarPublisherContract} of the test kit against it.
 *
 * <p>An {@link IOException} says that the calendar could not do what was asked, and is to be asked
 * again; its message is logged nowhere.
 */
public interface CalendarPublisher {

  /** Puts an entry into its agent's calendar, in the place of an earlier revision of it. */
  void publish(CalendarEntry entry) throws IOException;

  /**
   * Takes an entry out of an agent's calendar, which may never have had it.
   *
   * @param revision above that of every entry that was published of this event
   * @param moment when it is taken out
   */
  void withdraw(UUID event, int revision, String agent, Instant moment) throws IOException;

  /** Returns the publisher of a host without calendars: no event can be added to one. */
  static CalendarPublisher none() {
    return NoCalendar.CALENDAR;
  }
}
