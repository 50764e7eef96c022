package io.customerview.acceptance;

import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.acceptance.AcceptanceRefusal.AcceptanceNotAsked;
import io.customerview.acceptance.AcceptanceRefusal.FinalVersionMissing;
import io.customerview.acceptance.AcceptanceRefusal.NotAccepted;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.FileContent;
import io.customerview.document.FileShelf;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;

/**
 * The digital acceptances of customers' documents (aceites digitais), for one agent (ACC-1, ACC-2,
 * DOC-11).
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class AcceptanceDesk {

  /** The most acceptances on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation OF = new Operation("acceptances.of", Permission.READ_CUSTOMERS);
  private static final Operation OPEN =
      new Operation("acceptances.open_final_version", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final AcceptanceOffice office;
  private final Customers customers;
  private final FileShelf shelf;

  @Wiring
  public AcceptanceDesk(Desk desk, AcceptanceOffice office, Customers customers) {
    this.desk = desk;
    this.office = office;
    this.customers = customers;
    this.shelf = new FileShelf(office.documents());
  }

  /**
   * Returns a page of the acceptances of a customer's documents, the one that was asked for last
   * first; a former id leads to the customer that it was merged into.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<AcceptanceEntry> of(CustomerId customer, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "acceptances");
    return desk.ask(
        OF,
        inquiry ->
            inquiry.about(
                customer,
                id -> customers.find(inquiry.work(), id),
                found -> office.pages().of(inquiry.work(), found.id(), cursor, limit)));
  }

  /**
   * Returns the acceptance that a document asks for, if it does (DOC-11).
   *
   * @throws RefusedException with {@link DocumentUnknown}
   */
  public Optional<AcceptanceEntry> of(DocumentId document) {
    return desk.ask(
        OF,
        inquiry -> {
          if (office.documents().documents().find(inquiry.work(), document).isEmpty()) {
            throw new RefusedException(new DocumentUnknown(document));
          }
          List<Acceptance> found =
              office.acceptances().find(inquiry.work(), document).stream().toList();
          return office.pages().entries(inquiry.work(), found).stream().findFirst();
        });
  }

  /**
   * Opens the final version of a document with the report (laudo), to be shown or saved; the caller
   * closes it. It is not archived (ACC-2, DOC-11).
   *
   * @throws RefusedException with {@link AcceptanceNotAsked}, {@link NotAccepted}, {@link
   *     AcceptanceExpired} or {@link FinalVersionMissing}
   * @throws FileStoreException if the store fails, or has lost the file
   */
  public FileContent openFinalVersion(DocumentId document) {
    DocumentFile file =
        desk.ask(
            OPEN,
            inquiry ->
                office
                    .acceptances()
                    .find(inquiry.work(), document)
                    .orElseThrow(() -> new RefusedException(new AcceptanceNotAsked(document)))
                    .finalVersion(inquiry.moment()));
    return shelf.open(file);
  }
}
