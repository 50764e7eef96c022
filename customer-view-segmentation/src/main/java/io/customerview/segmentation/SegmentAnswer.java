package io.customerview.segmentation;

import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a customer is in a segment, as asked (SEG-1). Immutable.
 *
 * @param customer who, by the present id
 * @param segment which segment
 * @param isMember whether the customer is in it
 * @param changesOn the next day on which that changes with no change of data (SEG-10); empty for
 *     never
 * @param basis the version of the rule, the day and the moment
 */
public record SegmentAnswer(
    CustomerId customer,
    SegmentId segment,
    boolean isMember,
    Optional<LocalDate> changesOn,
    Basis basis) {

  public SegmentAnswer {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(changesOn, "changesOn");
    Objects.requireNonNull(basis, "basis");
  }
}
