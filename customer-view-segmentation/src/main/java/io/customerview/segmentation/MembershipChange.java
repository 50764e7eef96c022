package io.customerview.segmentation;

import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What one customer has entered and left (SEG-9). Immutable.
 *
 * @param customer who
 * @param entered the segments that the customer is in from now on, by id
 * @param left the segments that the customer is in no more, by id
 * @param unknown the segments that have no answer, since a criterion of the host's own could not be
 *     read, for the day or for those on which they may change: whether the customer is in them
 *     stays as it was, and is tried again with the next refresh
 * @param ruleSet the version of the rules
 * @param day the day from which relative arguments were counted: that of the moment, or the one
 *     after, if members were brought up to it already
 * @param moment when this was found
 */
public record MembershipChange(
    CustomerId customer,
    List<SegmentId> entered,
    List<SegmentId> left,
    List<SegmentId> unknown,
    long ruleSet,
    LocalDate day,
    Instant moment) {

  public MembershipChange {
    Objects.requireNonNull(customer, "customer");
    entered = List.copyOf(entered);
    left = List.copyOf(left);
    unknown = List.copyOf(unknown);
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
  }

  /** Returns whether a membership began or ended. */
  public boolean isChange() {
    return !entered.isEmpty() || !left.isEmpty();
  }
}
