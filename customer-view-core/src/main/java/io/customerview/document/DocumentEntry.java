package io.customerview.document;

import io.customerview.shared.FileId;
import java.time.LocalDate;

/**
 * A document as it stands on a day. Immutable.
 *
 * @param document the document
 * @param archivesOn the day on which its files are archived (DOC-3)
 * @param today the day
 */
public record DocumentEntry(Document document, LocalDate archivesOn, LocalDate today) {

  /**
   * Returns how a file stands.
   *
   * @throws io.customerview.shared.RefusedException if it is none of this document's
   */
  public FileStatus status(FileId file) {
    return document.file(file).on(today, archivesOn);
  }
}
