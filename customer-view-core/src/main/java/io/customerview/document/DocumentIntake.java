package io.customerview.document;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.CountingInputStream;
import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.document.DocumentEvent.DocumentAdded;
import io.customerview.document.DocumentRefusal.CustomerUnknown;
import io.customerview.document.DocumentRefusal.DocumentDiffers;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileDamaged;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchPart;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes documents in from the host's systems, and deletes their files when the host says so (DOC-1,
 * DOC-5).
 *
 * <p>The bytes go into the store first, with no transaction open; then the document is kept, all of
 * it or nothing. What was written for a document that was not kept in the end, also because the
 * process was killed, is removed by the {@link FileSweep} a day later. In a transaction of the
 * host's nothing is committed in between: where that is rolled back, the bytes stay in the store
 * and nobody knows of them, so documents are taken in outside of one.
 *
 * <p>Thread-safe.
 */
public final class DocumentIntake {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentIntake.class);

  private static final Operation PREPARE =
      new Operation("documents.prepare", Permission.FEED_DOCUMENTS);
  private static final Operation TAKE = new Operation("documents.take", Permission.FEED_DOCUMENTS);
  private static final Operation DELETE_FILE =
      new Operation("documents.delete_file", Permission.FEED_DOCUMENTS);

  /** How long writing the files of one document may take. */
  private static final Duration WRITING = Duration.ofHours(12);

  /** When the sweep removes what was written in vain: never while it may still be kept. */
  private static final Duration GIVEN_UP = WRITING.multipliedBy(2);

  private final Desk desk;
  private final DocumentOffice office;
  private final Customers customers;

  public DocumentIntake(Desk desk, DocumentOffice office, Customers customers) {
    this.desk = desk;
    this.office = office;
    this.customers = customers;
  }

  /**
   * Takes a document in. One that is there already, of the same customer and with the same number,
   * name, time, automation and files, stays as it is, and its bytes are not read again.
   *
   * @return the document as it is kept
   * @throws RefusedException with {@link DocumentDiffers} if the id belongs to another document,
   *     with {@link FileDamaged} if bytes are not those that were announced, or with {@link
   *     CustomerUnknown}; nothing is kept then
   * @throws FileStoreException if the store or a stream fails, or writing takes more than 12 hours;
   *     nothing is kept then
   */
  public Document take(NewDocument given) {
    List<FileId> ids = new ArrayList<>();
    Optional<Document> known =
        desk.change(
            PREPARE,
            change -> {
              Optional<Document> before = known(given, customerOf(given, change), change.work());
              if (before.isEmpty()) {
                given.files().forEach(file -> ids.add(new FileId(change.newId())));
                office.documents().removeLater(change.work(), ids, change.moment().plus(GIVEN_UP));
              }
              return before;
            });
    if (known.isPresent()) {
      return known.get();
    }
    Instant latest = desk.time().now().plus(WRITING);
    List<DocumentFile> files = written(given, ids);
    try {
      Document document = desk.change(TAKE, change -> keep(given, files, latest, change));
      if (!document.files().equals(files)) {
        ids.forEach(this::giveUp); // somebody else took it in meanwhile
      }
      return document;
    } catch (RefusedException | FileStoreException notKept) {
      ids.forEach(this::giveUp);
      throw notKept;
    }
    // After any other failure nobody knows whether the document was kept; the sweep finds out.
  }

  private List<DocumentFile> written(NewDocument given, List<FileId> ids) {
    boolean done = false;
    try {
      List<DocumentFile> files = write(given, ids);
      done = true;
      return files;
    } finally {
      if (!done) {
        ids.forEach(this::giveUp);
      }
    }
  }

  private CustomerId customerOf(NewDocument given, Change change) {
    return given
        .externalId()
        .map(
            id ->
                Optional.ofNullable(customers.byExternalId(change.work(), Set.of(id)).get(id))
                    .orElseThrow(() -> new RefusedException(new CustomerUnknown())))
        .orElseGet(() -> present(given.customer().orElseThrow(), change));
  }

  private CustomerId present(CustomerId customer, Change change) {
    CustomerId present = change.resolve(customer);
    if (customers.find(change.work(), present).isEmpty()) {
      throw Inquiry.unknown(customer);
    }
    return present;
  }

  private Optional<Document> known(NewDocument given, CustomerId customer, UnitOfWork work) {
    Optional<Document> known = office.documents().find(work, given.id());
    if (known.isPresent()
        && !(known.get().customer().equals(customer) && given.says(known.get()))) {
      throw new RefusedException(new DocumentDiffers(given.id()));
    }
    return known;
  }

  private List<DocumentFile> write(NewDocument given, List<FileId> ids) {
    List<DocumentFile> files = new ArrayList<>();
    for (NewFile file : given.files()) {
      DocumentFile written = write(file, ids.get(files.size()));
      if (!file.sha256().orElse(written.sha256()).equals(written.sha256())) {
        throw new RefusedException(new FileDamaged(files.size() + 1));
      }
      files.add(written);
    }
    return files;
  }

  private DocumentFile write(NewFile file, FileId id) {
    try (InputStream source = file.bytes().open()) {
      HashingInputStream hashed = new HashingInputStream(Hashing.sha256(), source);
      CountingInputStream counted = new CountingInputStream(hashed);
      office.store().write(id.value(), counted);
      return new DocumentFile(
          id, file.name(), counted.getCount(), hashed.hash().toString(), Optional.empty());
    } catch (IOException failed) {
      throw FileStoreException.failed(id, failed);
    }
  }

  private Document keep(
      NewDocument given, List<DocumentFile> files, Instant latest, Change change) {
    if (change.moment().isAfter(latest)) {
      throw FileStoreException.tooSlow(files.get(0).id());
    }
    CustomerId customer = change.lock(customerOf(given, change));
    Optional<Document> known = known(given, customer, change.work());
    if (known.isPresent()) {
      return known.get();
    }
    Document document = given.with(customer, files);
    office.documents().add(change.work(), document);
    List<SearchKey> keys = new ArrayList<>();
    for (Document one : office.documents().of(change.work(), customer)) {
      keys.add(SearchKey.ofDocumentNumber(one.number(), one.id()));
    }
    office.searchKeys().replace(change.work(), SearchPart.DOCUMENTS, Map.of(customer, keys));
    change.happened(customer, new DocumentAdded(document.id(), files.size()));
    return document;
  }

  /** The sweep would do it a day later. */
  private void giveUp(FileId file) {
    try {
      office.store().delete(file.value());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("File {} was not kept, and is to be removed later", file);
    }
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
