package io.customerview.acceptance;

import io.customerview.acceptance.Acceptances.Place;
import io.customerview.document.Document;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MomentCursors;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the acceptances of a customer's documents, the one that was asked for last first; a
 * cursor is good for the same customer only. Immutable and thread-safe.
 *
 * @param office where the acceptances are kept
 */
@Wiring
public record AcceptancePages(AcceptanceOffice office) {

  /**
   * Returns a page, within a unit of work, as it stands at its moment.
   *
   * @param customer a present id
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<AcceptanceEntry> of(
      UnitOfWork work, CustomerId customer, Optional<String> cursor, int limit) {
    String use = "acceptances.list " + customer;
    MomentCursors cursors = new MomentCursors(office.documents().secrets());
    Optional<Place> after =
        cursor
            .map(text -> cursors.open(use, text))
            .map(place -> new Place(place.moment(), new DocumentId(place.id())));
    List<Acceptance> found = office.acceptances().of(work, customer, after, limit + 1);
    Page<Acceptance> page =
        cursors.page(
            use,
            found,
            limit,
            one -> new MomentCursors.Place(one.askedAt(), one.document().value()));
    return new Page<>(entries(work, page.items()), page.next());
  }

  /** Returns acceptances with what their documents are called. */
  List<AcceptanceEntry> entries(UnitOfWork work, List<Acceptance> acceptances) {
    Map<DocumentId, Document> documents =
        office
            .documents()
            .documents()
            .find(work, acceptances.stream().map(Acceptance::document).toList());
    List<AcceptanceEntry> entries = new ArrayList<>();
    for (Acceptance acceptance : acceptances) {
      Document document = documents.get(acceptance.document());
      if (document != null) {
        entries.add(
            new AcceptanceEntry(
                acceptance,
                document.name(),
                document.number().formatted(),
                acceptance.at(work.moment())));
      }
    }
    return entries;
  }
}
