package io.customerview.document;

import io.customerview.document.Documents.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MomentCursors;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a customer's documents, newest first; a cursor is good for the same customer and
 * days only. Immutable and thread-safe.
 *
 * @param documents where the documents are kept
 * @param secrets seals cursors
 */
public record DocumentPages(Documents documents, Secrets secrets) {

  /**
   * Returns a page, within a unit of work.
   *
   * @param customer a present id
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<Document> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<String> cursor,
      int limit) {
    String use = "documents.list " + customer + ' ' + days.from() + ' ' + days.to();
    MomentCursors cursors = new MomentCursors(secrets);
    Optional<Place> after =
        cursor
            .map(text -> cursors.open(use, text))
            .map(place -> new Place(place.moment(), new DocumentId(place.id())));
    List<Document> found = documents.of(work, customer, days, zone, after, limit + 1);
    return cursors.page(
        use,
        found,
        limit,
        document -> new MomentCursors.Place(document.sentAt(), document.id().value()));
  }
}
