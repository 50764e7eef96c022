package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a customer has come in its journey: facts, which together with a day tell every status
 * (JRN-3, JRN-4). {@link JourneyPlan} has the rules that change it. Immutable and thread-safe.
 *
 * @param customer whose
 * @param journey which journey
 * @param enteredOn when the customer came into it
 * @param stage the current stage
 * @param stages what was entered or completed, in the order of the journey
 * @param milestones those of the stages that were entered, in the order of the journey
 */
public record CustomerJourney(
    CustomerId customer,
    JourneyId journey,
    LocalDate enteredOn,
    StageId stage,
    List<StageState> stages,
    List<MilestoneState> milestones) {

  /** The name of the part in an export. */
  public static final String PART = "journey";

  public CustomerJourney {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(enteredOn, "enteredOn");
    Objects.requireNonNull(stage, "stage");
    stages = List.copyOf(stages);
    milestones = List.copyOf(milestones);
  }

  /** Returns how a stage stands, if anything was done with it. */
  public Optional<StageState> stateOf(StageId which) {
    for (StageState state : stages) {
      if (state.stage().equals(which)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Returns how a milestone stands, if its stage was entered. */
  public Optional<MilestoneState> stateOf(MilestoneId which) {
    for (MilestoneState state : milestones) {
      if (state.milestone().equals(which)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the deadline of a stage: the latest due day of its milestones; empty if it has none or
   * was not entered (JRN-4). Of a completed stage it is what it was judged by. Milestones that were
   * completed before the stage was entered again count no more (JRN-6).
   */
  public Optional<LocalDate> dueOf(StageId which) {
    Optional<StageState> state = stateOf(which);
    Optional<StageCompletion> completion = state.flatMap(StageState::completion);
    if (completion.isPresent()) {
      return completion.get().due();
    }
    return state.flatMap(StageState::enteredOn).flatMap(entered -> latestDueOf(which, entered));
  }

  private Optional<LocalDate> latestDueOf(StageId which, LocalDate entered) {
    LocalDate latest = LocalDate.MIN;
    for (MilestoneState state : milestones) {
      boolean counts = state.stage().equals(which) && state.isCountedSince(entered);
      if (counts && state.deadline().due().isAfter(latest)) {
        latest = state.deadline().due();
      }
    }
    return latest.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(latest);
  }

  /** Returns how a stage stands on a day (JRN-4). */
  public DueStatus statusOf(StageId which, LocalDate today) {
    Optional<StageCompletion> completion = stateOf(which).flatMap(StageState::completion);
    if (completion.isPresent()) {
      return completion.get().status();
    }
    return dueOf(which).map(due -> DueStatus.pending(due, today)).orElse(DueStatus.NOT_DUE);
  }

  /** Returns how a milestone stands on a day (JRN-3). */
  public DueStatus statusOf(MilestoneId which, LocalDate today) {
    return stateOf(which).map(state -> state.status(today)).orElse(DueStatus.NOT_DUE);
  }

  /**
   * Returns whether the customer has got on since it came into the journey: a stage was set, or
   * something completed.
   */
  public boolean isBegun() {
    StageState first = new StageState(stage, Optional.of(enteredOn), Optional.empty());
    return !stages.equals(List.of(first)) || completed() > 0;
  }

  /** Returns how many milestones are completed. */
  public int completed() {
    int completed = 0;
    for (MilestoneState state : milestones) {
      if (!state.isPending()) {
        completed++;
      }
    }
    return completed;
  }

  /**
   * Returns how all milestones stand together on a day (POR-4).
   *
   * @param total how many milestones the journey has
   */
  public JourneyStatus status(int total, LocalDate today) {
    int completed = 0;
    DueStatus worst = DueStatus.NOT_DUE;
    for (MilestoneState state : milestones) {
      if (!state.isPending()) {
        completed++;
      } else if (worst != DueStatus.LATE) {
        DueStatus status = state.status(today);
        worst = status.compareTo(worst) > 0 ? status : worst;
      }
    }
    return JourneyStanding.status(total, completed, worst);
  }

  /** Returns what a list of customers shows of this: all of it is stored as it is. */
  public JourneyStanding standing() {
    Optional<LocalDate> nextDue = Optional.empty();
    for (MilestoneState state : milestones) {
      Optional<LocalDate> due = state.pendingDue();
      if (due.isPresent() && (nextDue.isEmpty() || due.get().isBefore(nextDue.get()))) {
        nextDue = due;
      }
    }
    boolean isCompleted = stateOf(stage).flatMap(StageState::completion).isPresent();
    return new JourneyStanding(
        customer,
        journey,
        stage,
        enteredOn,
        isCompleted ? Optional.empty() : dueOf(stage),
        nextDue,
        completed());
  }

  /** Returns this as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("journey", journey.toString());
    fields.put("enteredOn", enteredOn);
    fields.put("stage", stage.toString());
    fields.put("stages", stages.stream().map(CustomerJourney::text).toList());
    fields.put("milestones", milestones.stream().map(CustomerJourney::text).toList());
    return fields;
  }

  private static String text(StageState state) {
    return state.stage()
        + state.enteredOn().map(day -> " entered on " + day).orElse("")
        + state.completion().map(how -> " completed on " + how.on()).orElse("");
  }

  private static String text(MilestoneState state) {
    return state.milestone()
        + " due on "
        + state.deadline().due()
        + state.completedOn().map(day -> " completed on " + day).orElse("");
  }
}
