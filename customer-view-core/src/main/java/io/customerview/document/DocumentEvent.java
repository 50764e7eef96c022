package io.customerview.document;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.DocumentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.FileId;
import io.customerview.shared.OutgoingId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

  /** A file that was asked for is there again, and archived again on a day (DOC-4). */
  record FileRestored(DocumentId document, FileId file, LocalDate archivesOn)
      implements DocumentEvent {
    @Override
    public String name() {
      return "document.file_restored";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "document",
          document.toString(),
          "file",
          file.toString(),
          "archivesOn",
          archivesOn.toString());
    }
  }

  /** A file that was asked for was lost by the store, and is waited for no more (DOC-4). */
  record FileLost(DocumentId document, FileId file) implements DocumentEvent {
    @Override
    public String name() {
      return "document.file_lost";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
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

  /**
   * An agent had files of a document sent again (DOC-6).
   *
   * @param message the message that carries them
   * @param files how many
   * @param destination where to, masked
   */
  record DocumentResent(
      DocumentId document,
      OutgoingId message,
      int files,
      MessageChannel channel,
      String destination)
      implements DocumentEvent {
    @Override
    public String name() {
      return "document.resent";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("document", document.toString());
      details.put("message", message.toString());
      details.put("files", Integer.toString(files));
      details.put("channel", channel.code());
      details.put("destination", destination);
      return details;
    }

    @Override
    public String toString() {
      return "DocumentResent[" + document + ", " + message + "]";
    }
  }
}
