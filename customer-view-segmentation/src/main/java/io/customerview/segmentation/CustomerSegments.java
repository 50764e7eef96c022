package io.customerview.segmentation;

import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All segments that a customer is in, as asked of the rules (SEG-1). Immutable.
 *
 * @param customer who, by the present id
 * @param segments the segments that the customer is in, by id
 * @param unknown the segments that have no answer, since a criterion of the host's own could not be
 *     read, for today or for the days on which they may change, by id
 * @param failed the segments whose rule can't be read here, with the refusal's code
 * @param changesOn the next day on which the customer enters or leaves one of the segments that
 *     have an answer, with no change of data (SEG-10); empty for never
 * @param ruleSet the version of the rules
 * @param day the day from which relative arguments were counted
 * @param moment when the customer was read
 */
public record CustomerSegments(
    CustomerId customer,
    List<SegmentId> segments,
    List<SegmentId> unknown,
    Map<SegmentId, String> failed,
    Optional<LocalDate> changesOn,
    long ruleSet,
    LocalDate day,
    Instant moment) {

  public CustomerSegments {
    Objects.requireNonNull(customer, "customer");
    segments = List.copyOf(segments);
    unknown = List.copyOf(unknown);
    failed = Map.copyOf(failed);
    Objects.requireNonNull(changesOn, "changesOn");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
  }
}
