package io.customerview.journey;

import io.customerview.shared.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The journey of a customer as it stands on a day, stage by stage. Immutable.
 *
 * @param version of the customer, as it was read
 * @param journey the definition
 * @param state how far the customer has come
 * @param day the day of every status
 */
public record JourneyView(Version version, Journey journey, CustomerJourney state, LocalDate day) {

  public JourneyView {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(day, "day");
  }

  /**
   * A stage, as it stands.
   *
   * @param stage the definition
   * @param isCurrent whether it is the current one
   * @param status how it stands
   * @param enteredOn when it was last entered
   * @param due its deadline; of a completed one what it was judged by
   * @param completedOn when it was completed
   * @param milestones its milestones, in order
   */
  public record StageLine(
      Stage stage,
      boolean isCurrent,
      DueStatus status,
      Optional<LocalDate> enteredOn,
      Optional<LocalDate> due,
      Optional<LocalDate> completedOn,
      List<MilestoneLine> milestones) {

    public StageLine {
      milestones = List.copyOf(milestones);
    }
  }

  /**
   * A milestone, as it stands.
   *
   * @param milestone the definition
   * @param status how it stands
   * @param deadline when it is due, and why; empty in a stage that was not entered
   * @param completedOn when it was completed
   */
  public record MilestoneLine(
      Milestone milestone,
      DueStatus status,
      Optional<Deadline> deadline,
      Optional<LocalDate> completedOn) {}

  /** Returns how all milestones stand together. */
  public JourneyStatus status() {
    return state.status(journey.milestones(), day);
  }

  /** Returns all stages, in order. */
  public List<StageLine> stages() {
    return journey.stages().stream().map(this::line).toList();
  }

  private StageLine line(Stage stage) {
    Optional<StageState> entered = state.stateOf(stage.id());
    return new StageLine(
        stage,
        stage.id().equals(state.stage()),
        state.statusOf(stage.id(), day),
        entered.flatMap(StageState::enteredOn),
        state.dueOf(stage.id()),
        entered.flatMap(StageState::completion).map(StageCompletion::on),
        stage.milestones().stream().map(this::line).toList());
  }

  private MilestoneLine line(Milestone milestone) {
    Optional<MilestoneState> due = state.stateOf(milestone.id());
    return new MilestoneLine(
        milestone,
        state.statusOf(milestone.id(), day),
        due.map(MilestoneState::deadline),
        due.flatMap(MilestoneState::completedOn));
  }
}
