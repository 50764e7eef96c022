package io.customerview.document;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.CountingInputStream;
import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.document.DocumentRefusal.FileDamaged;
import io.customerview.shared.CommonRefusal.InHostTransaction;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something together with files of its own: the bytes go into the store first, with no
 * transaction open; then it is kept, all of it or nothing.
 *
 * <p>What was written for something that was not kept in the end, also because the process was
 * killed, is removed by the {@link FileSweep} a day later. In a transaction of the host's nothing
 * is committed in between, and where that is rolled back nobody would know of the bytes: there it
 * is refused. Thread-safe.
 */
@Wiring
public final class FileShelf {

  private static final Logger LOG = LoggerFactory.getLogger(FileShelf.class);

  /** How long writing the files of one thing may take. */
  private static final Duration WRITING = Duration.ofHours(12);

  /** When the sweep removes what was written in vain: never while it may still be kept. */
  private static final Duration GIVEN_UP = WRITING.multipliedBy(2);

  private final DocumentOffice office;

  public FileShelf(DocumentOffice office) {
    this.office = office;
  }

  /**
   * Something that has files.
   *
   * @param <T> what it is
   */
  public interface Filed<T> {

    /** Returns it if it is kept already, so that nothing is to be written; or refuses it. */
    Optional<T> known(Change change);

    /**
     * Keeps it with its files, or returns what somebody else has kept meanwhile. The files are off
     * the list of what is to be removed then.
     */
    T keep(Change change, List<DocumentFile> files);

    /** Returns the files that something was kept with. */
    List<DocumentFile> filesOf(T kept);
  }

  /**
   * Keeps something with files.
   *
   * @param prepare the operation under which it is looked for first
   * @param keep the operation under which it is kept
   * @throws RefusedException with {@link InHostTransaction}, with {@link FileDamaged} if bytes are
   *     not those that were announced, or as the thing itself refuses; nothing is kept then
   * @throws FileStoreException if the store or a stream fails, or writing takes more than 12 hours;
   *     nothing is kept then
   */
  public <T> T keep(
      Desk desk, Operation prepare, Operation keep, List<NewFile> given, Filed<T> what) {
    List<FileId> ids = new ArrayList<>();
    Optional<T> known =
        desk.change(
            prepare,
            change -> {
              change.work().requireOwn();
              Optional<T> before = what.known(change);
              if (before.isEmpty()) {
                given.forEach(file -> ids.add(new FileId(change.newId())));
                office.documents().removeLater(change.work(), ids, change.moment().plus(GIVEN_UP));
              }
              return before;
            });
    return known.orElseGet(
        () -> {
          Instant latest = desk.time().now().plus(WRITING);
          return keep(desk, keep, write(given, ids), latest, what);
        });
  }

  private <T> T keep(
      Desk desk, Operation keep, List<DocumentFile> files, Instant latest, Filed<T> what) {
    try {
      T kept =
          desk.change(
              keep,
              change -> {
                if (change.moment().isAfter(latest)) {
                  throw FileStoreException.tooSlow(files.get(0).id());
                }
                return what.keep(change, files);
              });
      if (!what.filesOf(kept).equals(files)) {
        giveUp(files); // somebody else has kept it meanwhile
      }
      return kept;
    } catch (RefusedException | FileStoreException notKept) {
      giveUp(files);
      throw notKept;
    }
    // After any other failure nobody knows whether it was kept; the sweep finds out.
  }

  private List<DocumentFile> write(List<NewFile> given, List<FileId> ids) {
    boolean done = false;
    try {
      List<DocumentFile> files = new ArrayList<>();
      for (NewFile file : given) {
        DocumentFile written = write(file, ids.get(files.size()));
        if (!file.sha256().orElse(written.sha256()).equals(written.sha256())) {
          throw new RefusedException(new FileDamaged(files.size() + 1));
        }
        files.add(written);
      }
      done = true;
      return files;
    } finally {
      if (!done) {
        ids.forEach(this::giveUp);
      }
    }
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

  /**
   * Opens a file, at its first byte; the caller closes it.
   *
   * @throws FileStoreException if the store fails, or has lost the file
   */
  public FileContent open(DocumentFile file) {
    try {
      return new FileContent(file, office.store().open(file.id().value()));
    } catch (FileNotFoundException notThere) {
      throw FileStoreException.missing(file.id());
    } catch (IOException failed) {
      throw FileStoreException.failed(file.id(), failed);
    }
  }

  private void giveUp(List<DocumentFile> files) {
    files.forEach(file -> giveUp(file.id()));
  }

  /** The sweep would do it a day later. */
  private void giveUp(FileId file) {
    try {
      office.store().delete(file.value());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("File {} was not kept, and is to be removed later", file);
    }
  }
}
