package io.customerview.document;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.document.DocumentEvent.AccessRequested;
import io.customerview.document.DocumentRefusal.AgentUnreachable;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.DocumentRefusal.FileNotDeleted;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.DocumentRefusal.NoDownloadPage;
import io.customerview.document.DocumentRefusal.NoSupport;
import io.customerview.document.FileStatus.Available;
import io.customerview.document.FileStatus.Deleted;
import io.customerview.shared.After;
import io.customerview.shared.CleanText;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an agent asks for where a file can't be opened: archived files are brought back, and the
 * agent is told at the agent's own e-mail when they are there (DOC-4); of deleted ones the host's
 * support is asked for access (DOC-5).
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#REQUEST_FILES}.
 */
public final class FileRequests {

  /** The most code points of a note to the support. */
  public static final int LONGEST_NOTE = 1_000;

  private static final Operation PREPARE =
      new Operation("file_requests.prepare", Permission.REQUEST_FILES);
  private static final Operation RESTORE =
      new Operation("file_requests.restore", Permission.REQUEST_FILES);
  private static final Operation RESTORE_ALL =
      new Operation("file_requests.restore_all", Permission.REQUEST_FILES);
  private static final Operation ACCESS =
      new Operation("file_requests.access", Permission.REQUEST_FILES);

  private final Desk desk;
  private final DocumentOffice office;
  private final FileNotices notices;

  @Wiring
  public FileRequests(Desk desk, DocumentOffice office, FileNotices notices) {
    this.desk = desk;
    this.office = office;
    this.notices = notices;
  }

  /**
   * Asks for an archived file. While a request is open, asking again makes no second one, but the
   * agent is told too. Of a file that can be opened nothing is asked.
   *
   * @return the document, as its files stand now
   * @throws RefusedException with {@link FileDeleted}, {@link DocumentUnknown} or {@link
   *     FileUnknown}; with {@link AgentUnreachable} or {@link NoDownloadPage} if the agent could
   *     not be told, or {@link io.customerview.message.MessageRefusal.NothingSent}
   * @throws FileStoreException if the store fails
   */
  public DocumentEntry restore(DocumentId document, FileId file) {
    return restore(
        RESTORE,
        document,
        entry -> {
          if (entry.status(file) instanceof Deleted deleted) {
            throw new RefusedException(new FileDeleted(file, desk.time().dayOf(deleted.at())));
          }
          return List.of(file);
        });
  }

  /**
   * Asks for all archived files of a document, as {@link #restore} does for one.
   *
   * @throws RefusedException as {@link #restore} does; deleted files are passed over
   * @throws FileStoreException if the store fails
   */
  public DocumentEntry restoreAll(DocumentId document) {
    return restore(
        RESTORE_ALL,
        document,
        entry ->
            entry.document().files().stream()
                .map(DocumentFile::id)
                .filter(file -> !(entry.status(file) instanceof Deleted))
                .toList());
  }

  private DocumentEntry restore(
      Operation operation, DocumentId document, Function<DocumentEntry, List<FileId>> wanted) {
    DocumentEntry before =
        desk.ask(PREPARE, inquiry -> entries(inquiry).find(inquiry.work(), document));
    Set<FileId> elsewhere = office.elsewhere(before, wanted.apply(before));
    return desk.change(
        operation,
        change -> {
          Entries entries = entries(change);
          change.lock(entries.find(change.work(), document).document().customer());
          DocumentEntry now = entries.find(change.work(), document);
          change.lock(now.document().customer());
          boolean asked = false;
          for (FileId file : wanted.apply(now)) {
            asked |= ask(change, now, file, elsewhere.contains(file));
          }
          if (asked) {
            notices.requireReachable(change.agent().id(), document);
          }
          return entries.find(change.work(), document);
        });
  }

  private boolean ask(Change change, DocumentEntry entry, FileId file, boolean isElsewhere) {
    FileStatus status = entry.status(file);
    if (status instanceof Available && !isElsewhere) {
      return false;
    }
    Restore open = entry.restores().get(file);
    After<Restore> after =
        open != null && open.isOpen()
            ? open.askedBy(change.agent().id())
            : Restore.requested(entry.document(), file, change.agent().id(), change.moment());
    if (after.isChanged()) {
      office.restores().save(change.work(), after.value());
      after.events().forEach(event -> change.happened(entry.document().customer(), event));
    }
    return true;
  }

  /**
   * Asks the host's support for access to a deleted file; the same request of an agent, on the same
   * day, is sent once.
   *
   * @param note what the support should know; at most {@value #LONGEST_NOTE} code points
   * @throws RefusedException with {@link FileNotDeleted}, {@link DocumentUnknown}, {@link
   *     FileUnknown} or {@link NoSupport}, or with {@link
   *     io.customerview.message.MessageRefusal.NothingSent}
   */
  public void access(DocumentId document, FileId file, Optional<String> note) {
    Optional<String> clean = note.flatMap(text -> CleanText.optional("note", text, LONGEST_NOTE));
    desk.change(
        ACCESS,
        change -> {
          Entries entries = entries(change);
          change.lock(entries.find(change.work(), document).document().customer());
          Document found = entries.find(change.work(), document).document();
          change.lock(found.customer());
          if (found.file(file).deletedAt().isEmpty()) {
            throw new RefusedException(new FileNotDeleted(file));
          }
          notices.wanted(
              change,
              desk.time().zone(),
              found,
              found.file(file),
              clean,
              () -> change.happened(found.customer(), new AccessRequested(document, file)));
          return true;
        });
  }

  private Entries entries(Change change) {
    return new Entries(office, desk.time().zone(), change.today());
  }

  private Entries entries(Inquiry inquiry) {
    return new Entries(office, desk.time().zone(), inquiry.today());
  }
}
