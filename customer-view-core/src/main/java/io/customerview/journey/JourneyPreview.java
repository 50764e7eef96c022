package io.customerview.journey;

import java.util.List;
import java.util.Objects;

/**
 * What a changed definition or calendar does to the customers in a journey, told before it is saved
 * (JRN-7, JRN-8). Immutable.
 *
 * @param journey the definition as it would be
 * @param customers how many customers are in the journey
 * @param changed how many of them have a deadline that changes
 * @param madeLate how many pending milestones would be late that are not now
 * @param noLongerLate how many pending milestones are late that would not be
 * @param late the first {@value #MOST_SHOWN} milestones at most that would be made late, in the
 *     order of customers' ids and of the journey
 */
public record JourneyPreview(
    Journey journey,
    int customers,
    int changed,
    int madeLate,
    int noLongerLate,
    List<DeadlineChange> late) {

  /** How many milestones are told one by one. */
  public static final int MOST_SHOWN = 200;

  public JourneyPreview {
    Objects.requireNonNull(journey, "journey");
    late = List.copyOf(late);
  }
}
