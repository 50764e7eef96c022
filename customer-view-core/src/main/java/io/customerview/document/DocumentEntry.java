package io.customerview.document;

import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.FileStatus.Archived;
import io.customerview.document.FileStatus.Available;
import io.customerview.document.FileStatus.Deleted;
import io.customerview.document.FileStatus.Requested;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * A document as it stands on a day. Immutable.
 *
 * @param document the document
 * @param archivesOn the day on which its files are archived (DOC-3)
 * @param today the day
 * @param restores of those of its files that were asked for (DOC-4)
 */
public record DocumentEntry(
    Document document, LocalDate archivesOn, LocalDate today, Map<FileId, Restore> restores) {

  public DocumentEntry {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(archivesOn, "archivesOn");
    Objects.requireNonNull(today, "today");
    restores = Map.copyOf(restores);
  }

  /**
   * Returns how a file stands: deleted beats everything, and one that was restored is not archived
   * while it is available (DOC-3 to DOC-5).
   *
   * @throws io.customerview.shared.RefusedException if it is none of this document's
   */
  public FileStatus status(FileId file) {
    DocumentFile found = document.file(file);
    Restore restore = restores.get(file);
    if (restore != null && found.deletedAt().isEmpty()) {
      if (restore.isOpen()) {
        return new Requested(earlier(archivesOn, today), restore.requestedAt());
      }
      if (restore.isAvailableOn(today)) {
        return new Available(Restore.later(archivesOn, restore.archivesOn().orElseThrow()));
      }
    }
    return found.on(today, archivesOn);
  }

  /**
   * Returns a file that can be opened or sent.
   *
   * @param zone the business zone
   * @throws RefusedException with {@link FileArchived} (DOC-4), {@link FileDeleted} (DOC-5), or if
   *     it is none of this document's
   */
  DocumentFile openable(FileId file, ZoneId zone) {
    FileStatus status = status(file);
    if (status instanceof Archived archived) {
      throw new RefusedException(new FileArchived(file, archived.since()));
    }
    if (status instanceof Requested requested) {
      throw new RefusedException(new FileArchived(file, requested.since()));
    }
    if (status instanceof Deleted deleted) {
      throw new RefusedException(new FileDeleted(file, deleted.at().atZone(zone).toLocalDate()));
    }
    return document.file(file);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
