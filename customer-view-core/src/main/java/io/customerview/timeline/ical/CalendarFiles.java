package io.customerview.timeline.ical;

import io.customerview.spi.CalendarEntry;
import io.customerview.spi.CalendarPublisher;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Serves any calendar with iCalendar files (RFC 5545), which the host takes where they belong: into
 * a folder, onto a CalDAV server, into a message to the agent.
 *
 * <pre>{@code
 * CustomerView.builder().agentCalendars(CalendarFiles.to(file -> {
 *   if (revisions.raise(file.event(), file.revision())) { // in the host's own table
 *     server.put(file.agent(), file.name(), file.text());
 *   }
 * }))
 * }</pre>
 *
 * <p>A file holds one entry, with its moments in UTC: no rule of a time zone is needed to read it.
 * It has no method, as an object on a server must not. Of two files of an event the one with the
 * higher {@code SEQUENCE} counts.
 *
 * <p>It needs biweekly: the dependency {@code net.sf.biweekly:biweekly}, and on the module path
 * {@code requires net.sf.biweekly}. As thread-safe as the outlet.
 */
public final class CalendarFiles implements CalendarPublisher {

  private static final String HOW_TO_ADD =
      "add the dependency net.sf.biweekly:biweekly, and on the module path \"requires"
          + " net.sf.biweekly\"; or hand over a CalendarPublisher of your own";

  private final Outlet outlet;

  /** Where files go. */
  @FunctionalInterface
  public interface Outlet {

    /**
     * Takes a file where it belongs, unless one of the same event came with the same or a higher
     * revision: a relay that was held up may come late, with what was edited or withdrawn since,
     * also with the name of a customer who was erased. So an outlet keeps the highest revision of
     * each event, also of one that was withdrawn, or leaves it to a server that does.
     *
     * @throws IOException if that is to be tried again
     */
    void take(CalendarFile file) throws IOException;
  }

  private CalendarFiles(Outlet outlet) {
    this.outlet = Objects.requireNonNull(outlet, "outlet");
  }

  /**
   * Obtains a publisher that gives its files to an outlet.
   *
   * @throws IllegalStateException if biweekly is missing
   */
  public static CalendarFiles to(Outlet outlet) {
    try {
      CalendarText.require();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "biweekly is missing (" + missing.getMessage() + "): " + HOW_TO_ADD, missing);
    }
    return new CalendarFiles(outlet);
  }

  @Override
  public void publish(CalendarEntry entry) throws IOException {
    outlet.take(
        new CalendarFile(
            entry.event(), entry.revision(), entry.agent(), false, CalendarText.of(entry)));
  }

  @Override
  public void withdraw(UUID event, int revision, String agent, Instant moment) throws IOException {
    String text = CalendarText.ofCancelled(event, revision, moment);
    outlet.take(new CalendarFile(event, revision, agent, true, text));
  }
}
