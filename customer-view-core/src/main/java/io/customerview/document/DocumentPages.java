package io.customerview.document;

import io.customerview.document.Documents.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MomentCursors;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a customer's documents, newest first; a cursor is good for the same customer and
 * days only. Immutable and thread-safe.
 *
 * @param office where the documents are kept
 */
@Wiring
public record DocumentPages(DocumentOffice office) {

  /**
   * Returns a page, within a unit of work.
   *
   * @param customer a present id
   * @param zone the business zone
   * @param today the day on which the files stand as they are told to
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<DocumentEntry> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      LocalDate today,
      Optional<String> cursor,
      int limit) {
    String use = "documents.list " + customer + ' ' + days.from() + ' ' + days.to();
    MomentCursors cursors = new MomentCursors(office.secrets());
    Optional<Place> after =
        cursor
            .map(text -> cursors.open(use, text))
            .map(place -> new Place(place.moment(), new DocumentId(place.id())));
    List<Document> found = office.documents().of(work, customer, days, zone, after, limit + 1);
    Page<Document> page =
        cursors.page(
            use,
            found,
            limit,
            document -> new MomentCursors.Place(document.sentAt(), document.id().value()));
    return new Page<>(new Entries(office, zone, today).of(work, page.items()), page.next());
  }
}
