package io.customerview.segmentation;

import io.customerview.shared.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What an answer stands on that was found by asking, not by reading what is kept. Immutable.
 *
 * @param rule the version of the segment's rule
 * @param day the day from which relative arguments were counted
 * @param moment when the customer was read
 */
public record Basis(Version rule, LocalDate day, Instant moment) {

  public Basis {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(moment, "moment");
  }
}
