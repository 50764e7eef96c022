package io.customerview.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.CustomerId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every journey, after any steps. */
class JourneyProperties {

  private static final LocalDate START = LocalDate.of(2026, 11, 22);

  private enum Kind {
    ENTER,
    COMPLETE_STAGE,
    REOPEN_STAGE,
    COMPLETE,
    REOPEN
  }

  /**
   * A step.
   *
   * @param back how many days before it is done a completion is said to be
   */
  private record Step(Kind kind, int stage, int milestone, int pass, int back) {}

  @Property
  @Label("JRN-2 JRN-3 JRN-7: every pending due day is the one that entry and definition give")
  void due_days(@ForAll("journeys") Journey journey, @ForAll("steps") List<Step> steps) {
    JourneyPlan plan = new JourneyPlan(journey, DayCount.CALENDAR_DAYS);
    CustomerJourney after = run(plan, steps);
    checkDueDays(journey, after);
    assertThat(plan.recount(after)).as("up to date already").isEqualTo(after);
  }

  private static void checkDueDays(Journey journey, CustomerJourney state) {
    for (Stage stage : journey.stages()) {
      Optional<LocalDate> entered = state.stateOf(stage.id()).flatMap(StageState::enteredOn);
      for (Milestone milestone : stage.milestones()) {
        Optional<MilestoneState> one = state.stateOf(milestone.id());
        assertThat(one.isPresent()).isEqualTo(entered.isPresent());
        if (one.isPresent() && one.get().isPending()) {
          assertThat(one.get().deadline().due())
              .isEqualTo(entered.orElseThrow().plusDays(milestone.days()));
        }
      }
    }
  }

  @Property
  @Label("POR-4 JRN-3: the stored days tell the status that counting every milestone tells")
  void standing_is_the_naive_reading(
      @ForAll("journeys") Journey journey,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 40) int later) {
    CustomerJourney after = run(new JourneyPlan(journey, DayCount.CALENDAR_DAYS), steps);
    LocalDate today = START.plusDays(later);
    JourneyStatus naive = naive(journey, after, today);
    assertThat(after.status(journey.milestones(), today)).isEqualTo(naive);
    assertThat(after.standing().status(journey.milestones(), today)).isEqualTo(naive);
    boolean open = after.stateOf(after.stage()).flatMap(StageState::completion).isEmpty();
    assertThat(after.standing().isOverdue(today))
        .isEqualTo(open && after.statusOf(after.stage(), today) == DueStatus.LATE);
  }

  private static JourneyStatus naive(Journey journey, CustomerJourney state, LocalDate today) {
    List<DueStatus> all = new ArrayList<>();
    for (Stage stage : journey.stages()) {
      for (Milestone milestone : stage.milestones()) {
        all.add(state.statusOf(milestone.id(), today));
      }
    }
    if (!all.isEmpty() && all.stream().allMatch(DueStatus::isCompleted)) {
      return JourneyStatus.COMPLETED;
    }
    if (all.contains(DueStatus.LATE)) {
      return JourneyStatus.LATE;
    }
    return all.contains(DueStatus.DUE_TODAY) ? JourneyStatus.DUE_TODAY : JourneyStatus.ON_TIME;
  }

  @Property
  @Label("JRN-7: a changed definition leaves what is completed as it was judged, and counts once")
  void recount(
      @ForAll("journeys") Journey journey,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 30) int days) {
    CustomerJourney before = run(new JourneyPlan(journey, DayCount.CALENDAR_DAYS), steps);
    JourneyPlan changed = new JourneyPlan(withDays(journey, days), DayCount.CALENDAR_DAYS);
    CustomerJourney after = changed.recount(before);
    checkDueDays(changed.journey(), after);
    assertThat(changed.recount(after)).isEqualTo(after);
    assertThat(after.stages()).isEqualTo(before.stages());
    for (MilestoneState state : before.milestones()) {
      MilestoneState now = after.stateOf(state.milestone()).orElseThrow();
      if (!state.isPending()) {
        assertThat(now).isEqualTo(state);
      }
    }
    assertThat(DeadlineChange.between(before, after, START))
        .allMatch(change -> before.stateOf(change.milestone()).orElseThrow().isPending());
  }

  @Property
  @Label(
      "JRN-3: as days pass, what is pending goes from on time over due today to late, never back")
  void never_back(
      @ForAll("journeys") Journey journey,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 60) int day) {
    CustomerJourney state = run(new JourneyPlan(journey, DayCount.CALENDAR_DAYS), steps);
    for (MilestoneState milestone : state.milestones()) {
      DueStatus today = milestone.status(START.plusDays(day));
      DueStatus tomorrow = milestone.status(START.plusDays(day + 1L));
      assertThat(tomorrow).isGreaterThanOrEqualTo(today);
      assertThat(today == DueStatus.DUE_TODAY)
          .isEqualTo(milestone.pendingDue().equals(Optional.of(START.plusDays(day))));
    }
  }

  /** Runs steps one after the other; those that are refused change nothing. */
  private static CustomerJourney run(JourneyPlan plan, List<Step> steps) {
    LocalDate today = START;
    CustomerJourney state = plan.enter(new CustomerId(new UUID(1, 2)), today).value();
    for (Step step : steps) {
      today = today.plusDays(step.pass());
      try {
        state = run(plan, state, step, today);
      } catch (RefusedException refused) {
        assertThat(refused.refusal()).isInstanceOf(JourneyRefusal.class);
      }
    }
    return state;
  }

  private static CustomerJourney run(
      JourneyPlan plan, CustomerJourney state, Step step, LocalDate today) {
    List<Stage> stages = plan.journey().stages();
    StageId stage = stages.get(step.stage() % stages.size()).id();
    List<MilestoneId> milestones =
        stages.stream().flatMap(one -> one.milestones().stream()).map(Milestone::id).toList();
    LocalDate on = today.minusDays(step.back());
    if (step.kind() == Kind.COMPLETE && !milestones.isEmpty()) {
      MilestoneId milestone = milestones.get(step.milestone() % milestones.size());
      return plan.completeMilestone(state, milestone, on, today).value();
    }
    if (step.kind() == Kind.REOPEN && !milestones.isEmpty()) {
      MilestoneId milestone = milestones.get(step.milestone() % milestones.size());
      return plan.reopenMilestone(state, milestone).value();
    }
    return switch (step.kind()) {
      case ENTER -> plan.enterStage(state, stage, today).value();
      case COMPLETE_STAGE -> plan.completeStage(state, stage, on, today).value();
      case REOPEN_STAGE -> plan.reopenStage(state, stage).value();
      default -> state;
    };
  }

  private static Journey withDays(Journey journey, int days) {
    List<StageDraft> stages =
        journey.toDraft().stages().stream()
            .map(
                stage ->
                    stage.withMilestones(
                        stage.milestones().stream().map(one -> one.withDays(days)).toList()))
            .toList();
    return journey.redefine(journey.toDraft().withStages(stages), UUID::randomUUID).value();
  }

  @Provide
  Arbitrary<Journey> journeys() {
    return Arbitraries.integers()
        .between(0, 12)
        .list()
        .ofMaxSize(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(JourneyProperties::journey);
  }

  private static Journey journey(List<List<Integer>> days) {
    JourneyDraft draft = JourneyDraft.named("journey");
    for (List<Integer> ofStage : days) {
      StageDraft stage = StageDraft.named("stage");
      for (int milestone : ofStage) {
        stage = stage.milestone("milestone", milestone);
      }
      draft = draft.stage(stage);
    }
    return JourneyTest.define(draft);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }
}
