package io.customerview.document;

import io.customerview.shared.DocumentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.FileId;
import java.time.LocalDate;
import java.util.Map;

/** What happened to a document. */
public sealed interface DocumentEvent extends DomainEvent {

  /** Returns which document. */
  DocumentId document();

  /**
   * The host gave a document for the first time (DOC-1).
   *
   * @param files how many files it has
   */
  record DocumentAdded(DocumentId document, int files) implements DocumentEvent {
    @Override
    public String name() {
      return "document.added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "files", Integer.toString(files));
    }
  }

  /** An agent asked for an archived file (DOC-4). */
  record FileRequested(DocumentId document, FileId file) implements DocumentEvent {
    @Override
    public String name() {
      return "document.file_requested";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
    }
  }

  /** A file that was asked for is there again, until a day (DOC-4). */
  record FileRestored(DocumentId document, FileId file, LocalDate until) implements DocumentEvent {
    @Override
    public String name() {
      return "document.file_restored";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "document", document.toString(), "file", file.toString(), "until", until.toString());
    }
  }

  /** An agent asked the host's support for a deleted file (DOC-5). */
  record AccessRequested(DocumentId document, FileId file) implements DocumentEvent {
    @Override
    public String name() {
      return "document.access_requested";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
    }
  }

  /** A file was deleted for good (DOC-5). */
  record FileDeleted(DocumentId document, FileId file) implements DocumentEvent {
    @Override
    public String name() {
      return "document.file_deleted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
    }
  }
}
