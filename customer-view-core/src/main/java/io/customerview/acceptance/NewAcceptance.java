package io.customerview.acceptance;

import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.DocumentId;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What the host says about the acceptance of a document:
 *
 * <pre>{@code
 * NewAcceptance.of(document, deadline)                    // it asks to be accepted until then
 * NewAcceptance.of(document, deadline).acceptedAt(moment) // and was accepted, in the host's system
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param document which document
 * @param deadline the last moment at which it can be accepted
 * @param acceptedAt when it was accepted, where the host knows
 */
public record NewAcceptance(DocumentId document, Instant deadline, Optional<Instant> acceptedAt) {

  /**
   * Makes a statement.
   *
   * @throws RefusedException with {@link AcceptanceExpired} if it was accepted after the deadline,
   *     or with {@link MomentUnlikely}
   */
  public NewAcceptance {
    Objects.requireNonNull(document, "document");
    Instant last = checked("deadline", deadline);
    deadline = last;
    acceptedAt = acceptedAt.map(moment -> checked("acceptedAt", moment));
    if (acceptedAt.filter(moment -> moment.isAfter(last)).isPresent()) {
      throw new RefusedException(new AcceptanceExpired(document, last));
    }
  }

  private static Instant checked(String field, Instant moment) {
    boolean far =
        moment.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
            || moment.isAfter(Instant.parse("9999-12-31T23:59:59Z"));
    if (far) {
      throw new RefusedException(new MomentUnlikely(field));
    }
    return moment.truncatedTo(ChronoUnit.MICROS);
  }

  /** Says that a document asks to be accepted until a moment; at it, it still can be. */
  public static NewAcceptance of(DocumentId document, Instant deadline) {
    return new NewAcceptance(document, deadline, Optional.empty());
  }

  /** Says as well that it was accepted, and when. */
  public NewAcceptance acceptedAt(Instant moment) {
    return new NewAcceptance(document, deadline, Optional.of(moment));
  }
}
