package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change does to one milestone of a customer, told before it is saved. Immutable.
 *
 * @param customer whose
 * @param stage of which stage
 * @param milestone which milestone
 * @param before the deadline before; empty if there was none
 * @param after the deadline after; empty if there is none any more
 * @param was how the milestone stands before
 * @param becomes how it would stand after, on the same day
 */
public record DeadlineChange(
    CustomerId customer,
    StageId stage,
    MilestoneId milestone,
    Optional<Deadline> before,
    Optional<Deadline> after,
    DueStatus was,
    DueStatus becomes) {

  public DeadlineChange {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(milestone, "milestone");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(was, "was");
    Objects.requireNonNull(becomes, "becomes");
  }

  /** Returns whether the milestone would be late, and is not now. */
  public boolean isMadeLate() {
    return becomes == DueStatus.LATE && was != DueStatus.LATE;
  }

  /** Returns whether the milestone is late now, and would not be. */
  public boolean isNoLongerLate() {
    return was == DueStatus.LATE && becomes != DueStatus.LATE;
  }

  /**
   * Returns the milestones whose deadline or status differs between two states of one customer's
   * journey, in the order of the later one; those that are gone come last.
   */
  static List<DeadlineChange> between(
      CustomerJourney before, CustomerJourney after, LocalDate today) {
    Map<MilestoneId, MilestoneState> gone = new LinkedHashMap<>();
    before.milestones().forEach(state -> gone.put(state.milestone(), state));
    List<DeadlineChange> changes = new ArrayList<>();
    for (MilestoneState state : after.milestones()) {
      Optional<MilestoneState> old = Optional.ofNullable(gone.remove(state.milestone()));
      add(changes, after.customer(), old, Optional.of(state), today);
    }
    gone.values()
        .forEach(old -> add(changes, after.customer(), Optional.of(old), Optional.empty(), today));
    return changes;
  }

  private static void add(
      List<DeadlineChange> changes,
      CustomerId customer,
      Optional<MilestoneState> before,
      Optional<MilestoneState> after,
      LocalDate today) {
    MilestoneState which = after.or(() -> before).orElseThrow();
    DeadlineChange change =
        new DeadlineChange(
            customer,
            which.stage(),
            which.milestone(),
            before.map(MilestoneState::deadline),
            after.map(MilestoneState::deadline),
            before.map(state -> state.status(today)).orElse(DueStatus.NOT_DUE),
            after.map(state -> state.status(today)).orElse(DueStatus.NOT_DUE));
    if (!change.before.equals(change.after) || change.was != change.becomes) {
      changes.add(change);
    }
  }
}
