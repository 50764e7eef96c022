package io.customerview.document;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.FileStatus.Deleted;
import io.customerview.message.Activity;
import io.customerview.message.ActivityQuery;
import io.customerview.message.DigitalReceipt;
import io.customerview.message.Messages.SentOn;
import io.customerview.message.Sending;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;

/**
 * The documents that were sent to customers (documentos), for one agent (DOC-1, DOC-2).
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class DocumentDesk {

  /** The most documents on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation LIST = new Operation("documents.of", Permission.READ_CUSTOMERS);
  private static final Operation FIND = new Operation("documents.find", Permission.READ_CUSTOMERS);
  private static final Operation OPEN = new Operation("documents.open", Permission.READ_CUSTOMERS);
  private static final Operation SENDINGS =
      new Operation("documents.sendings", Permission.READ_CUSTOMERS);
  private static final Operation ACTIVITIES =
      new Operation("documents.activities", Permission.READ_CUSTOMERS);
  private static final Operation RECEIPTS =
      new Operation("documents.receipts", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final DocumentOffice office;
  private final Customers customers;

  @Wiring
  public DocumentDesk(Desk desk, DocumentOffice office, Customers customers) {
    this.desk = desk;
    this.office = office;
    this.customers = customers;
  }

  /**
   * Returns a page of the documents of a customer, newest first; a former id leads to the customer
   * that it was merged into.
   *
   * @param days those sent on these days, in the business zone (PRF-2)
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<DocumentEntry> of(
      CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "documents");
    return desk.ask(
        LIST,
        inquiry ->
            inquiry.about(
                customer,
                id -> customers.find(inquiry.work(), id),
                found ->
                    office
                        .pages()
                        .of(
                            inquiry.work(),
                            found.id(),
                            days,
                            desk.time().zone(),
                            inquiry.today(),
                            cursor,
                            limit)));
  }

  /**
   * Returns a document.
   *
   * @throws RefusedException with {@link DocumentUnknown}
   */
  public DocumentEntry find(DocumentId document) {
    return desk.ask(FIND, inquiry -> find(document, inquiry));
  }

  /**
   * Opens a file, to be shown or saved; the caller closes it. No transaction is open while its
   * bytes are read.
   *
   * @throws RefusedException with {@link FileArchived} (DOC-4), {@link FileDeleted} (DOC-5), {@link
   *     DocumentUnknown} or {@link DocumentRefusal.FileUnknown}
   * @throws FileStoreException if the store fails, or has lost the file
   */
  public FileContent open(DocumentId document, FileId file) {
    DocumentFile found =
        desk.ask(OPEN, inquiry -> find(document, inquiry).openable(file, desk.time().zone()));
    try {
      return new FileContent(found, office.store().open(file.value()));
    } catch (FileNotFoundException notThere) {
      throw absent(document, file);
    } catch (IOException failed) {
      throw FileStoreException.failed(file, failed);
    }
  }

  /**
   * Why a file that was available is not there: it was deleted meanwhile; or its bytes are in the
   * archive still, since the policy became longer; or the store has lost it.
   */
  private RuntimeException absent(DocumentId document, FileId file) {
    DocumentEntry now = find(document);
    if (now.status(file) instanceof Deleted deleted) {
      return new RefusedException(new FileDeleted(file, desk.time().dayOf(deleted.at())));
    }
    return office.absent(file, now.today());
  }

  /**
   * Returns a page of the send history of a document, a row per sending, to whomever it went,
   * newest first (DOC-9).
   *
   * @param days only those sent on these days of the business zone (PRF-2)
   * @param withTest whether to show sendings in test mode too (INT-5)
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link DocumentUnknown}, or if the cursor belongs to another list
   */
  public Page<Sending> sendings(
      DocumentId document, DateRange days, boolean withTest, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "sendings");
    return desk.ask(
        SENDINGS,
        inquiry ->
            office
                .sent()
                .sendings(
                    inquiry.work(), known(document, inquiry), sent(days, withTest), cursor, limit));
  }

  /**
   * Returns a page of the activities of a document: what happened to the messages that carried it,
   * the latest first (DOC-10).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link DocumentUnknown}, or if the cursor belongs to another list
   */
  public Page<Activity> activities(
      DocumentId document, ActivityQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "activities");
    return desk.ask(
        ACTIVITIES,
        inquiry ->
            office
                .sent()
                .activities(
                    inquiry.work(),
                    known(document, inquiry),
                    query,
                    desk.time().zone(),
                    cursor,
                    limit));
  }

  /**
   * Returns a page of the AR digital of a document: the certified messages that carried it, newest
   * first, with when what happened (DOC-11, INT-8).
   *
   * @param days only those sent on these days of the business zone (PRF-2)
   * @param withTest whether to show messages in test mode too (INT-5)
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link DocumentUnknown}, or if the cursor belongs to another list
   */
  public Page<DigitalReceipt> receipts(
      DocumentId document, DateRange days, boolean withTest, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "receipts");
    return desk.ask(
        RECEIPTS,
        inquiry ->
            office
                .sent()
                .receipts(
                    inquiry.work(), known(document, inquiry), sent(days, withTest), cursor, limit));
  }

  private SentOn sent(DateRange days, boolean withTest) {
    return new SentOn(days, desk.time().zone(), withTest);
  }

  private DocumentId known(DocumentId document, Inquiry inquiry) {
    return find(document, inquiry).document().id();
  }

  private DocumentEntry find(DocumentId document, Inquiry inquiry) {
    return entries(inquiry).find(inquiry.work(), document);
  }

  private Entries entries(Inquiry inquiry) {
    return new Entries(office, desk.time().zone(), inquiry.today());
  }
}
