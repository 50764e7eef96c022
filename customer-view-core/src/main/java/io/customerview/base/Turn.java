package io.customerview.base;

import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * When a customer's memberships are to be found anew with no change of data (SEG-10). Immutable.
 *
 * @param day the day
 * @param unanswered the segments that could not be asked of the customer as it is now: what is kept
 *     of them is older than the customer
 */
public record Turn(LocalDate day, Set<SegmentId> unanswered) {

  public Turn {
    Objects.requireNonNull(day, "day");
    unanswered = Set.copyOf(unanswered);
  }

  /** Obtains a turn on a day, with all segments answered until then. */
  public static Turn on(LocalDate day) {
    return new Turn(day, Set.of());
  }
}
