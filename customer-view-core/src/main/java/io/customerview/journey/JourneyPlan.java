package io.customerview.journey;

import io.customerview.journey.JourneyEvent.JourneyEntered;
import io.customerview.journey.JourneyEvent.JourneyResumed;
import io.customerview.journey.JourneyEvent.MilestoneCompleted;
import io.customerview.journey.JourneyEvent.MilestoneReopened;
import io.customerview.journey.JourneyEvent.StageCompleted;
import io.customerview.journey.JourneyEvent.StageEntered;
import io.customerview.journey.JourneyEvent.StageReopened;
import io.customerview.journey.JourneyRefusal.CompletedBeforeEntry;
import io.customerview.journey.JourneyRefusal.CompletedInFuture;
import io.customerview.journey.JourneyRefusal.MilestoneElsewhere;
import io.customerview.journey.JourneyRefusal.MilestoneNotPending;
import io.customerview.journey.JourneyRefusal.MilestoneUnknown;
import io.customerview.journey.JourneyRefusal.StageNotEntered;
import io.customerview.journey.JourneyRefusal.StageUnknown;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules by which customers go through one journey (JRN-2 to JRN-8), in whose days are counted
 * as its calendar says. Immutable and thread-safe.
 *
 * @param journey the definition
 * @param count how its days are counted
 */
@Wiring
public record JourneyPlan(Journey journey, DayCount count) {

  public JourneyPlan {
    Objects.requireNonNull(journey, "journey");
    if (!journey.calendar().equals(count.calendar())) {
      throw new IllegalArgumentException("a journey is counted in its own calendar");
    }
  }

  /** Puts a customer into this journey: into the first stage, entered today. */
  public After<CustomerJourney> enter(CustomerId customer, LocalDate today) {
    StageId first = journey.first().id();
    CustomerJourney nothing =
        new CustomerJourney(customer, journey.id(), today, first, List.of(), List.of());
    return new After<>(
        entered(nothing, first, today),
        List.of(
            new JourneyEntered(journey.id(), today),
            new StageEntered(Optional.empty(), first, today, false)));
  }

  /**
   * Brings a customer back into this journey as if it had never left it (POR-8), up to date with
   * the definition and the calendar. Where the stage that it was in is gone, the journey begins
   * anew.
   *
   * @param left how far the customer had come in this journey when it left
   */
  public After<CustomerJourney> resume(CustomerJourney left, LocalDate today) {
    return journey.stage(left.stage()).isEmpty()
        ? enter(left.customer(), today)
        : After.of(recount(left), new JourneyResumed(journey.id(), left.enteredOn()));
  }

  /**
   * Makes a stage the current one, entered today (JRN-5). One that was entered before begins anew:
   * what is pending counts from today, what is completed stays so, and the stage itself is open
   * again (JRN-6). Twice on one day is once.
   *
   * @throws RefusedException with {@link StageUnknown}
   */
  public After<CustomerJourney> enterStage(CustomerJourney before, StageId stage, LocalDate today) {
    known(stage);
    CustomerJourney after = entered(before, stage, today);
    if (after.equals(before)) {
      return After.unchanged(before);
    }
    boolean again = before.stateOf(stage).flatMap(StageState::enteredOn).isPresent();
    return After.of(after, new StageEntered(Optional.of(before.stage()), stage, today, again));
  }

  private CustomerJourney entered(CustomerJourney before, StageId stage, LocalDate today) {
    States states = new States(before);
    states.stages.put(stage, new StageState(stage, Optional.of(today), Optional.empty()));
    known(stage).milestones().forEach(milestone -> states.count(milestone, stage, today));
    return states.at(stage);
  }

