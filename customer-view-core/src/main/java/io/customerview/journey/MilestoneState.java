package io.customerview.journey;

import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a milestone of a stage that a customer has entered stands. Immutable.
 *
 * @param milestone which milestone
 * @param stage the stage that it is of
 * @param deadline when it is due; of a completed one what it was judged by
 * @param completedOn when it was completed; empty while it is pending
 * @param settled whether its stage is completed: while it is pending it is no longer due then
 *     (JRN-5)
 */
public record MilestoneState(
    MilestoneId milestone,
    StageId stage,
    Deadline deadline,
    Optional<LocalDate> completedOn,
    boolean settled) {

  public MilestoneState {
    Objects.requireNonNull(milestone, "milestone");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(completedOn, "completedOn");
  }

  public boolean isPending() {
    return completedOn.isEmpty();
  }

  /** Returns whether this is pending, or was judged by days counted from a day or a later one. */
  boolean isCountedSince(LocalDate day) {
    return isPending() || !deadline.from().isBefore(day);
  }

  /**
   * Returns the day on which this is due; empty if nothing is due any more. It is what is stored,
   * and compared with today, in Java and in SQL alike.
   */
  public Optional<LocalDate> pendingDue() {
    return isPending() && !settled ? Optional.of(deadline.due()) : Optional.empty();
  }

  /** Returns how this stands on a day (JRN-3). */
  public DueStatus status(LocalDate today) {
    if (completedOn.isPresent()) {
      return DueStatus.completed(deadline.due(), completedOn.get());
    }
    return settled ? DueStatus.NOT_DUE : DueStatus.pending(deadline.due(), today);
  }

  MilestoneState with(Optional<LocalDate> other) {
    return new MilestoneState(milestone, stage, deadline, other, settled);
  }
}
