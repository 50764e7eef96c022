package io.customerview.segmentation;

import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.explain.SmallestChanges;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.util.Objects;

/**
 * Why a customer is in a segment or not, and what would change that (SEG-7). Its texts and values
 * are personal data; {@code toString} shows none. Immutable.
 *
 * @param customer who, by the present id
 * @param segment which segment
 * @param explanation what held and what failed
 * @param changes the fewest conditions whose truth would have to change
 * @param basis the version of the rule, the day and the moment
 */
public record SegmentExplanation(
    CustomerId customer,
    SegmentId segment,
    Explanation explanation,
    SmallestChanges changes,
    Basis basis) {

  public SegmentExplanation {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(changes, "changes");
    Objects.requireNonNull(basis, "basis");
  }

  /** Returns whether the customer is in the segment. */
  public boolean isMember() {
    return explanation.isMember();
  }
}
