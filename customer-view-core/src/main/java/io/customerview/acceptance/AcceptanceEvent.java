package io.customerview.acceptance;

import io.customerview.shared.DocumentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.FileId;
import java.time.Instant;
import java.util.Map;

/** What happened about the acceptance of a document. */
public sealed interface AcceptanceEvent extends DomainEvent {

  /** Returns which document. */
  DocumentId document();

  /** The acceptance of a document was asked for (ACC-1). */
  record AcceptanceAsked(DocumentId document, Instant deadline) implements AcceptanceEvent {
    @Override
    public String name() {
      return "acceptance.asked";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "deadline", deadline.toString());
    }
  }

  /** The deadline of what was not accepted was moved. */
  record DeadlineMoved(DocumentId document, Instant from, Instant deadline)
      implements AcceptanceEvent {
    @Override
    public String name() {
      return "acceptance.deadline_moved";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "document",
          document.toString(),
          "deadline",
          DomainEvent.fromTo(from.toString(), deadline.toString()));
    }
  }

  /** A document was accepted (ACC-1). */
  record DocumentAccepted(DocumentId document, Instant at) implements AcceptanceEvent {
    @Override
    public String name() {
      return "acceptance.accepted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "at", at.toString());
    }
  }

  /** The final version with the report came (ACC-2). */
  record FinalVersionAdded(DocumentId document, FileId file) implements AcceptanceEvent {
    @Override
    public String name() {
      return "acceptance.final_version_added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
    }
  }

  /** A final version, which was the wrong one, was deleted. */
  record FinalVersionDeleted(DocumentId document, FileId file) implements AcceptanceEvent {
    @Override
    public String name() {
      return "acceptance.final_version_deleted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("document", document.toString(), "file", file.toString());
    }
  }
}
