package io.customerview.segmentation;

import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.explain.SmallestChanges;
import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Why a customer is in a segment that is not saved or not, and what would change that (SEG-7,
 * SEG-8). Its texts and values are personal data; {@code toString} shows none. Immutable.
 *
 * @param customer who, by the present id
 * @param explanation what held and what failed
 * @param changes the fewest conditions whose truth would have to change
 * @param day the day from which relative arguments were counted
 * @param moment when the customer was read
 */
public record DraftExplanation(
    CustomerId customer,
    Explanation explanation,
    SmallestChanges changes,
    LocalDate day,
    Instant moment) {

  public DraftExplanation {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(changes, "changes");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
  }

  /** Returns whether the customer is in the segment. */
  public boolean isMember() {
    return explanation.isMember();
  }
}
