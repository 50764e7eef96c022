package io.customerview.acceptance;

import io.customerview.shared.DocumentId;
import io.customerview.shared.Refusal;
import java.time.Instant;
import java.util.List;

/** Why something with an acceptance was refused. */
public sealed interface AcceptanceRefusal extends Refusal {

  /** The document asks for no acceptance. */
  record AcceptanceNotAsked(DocumentId document) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.not_asked";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** The document is not accepted yet; it can be until the deadline (ACC-2). */
  record NotAccepted(DocumentId document, Instant deadline) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.not_accepted";
    }

    @Override
    public List<Object> arguments() {
      return List.of(deadline);
    }
  }

  /** The deadline has passed without an acceptance (ACC-1). */
  record AcceptanceExpired(DocumentId document, Instant deadline) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.expired";
    }

    @Override
    public List<Object> arguments() {
      return List.of(deadline);
    }
  }

  /** The document is accepted, and that does not change. */
  record AlreadyAccepted(DocumentId document) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.already_accepted";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** The document has another final version, which would have to be deleted first. */
  record FinalVersionDiffers(DocumentId document) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.final_version_differs";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** The document is accepted, and the host has not given its final version yet. */
  record FinalVersionMissing(DocumentId document) implements AcceptanceRefusal {
    @Override
    public String code() {
      return "acceptance.final_version_missing";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }
}