  /**
   * Marks a stage as completed on a day (JRN-4, JRN-5). Completed again on another day it keeps the
   * deadline that it was judged by.
   *
   * @throws RefusedException with {@link StageUnknown}, {@link CompletedInFuture} or {@link
   *     CompletedBeforeEntry}
   */
  public After<CustomerJourney> completeStage(
      CustomerJourney before, StageId stage, LocalDate on, LocalDate today) {
    known(stage);
    Optional<StageState> state = before.stateOf(stage);
    Optional<LocalDate> entered = state.flatMap(StageState::enteredOn);
    checkDay(on, entered.orElse(before.enteredOn()), today);
    StageCompletion completion = new StageCompletion(on, before.dueOf(stage));
    States states = new States(before);
    states.stages.put(stage, new StageState(stage, entered, Optional.of(completion)));
    return states.after(new StageCompleted(stage, on));
  }

  /**
   * Takes the completion of a stage away; one that is not completed stays as it is.
   *
   * @throws RefusedException with {@link StageUnknown}
   */
  public After<CustomerJourney> reopenStage(CustomerJourney before, StageId stage) {
    known(stage);
    States states = new States(before);
    before
        .stateOf(stage)
        .ifPresent(
            state -> {
              if (state.enteredOn().isPresent()) {
                states.stages.put(stage, state.with(Optional.empty()));
              } else {
                states.stages.remove(stage);
              }
            });
    Optional<LocalDate> was =
        before.stateOf(stage).flatMap(StageState::completion).map(StageCompletion::on);
    return states.after(new StageReopened(stage, was));
  }

  /**
   * Completes a milestone of an entered stage on a day (JRN-5). Completed again on another day it
   * keeps the due day that it was judged by, also where its stage has begun anew since: it is not
   * before the entry that this counts from. Nothing advances.
   *
   * @throws RefusedException with {@link MilestoneUnknown}, {@link StageNotEntered}, {@link
   *     CompletedInFuture} or {@link CompletedBeforeEntry}
   */
  public After<CustomerJourney> completeMilestone(
      CustomerJourney before, MilestoneId milestone, LocalDate on, LocalDate today) {
    StageId stage = stageOf(milestone);
    LocalDate entered =
        before
            .stateOf(stage)
            .flatMap(StageState::enteredOn)
            .orElseThrow(() -> new RefusedException(new StageNotEntered(stage)));
    LocalDate judgedFrom =
        before
            .stateOf(milestone)
            .filter(state -> !state.isPending())
            .map(state -> state.deadline().from())
            .orElse(entered);
    checkDay(on, judgedFrom, today);
    States states = new States(before);
    states.milestones.computeIfPresent(milestone, (id, state) -> state.with(Optional.of(on)));
    return states.after(new MilestoneCompleted(milestone, on));
  }

  /**
   * Completes pending milestones of the current stage on a day, all or none (EVT-4).
   *
   * @throws RefusedException as {@link #completeMilestone} does, or with {@link MilestoneElsewhere}
   *     or {@link MilestoneNotPending}
   */
  public After<CustomerJourney> completePending(
      CustomerJourney before, Collection<MilestoneId> milestones, LocalDate on, LocalDate today) {
    CustomerJourney after = before;
    List<DomainEvent> events = new ArrayList<>();
    for (MilestoneId milestone : milestones) {
      if (!stageOf(milestone).equals(before.stage())) {
        throw new RefusedException(new MilestoneElsewhere(milestone));
      }
      if (!after.stateOf(milestone).map(MilestoneState::isPending).orElse(false)) {
        throw new RefusedException(new MilestoneNotPending(milestone));
      }
      After<CustomerJourney> one = completeMilestone(after, milestone, on, today);
      after = one.value();
      events.addAll(one.events());
    }
    return new After<>(after, events);
  }

  /**
   * Makes a completed milestone pending again: it is due as many days after its stage was entered
   * as it has now. One that is pending stays as it is.
   *
   * @throws RefusedException with {@link MilestoneUnknown}
   */
  public After<CustomerJourney> reopenMilestone(CustomerJourney before, MilestoneId milestone) {
    StageId stage = stageOf(milestone);
    boolean isPending = before.stateOf(milestone).map(MilestoneState::isPending).orElse(true);
    if (isPending) {
      return After.unchanged(before);
    }
    States states = new States(before);
    states.milestones.remove(milestone);
    before
        .stateOf(stage)
        .flatMap(StageState::enteredOn)
        .ifPresent(
            entered -> states.count(journey.milestone(milestone).orElseThrow(), stage, entered));
    Optional<LocalDate> was = before.stateOf(milestone).flatMap(MilestoneState::completedOn);
    return states.after(new MilestoneReopened(milestone, was));
  }

