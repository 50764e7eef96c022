package io.customerview.document;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.document.DocumentEvent.DocumentAdded;
import io.customerview.document.DocumentRefusal.DocumentDiffers;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileDamaged;
import io.customerview.document.FileShelf.Filed;
import io.customerview.identity.SearchKey;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal.ExternalIdUnknown;
import io.customerview.shared.CommonRefusal.InHostTransaction;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes documents in from the host's systems, and deletes their files when the host says so (DOC-1,
 * DOC-5).
 *
 * <p>The bytes go into the store first, with no transaction open; then the document is kept, all of
 * it or nothing. What was written for a document that was not kept in the end, also because the
 * process was killed, is removed by the {@link FileSweep} a day later. In a transaction of the
 * host's documents are refused: where that is rolled back, nobody would know of their bytes.
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#FEED_DOCUMENTS}.
 */
public final class DocumentIntake {

  private static final Operation PREPARE =
      new Operation("document_intake.prepare", Permission.FEED_DOCUMENTS);
  private static final Operation TAKE =
      new Operation("document_intake.take", Permission.FEED_DOCUMENTS);
  private static final Operation DELETE_FILE =
      new Operation("document_intake.delete_file", Permission.FEED_DOCUMENTS);

  private final Desk desk;
  private final DocumentOffice office;
  private final Customers customers;
  private final FileShelf shelf;

  @Wiring
  public DocumentIntake(Desk desk, DocumentOffice office, Customers customers) {
    this.desk = desk;
    this.office = office;
    this.customers = customers;
    this.shelf = new FileShelf(office);
  }

  /**
   * Takes a document in. One that is there already, of the same customer and with the same number,
   * name, time, automation and files, stays as it is, and its bytes are not read again.
   *
   * @return the document as it is kept
   * @throws RefusedException with {@link DocumentDiffers} if the id belongs to another document,
   *     with {@link FileDamaged} if bytes are not those that were announced, with {@link
   *     InHostTransaction}, with {@link ExternalIdUnknown}, or with {@link
   *     io.customerview.shared.CommonRefusal.MomentUnlikely} if it was sent more than a day ahead
   *     of the clock; nothing is kept then
   * @throws FileStoreException if the store or a stream fails, or writing takes more than 12 hours;
   *     nothing is kept then
   */
  public Document take(NewDocument given) {
    return shelf.keep(desk, PREPARE, TAKE, given.files(), new Given(given));
  }

  /** A document that is to be kept with its files. */
  private final class Given implements Filed<Document> {

    private final NewDocument given;

    Given(NewDocument given) {
      this.given = given;
    }

    @Override
    public Optional<Document> known(Change change) {
      Optional<Document> known = known(customerOf(change), change.work());
      if (known.isEmpty()) {
        given.requireSent(change.moment());
      }
      return known;
    }

    private Optional<Document> known(CustomerId customer, UnitOfWork work) {
      Optional<Document> known = office.documents().find(work, given.id());
      if (known.isPresent()
          && !(known.get().customer().equals(customer) && given.says(known.get()))) {
        throw new RefusedException(new DocumentDiffers(given.id()));
      }
      return known;
    }

    private CustomerId customerOf(Change change) {
      return given
          .externalId()
          .map(
              id ->
                  Optional.ofNullable(customers.byExternalId(change.work(), Set.of(id)).get(id))
                      .orElseThrow(() -> new RefusedException(new ExternalIdUnknown())))
          .orElseGet(() -> present(given.customer().orElseThrow(), change));
    }

    @Override
    public Document keep(Change change, List<DocumentFile> files) {
      CustomerId customer = lockedCustomer(change);
      Optional<Document> known = known(customer, change.work());
      if (known.isPresent()) {
        return known.get();
      }
      Document document = given.with(customer, files);
      office.documents().add(change.work(), document);
      SearchKey key = SearchKey.ofDocumentNumber(document.number(), document.id());
      office.searchKeys().addDocuments(change.work(), customer, List.of(key));
      change.happened(customer, new DocumentAdded(document.id(), files.size()));
      return document;
    }

    /** Before a lock is had somebody may have merged or parted who is named. */
    private CustomerId lockedCustomer(Change change) {
      CustomerId locked = change.lock(customerOf(change));
      CustomerId now = customerOf(change);
      while (!now.equals(locked)) {
        locked = change.lock(now);
        now = customerOf(change);
      }
      return locked;
    }

    @Override
    public List<DocumentFile> filesOf(Document kept) {
      return kept.files();
    }
  }

  /** Asks again where there is no such customer: it may just have been merged. */
  private CustomerId present(CustomerId customer, Change change) {
    CustomerId present = change.resolve(customer);
    while (customers.find(change.work(), present).isEmpty()) {
      CustomerId now = change.resolve(customer);
      if (now.equals(present)) {
        throw Inquiry.unknown(customer);
      }
      present = now;
    }
    return present;
  }

  /**
   * Deletes a file for good: a tombstone with the moment is left, and its bytes are removed by the
   * {@link FileSweep}. One that is deleted stays as it is.
   *
   * @throws RefusedException with {@link DocumentUnknown} or {@link DocumentRefusal.FileUnknown}
   */
  public Document deleteFile(DocumentId document, FileId file) {
    return desk.change(
        DELETE_FILE,
        change -> {
          change.lock(find(document, change).customer());
          Document before = find(document, change);
          change.lock(before.customer());
          After<Document> after = before.deleteFile(file, change.moment());
          if (after.isChanged()) {
            office.documents().update(change.work(), after.value());
            office.restores().remove(change.work(), file);
            after.events().forEach(event -> change.happened(before.customer(), event));
          }
          return after.value();
        });
  }

  private Document find(DocumentId document, Change change) {
    return office
        .documents()
        .find(change.work(), document)
        .orElseThrow(() -> new RefusedException(new DocumentUnknown(document)));
  }
}
