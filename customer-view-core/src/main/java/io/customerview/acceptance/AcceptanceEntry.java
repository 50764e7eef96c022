package io.customerview.acceptance;

import java.util.Objects;

/**
 * An acceptance as it stands at a moment (ACC-1). Immutable.
 *
 * @param acceptance the acceptance
 * @param documentName what its document is called
 * @param documentNumber the number of its document
 * @param status how it stands
 */
public record AcceptanceEntry(
    Acceptance acceptance, String documentName, String documentNumber, AcceptanceStatus status) {

  public AcceptanceEntry {
    Objects.requireNonNull(acceptance, "acceptance");
    Objects.requireNonNull(documentName, "documentName");
    Objects.requireNonNull(documentNumber, "documentNumber");
    Objects.requireNonNull(status, "status");
  }

  /** Returns whether the final version with the report can be downloaded (ACC-2). */
  public boolean hasReport() {
    return status == AcceptanceStatus.ACCEPTED && acceptance.finalVersion().isPresent();
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "AcceptanceEntry[" + acceptance.document() + ", " + status + "]";
  }
}
