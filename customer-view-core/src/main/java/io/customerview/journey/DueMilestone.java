package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * A pending milestone of a customer, and when it is due. Immutable; ordered by day, customer and
 * milestone.
 *
 * @param due the day
 * @param customer whose
 * @param journey of which journey
 * @param stage of which stage
 * @param milestone which milestone
 */
public record DueMilestone(
    LocalDate due, CustomerId customer, JourneyId journey, StageId stage, MilestoneId milestone)
    implements Comparable<DueMilestone> {

  private static final Comparator<DueMilestone> ORDER =
      Comparator.comparing(DueMilestone::due)
          .thenComparing(DueMilestone::customer)
          .thenComparing(DueMilestone::milestone);

  public DueMilestone {
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(milestone, "milestone");
  }

  @Override
  public int compareTo(DueMilestone other) {
    return ORDER.compare(this, other);
  }
}
