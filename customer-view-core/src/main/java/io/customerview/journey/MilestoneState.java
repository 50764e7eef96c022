package io.customerview.journey;

import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a milestone of a stage that a customer has entered stands. It has both of its days at hand,
 * since statuses are asked of very many. Immutable and thread-safe.
 */
public final class MilestoneState {

  private final MilestoneId milestone;
  private final StageId stage;
  private final Deadline deadline;
  private final LocalDate due;
  private final @Nullable LocalDate completedOn;
  private final boolean settled;

  /**
   * Makes a state.
   *
   * @param milestone which milestone
   * @param stage the stage that it is of
   * @param deadline when it is due; of a completed one what it was judged by
   * @param completedOn when it was completed; empty while it is pending
   * @param settled whether its stage is completed: while it is pending it is no longer due then
   *     (JRN-5)
   */
  public MilestoneState(
      MilestoneId milestone,
      StageId stage,
      Deadline deadline,
      Optional<LocalDate> completedOn,
      boolean settled) {
    this.milestone = Objects.requireNonNull(milestone, "milestone");
    this.stage = Objects.requireNonNull(stage, "stage");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.due = deadline.due();
    this.completedOn = completedOn.orElse(null);
    this.settled = settled;
  }

  public MilestoneId milestone() {
    return milestone;
  }

  /** Returns the stage that the milestone is of. */
  public StageId stage() {
    return stage;
  }

  /** Returns when the milestone is due; of a completed one what it was judged by. */
  public Deadline deadline() {
    return deadline;
  }

  /** Returns when the milestone was completed; empty while it is pending. */
  public Optional<LocalDate> completedOn() {
    return Optional.ofNullable(completedOn);
  }

  /** Returns whether the stage is completed: what is pending is no longer due then (JRN-5). */
  public boolean settled() {
    return settled;
  }

  public boolean isPending() {
    return completedOn == null;
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
    return isPending() && !settled ? Optional.of(due) : Optional.empty();
  }

  /** Returns how this stands on a day (JRN-3). */
  public DueStatus status(LocalDate today) {
    if (completedOn != null) {
      return DueStatus.completed(due, completedOn);
    }
    return settled ? DueStatus.NOT_DUE : DueStatus.pending(due, today);
  }

  MilestoneState with(Optional<LocalDate> other) {
    return new MilestoneState(milestone, stage, deadline, other, settled);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MilestoneState that
        && milestone.equals(that.milestone)
        && stage.equals(that.stage)
        && deadline.equals(that.deadline)
        && Objects.equals(completedOn, that.completedOn)
        && settled == that.settled;
  }

  @Override
  public int hashCode() {
    return Objects.hash(milestone, stage, deadline, completedOn, settled);
  }

  @Override
  public String toString() {
    return "MilestoneState[" + milestone + ", due " + due + ", completed " + completedOn + "]";
  }
}
