package io.customerview.acceptance;

import io.customerview.acceptance.AcceptanceEvent.AcceptanceAsked;
import io.customerview.acceptance.AcceptanceEvent.DeadlineMoved;
import io.customerview.acceptance.AcceptanceEvent.DocumentAccepted;
import io.customerview.acceptance.AcceptanceEvent.FinalVersionAdded;
import io.customerview.acceptance.AcceptanceEvent.FinalVersionDeleted;
import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.acceptance.AcceptanceRefusal.AlreadyAccepted;
import io.customerview.acceptance.AcceptanceRefusal.FinalVersionMissing;
import io.customerview.acceptance.AcceptanceRefusal.NotAccepted;
import io.customerview.document.DocumentFile;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The digital acceptance (aceite digital) that a document asks for (ACC-1). That it has expired is
 * told from the clock, and kept nowhere. Immutable.
 *
 * @param document which document is to be accepted
 * @param customer whose document it is
 * @param askedAt when the acceptance was asked for
 * @param deadline the last moment at which it can be accepted, in microseconds
 * @param acceptedAt when it was accepted: at the deadline at the latest
 * @param finalVersion the final version with the report (laudo), once the host has given it
 */
public record Acceptance(
    DocumentId document,
    CustomerId customer,
    Instant askedAt,
    Instant deadline,
    Optional<Instant> acceptedAt,
    Optional<DocumentFile> finalVersion) {

  /** The name of this part in an export. */
  public static final String PART = "acceptances";

  public Acceptance {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(askedAt, "askedAt");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    if (acceptedAt.isEmpty() ? finalVersion.isPresent() : acceptedAt.get().isAfter(deadline)) {
      throw new IllegalArgumentException(
          "what is accepted is accepted in time, and only that has a final version");
    }
  }

  /** Asks for the acceptance of a document. */
  static After<Acceptance> asked(
      DocumentId document, CustomerId customer, Instant moment, Instant deadline) {
    return After.of(
        new Acceptance(document, customer, moment, deadline, Optional.empty(), Optional.empty()),
        new AcceptanceAsked(document, deadline));
  }

  /** Returns how this stands at a moment; at the deadline it can still be accepted. */
  public AcceptanceStatus at(Instant moment) {
    if (acceptedAt.isPresent()) {
      return AcceptanceStatus.ACCEPTED;
    }
    return moment.isAfter(deadline) ? AcceptanceStatus.EXPIRED : AcceptanceStatus.AWAITING;
  }

  /**
   * Moves the deadline.
   *
   * @throws RefusedException with {@link AlreadyAccepted}
   */
  After<Acceptance> until(Instant moved) {
    if (moved.equals(deadline)) {
      return After.unchanged(this);
    }
    if (acceptedAt.isPresent()) {
      throw new RefusedException(new AlreadyAccepted(document));
    }
    return After.of(
        new Acceptance(document, customer, askedAt, moved, acceptedAt, finalVersion),
        new DeadlineMoved(document, deadline, moved));
  }

  /**
   * Accepts the document at a moment. What is accepted already stays as it is.
   *
   * @throws RefusedException with {@link AcceptanceExpired}
   */
  After<Acceptance> accept(Instant moment) {
    if (acceptedAt.isPresent()) {
      return After.unchanged(this);
    }
    if (at(moment) == AcceptanceStatus.EXPIRED) {
      throw new RefusedException(new AcceptanceExpired(document, deadline));
    }
    return After.of(
        new Acceptance(document, customer, askedAt, deadline, Optional.of(moment), finalVersion),
        new DocumentAccepted(document, moment));
  }

  /** Adds the final version to what is accepted. */
  After<Acceptance> finish(DocumentFile file) {
    return After.of(
        new Acceptance(document, customer, askedAt, deadline, acceptedAt, Optional.of(file)),
        new FinalVersionAdded(document, file.id()));
  }

  /** Deletes a final version that was the wrong one; what is not there any more stays so. */
  After<Acceptance> deleteFinalVersion(FileId file) {
    if (finalVersion.filter(one -> one.id().equals(file)).isEmpty()) {
      return After.unchanged(this);
    }
    return After.of(
        new Acceptance(document, customer, askedAt, deadline, acceptedAt, Optional.empty()),
        new FinalVersionDeleted(document, file));
  }

  /**
   * Returns the final version with the report (ACC-2).
   *
   * @param moment when it is asked for
   * @throws RefusedException with {@link NotAccepted}, {@link AcceptanceExpired}, or {@link
   *     FinalVersionMissing} if it is accepted and the host has given none yet
   */
  DocumentFile finalVersion(Instant moment) {
    requireAccepted(moment);
    return finalVersion.orElseThrow(() -> new RefusedException(new FinalVersionMissing(document)));
  }

  void requireAccepted(Instant moment) {
    switch (at(moment)) {
      case AWAITING -> throw new RefusedException(new NotAccepted(document, deadline));
      case EXPIRED -> throw new RefusedException(new AcceptanceExpired(document, deadline));
      case ACCEPTED -> {}
    }
  }

  /** Returns this acceptance as another customer's, into which its own was merged. */
  public Acceptance reassignedTo(CustomerId other) {
    return new Acceptance(document, other, askedAt, deadline, acceptedAt, finalVersion);
  }

  /** Returns this acceptance as it is exported (PRIV-1). */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("document", document.toString());
    fields.put("askedAt", askedAt);
    fields.put("deadline", deadline);
    acceptedAt.ifPresent(moment -> fields.put("acceptedAt", moment));
    finalVersion.ifPresent(file -> fields.putAll(file.toRecord()));
    return fields;
  }

  @Override
  public String toString() {
    return "Acceptance[" + document + ", " + deadline + "]";
  }
}
