package io.customerview.timeline;

import io.customerview.customer.Customer;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.MomentCursors;
import io.customerview.shared.Page;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import io.customerview.timeline.Events.Place;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a customer's timeline, newest start first; a cursor is good for the same customer
 * and days only. Immutable and thread-safe.
 *
 * @param events where the events are kept
 * @param secrets seals cursors
 */
@Wiring
public record TimelinePages(Events events, Secrets secrets) {

  /**
   * Returns a page, within a unit of work.
   *
   * @param customer as it was read
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.CursorInvalid} if the cursor belongs to another list
   */
  public Page<TimelineEntry> of(
      UnitOfWork work,
      Customer customer,
      DateRange days,
      ZoneId zone,
      Optional<String> cursor,
      int limit) {
    String use = "timeline " + customer.id() + ' ' + days.from() + ' ' + days.to();
    MomentCursors cursors = new MomentCursors(secrets);
    Optional<Place> after =
        cursor
            .map(text -> cursors.open(use, text))
            .map(place -> new Place(place.moment(), new EventId(place.id())));
    List<Event> found = events.of(work, customer.id(), days, zone, after, limit + 1);
    return cursors
        .page(
            use, found, limit, event -> new MomentCursors.Place(event.place(), event.id().value()))
        .map(event -> event.entry(work.moment(), zone, customer.version()));
  }
}
