package io.customerview.segmentation;

import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a customer is in a segment that is not saved (SEG-1, SEG-8). Immutable.
 *
 * @param customer who, by the present id
 * @param isMember whether the customer is in it
 * @param changesOn the next day on which that changes with no change of data (SEG-10); empty for
 *     never
 * @param day the day from which relative arguments were counted
 * @param moment when the customer was read
 */
public record DraftAnswer(
    CustomerId customer,
    boolean isMember,
    Optional<LocalDate> changesOn,
    LocalDate day,
    Instant moment) {

  public DraftAnswer {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(changesOn, "changesOn");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
  }
}