  /**
   * Brings a customer of this journey up to its definition and its calendar (JRN-7): what is
   * pending counts anew from the day on which its stage was entered, what is completed keeps the
   * due day that it was judged by, and what the definition has no more is gone.
   *
   * @param before whose current stage this journey has
   */
  public CustomerJourney recount(CustomerJourney before) {
    known(before.stage());
    States states = new States(before);
    for (Stage stage : journey.stages()) {
      Optional<LocalDate> entered = before.stateOf(stage.id()).flatMap(StageState::enteredOn);
      for (Milestone milestone : stage.milestones()) {
        states.recount(milestone, stage.id(), entered);
      }
    }
    return states.at(before.stage());
  }

  private Stage known(StageId stage) {
    return journey.stage(stage).orElseThrow(() -> new RefusedException(new StageUnknown(stage)));
  }

  private StageId stageOf(MilestoneId milestone) {
    return journey
        .stageOf(milestone)
        .map(Stage::id)
        .orElseThrow(() -> new RefusedException(new MilestoneUnknown(milestone)));
  }

  private static void checkDay(LocalDate on, LocalDate entered, LocalDate today) {
    if (on.isAfter(today)) {
      throw new RefusedException(new CompletedInFuture(on, today));
    }
    if (on.isBefore(entered)) {
      throw new RefusedException(new CompletedBeforeEntry(on, entered));
    }
  }

  /** What a rule changes, before it is put in the order of the journey. */
  private final class States {

    private final CustomerJourney before;
    private final Map<StageId, StageState> stages = new HashMap<>();
    private final Map<MilestoneId, MilestoneState> milestones = new HashMap<>();

    States(CustomerJourney before) {
      this.before = before;
      before.stages().forEach(state -> stages.put(state.stage(), state));
      before.milestones().forEach(state -> milestones.put(state.milestone(), state));
    }

    /** Counts a milestone from a day, unless it is completed. */
    void count(Milestone milestone, StageId stage, LocalDate from) {
      MilestoneState state = milestones.get(milestone.id());
      if (state == null || state.isPending()) {
        Deadline deadline = count.deadline(from, milestone.days());
        milestones.put(
            milestone.id(),
            new MilestoneState(milestone.id(), stage, deadline, Optional.empty(), false));
      }
    }

    void recount(Milestone milestone, StageId stage, Optional<LocalDate> entered) {
      MilestoneState state = milestones.get(milestone.id());
      if (entered.isPresent()) {
        count(milestone, stage, entered.get());
      } else if (state != null && state.isPending()) {
        milestones.remove(milestone.id());
      }
    }

    /** Returns what is left of a rule that keeps the current stage. */
    After<CustomerJourney> after(DomainEvent event) {
      CustomerJourney after = at(before.stage());
      return after.equals(before) ? After.unchanged(before) : After.of(after, event);
    }

    CustomerJourney at(StageId current) {
      List<StageState> orderedStages = new ArrayList<>();
      List<MilestoneState> orderedMilestones = new ArrayList<>();
      for (Stage stage : journey.stages()) {
        StageState state = stages.get(stage.id());
        boolean settled = state != null && state.completion().isPresent();
        if (state != null) {
          orderedStages.add(state);
        }
        for (Milestone milestone : stage.milestones()) {
          MilestoneState one = milestones.get(milestone.id());
          if (one != null) {
            orderedMilestones.add(
                new MilestoneState(
                    one.milestone(), stage.id(), one.deadline(), one.completedOn(), settled));
          }
        }
      }
      return new CustomerJourney(
          before.customer(),
          before.journey(),
          before.enteredOn(),
          current,
          orderedStages,
          orderedMilestones);
    }
  }
}
