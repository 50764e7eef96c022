package io.customerview.document;

import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents as they stand on a day, within a unit of work. */
record Entries(DocumentOffice office, ZoneId zone, LocalDate today) {

  /**
   * Returns a document.
   *
   * @throws RefusedException with {@link DocumentUnknown}
   */
  DocumentEntry find(UnitOfWork work, DocumentId document) {
    return office
        .documents()
        .find(work, document)
        .map(found -> of(work, List.of(found)).get(0))
        .orElseThrow(() -> new RefusedException(new DocumentUnknown(document)));
  }

  List<DocumentEntry> of(UnitOfWork work, List<Document> documents) {
    List<FileId> files =
        documents.stream().flatMap(one -> one.files().stream()).map(DocumentFile::id).toList();
    Map<FileId, Restore> restores = office.restores().find(work, files);
    return documents.stream().map(one -> of(one, restores)).toList();
  }

  private DocumentEntry of(Document document, Map<FileId, Restore> restores) {
    LocalDate sent = document.sentAt().atZone(zone).toLocalDate();
    Map<FileId, Restore> own = new HashMap<>();
    for (DocumentFile file : document.files()) {
      Restore restore = restores.get(file.id());
      if (restore != null) {
        own.put(file.id(), restore);
      }
    }
    return new DocumentEntry(document, office.policy().archivesOn(sent), today, own);
  }
}
