package io.customerview.document;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the documents, without the bytes of their files. Every method runs in the
 * caller's unit of work, and takes and gives present ids of customers.
 *
 * <p>Who adds or updates has locked the customer.
 *
 * <p>It also keeps the list of files whose bytes are to be removed from the store: of those that
 * were deleted or whose customer was erased, which it lists by itself, and of those that are being
 * written, in case that nobody comes back to say that they are whole.
 */
public interface Documents extends CustomerOwned {

  /**
   * Where a document stands in the list of its customer.
   *
   * @param sentAt its time
   * @param id its id
   */
  record Place(Instant sentAt, DocumentId id) {}

  /**
   * A file that something is to be done with: the longest due come first, and then by id.
   *
   * @param since when the document was sent, or from when on the file is to be removed
   * @param file its id
   */
  record DueFile(Instant since, FileId file) implements Comparable<DueFile> {
    @Override
    public int compareTo(DueFile other) {
      int order = since.compareTo(other.since);
      return order == 0 ? file.compareTo(other.file) : order;
    }
  }

  /**
   * Adds a new document, and takes its files off the list of what is to be removed.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if the id is taken, also by a unit
   *     of work that was at it at the same time and has committed; nothing is added then
   */
  void add(UnitOfWork work, Document document);

  /**
   * Puts this in the place of what is stored under its id; the bytes of files that are deleted now
   * are to be removed from this moment on.
   */
  void update(UnitOfWork work, Document document);

  /** Returns a document, if there is one. */
  Optional<Document> find(UnitOfWork work, DocumentId document);

  /** Returns those that there are, by id. */
  Map<DocumentId, Document> find(UnitOfWork work, Collection<DocumentId> documents);

  /**
   * Returns documents of a customer, newest first and then by id, at most so many.
   *
   * @param days those sent on these days of a zone
   * @param after the place after which they begin; none for the first
   */
  List<Document> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit);

  /** Returns all documents of a customer, newest first and then by id. */
  List<Document> of(UnitOfWork work, CustomerId customer);

  /** Returns how many files of a customer there are that are not deleted. */
  long storedFiles(UnitOfWork work, CustomerId customer);

  /**
   * Returns files that are not deleted, whose document was sent before a moment, and of which
   * {@link #archived} has not been said, in their order; none that was asked for, or is restored.
   *
   * @param after that after which they begin; none for the first
   */
  List<DueFile> toArchive(UnitOfWork work, Instant sentBefore, Optional<DueFile> after, int limit);

  /** Says that the bytes of files are in the archive. */
  void archived(UnitOfWork work, Collection<FileId> files);

  /**
   * Takes it back that the bytes of files are in the archive: they came from there, and go there
   * again once {@link #toArchive} lists them.
   *
   * @param files files that are not deleted, with when their documents were sent
   */
  void unarchived(UnitOfWork work, Collection<DueFile> files);

  /**
   * Puts files on the list of what is to be removed from a moment on; that of one that is on it
   * already is changed.
   */
  void removeLater(UnitOfWork work, Collection<FileId> files, Instant from);

  /**
   * Returns files whose bytes are to be removed by now, in their order.
   *
   * @param after that after which they begin; none for the first
   */
  List<DueFile> toRemove(UnitOfWork work, Instant now, Optional<DueFile> after, int limit);

  /** Takes files that something is kept with off the list of what is to be removed. */
  void kept(UnitOfWork work, Collection<FileId> files);

  /**
   * Takes files off the list, as they stood on it: one that another process has put on it again
   * meanwhile stays, since its bytes may come back.
   *
   * @param files as {@link #toRemove} has given them
   */
  void removed(UnitOfWork work, Collection<DueFile> files);
}
