package io.customerview.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.journey.JourneyRefusal.CompletedBeforeEntry;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JourneyPlanTest {

  private static final LocalDate ENTERED = LocalDate.of(2026, 11, 22);

  /** Marcos A, B and C of the manual; a stage with one of 0 days, and one without any. */
  private final Journey journey =
      JourneyTest.define(
          JourneyDraft.named("Jornada da felicidade")
              .stage(
                  StageDraft.named("Definir um objetivo")
                      .milestone("Marco A", 2)
                      .milestone("Marco B", 3)
                      .milestone("Marco C", 3))
              .stage(StageDraft.named("Correr atrás").milestone("Marco D", 0))
              .stage(StageDraft.named("Ficar feliz")));

  private final JourneyPlan plan = new JourneyPlan(journey, DayCount.CALENDAR_DAYS);
  private final MilestoneId a = journey.first().milestones().get(0).id();
  private final MilestoneId b = journey.first().milestones().get(1).id();
  private final MilestoneId c = journey.first().milestones().get(2).id();
  private final MilestoneId d = journey.stages().get(1).milestones().get(0).id();
  private final StageId first = journey.first().id();
  private final StageId second = journey.stages().get(1).id();
  private final StageId third = journey.stages().get(2).id();
  private final CustomerJourney entered =
      plan.enter(new CustomerId(new UUID(1, 2)), ENTERED).value();

  private static LocalDate day(int days) {
    return ENTERED.plusDays(days);
  }

  @Test
  @DisplayName("JRN-2: with A of 2, B and C of 3 days, B and C fall due together")
  void example_of_the_manual() {
    assertThat(entered.milestones())
        .extracting(state -> state.deadline().due())
        .containsExactly(day(2), day(3), day(3));
    assertThat(entered.stateOf(a).orElseThrow().deadline())
        .isEqualTo(Deadline.of(ENTERED, 2, Optional.empty(), 0));
    assertThat(entered.enteredOn()).isEqualTo(ENTERED);
    assertThat(entered.stage()).isEqualTo(first);
  }

  @Test
  @DisplayName("POR-8: a journey that goes on is as it was left, counted by the plan of now")
  void resumed() {
    CustomerJourney left = complete(plan.enterStage(entered, second, day(4)).value(), d, 5);
    assertThat(plan.resume(left, day(60)).value()).isEqualTo(left);
    CustomerJourney longer =
        new JourneyPlan(withDays(50), DayCount.CALENDAR_DAYS).resume(left, day(60)).value();
    assertThat(longer.stateOf(a).orElseThrow().deadline().due()).isEqualTo(day(50));
    assertThat(longer.stateOf(d)).isEqualTo(left.stateOf(d));
    assertThat(longer.enteredOn()).isEqualTo(ENTERED);
  }

  @Test
  @DisplayName("POR-8: a journey has got on once a stage was set or something completed in it")
  void begun() {
    assertThat(entered.isBegun()).isFalse();
    assertThat(complete(entered, a, 1).isBegun()).isTrue();
    assertThat(completeStage(entered, first, 1).isBegun()).isTrue();
    assertThat(plan.enterStage(entered, first, day(1)).value().isBegun()).isTrue();
    assertThat(plan.enterStage(entered, second, day(0)).value().isBegun()).isTrue();
  }

  @Test
  @DisplayName("JRN-3: a pending milestone is on time before its due day, due on it, late after it")
  void pending() {
    assertThat(entered.statusOf(a, day(0))).isEqualTo(DueStatus.ON_TIME);
    assertThat(entered.statusOf(a, day(1))).isEqualTo(DueStatus.ON_TIME);
    assertThat(entered.statusOf(a, day(2))).isEqualTo(DueStatus.DUE_TODAY);
    assertThat(entered.statusOf(a, day(3))).isEqualTo(DueStatus.LATE);
    assertThat(entered.statusOf(d, day(900))).as("not entered").isEqualTo(DueStatus.NOT_DUE);
    assertThat(entered.dueOf(second)).isEmpty();
  }

  @Test
  @DisplayName("JRN-3: a completed milestone is on time up to and including its due day, else late")
  void completed() {
    assertThat(complete(entered, a, 2).statusOf(a, day(9))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    assertThat(complete(entered, a, 3).statusOf(a, day(9))).isEqualTo(DueStatus.COMPLETED_LATE);
    CustomerJourney corrected = complete(complete(entered, a, 3), a, 1);
    assertThat(corrected.statusOf(a, day(9))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    assertThat(corrected.completed()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "JRN-4: a stage's deadline is the latest of its milestones'; without any there is none")
  void stage_deadline() {
    assertThat(entered.dueOf(first)).contains(day(3));
    assertThat(complete(entered, b, 1).dueOf(first)).contains(day(3));
    assertThat(entered.statusOf(first, day(3))).isEqualTo(DueStatus.DUE_TODAY);
    assertThat(entered.statusOf(first, day(4))).isEqualTo(DueStatus.LATE);
    CustomerJourney without = plan.enterStage(entered, third, day(1)).value();
    assertThat(without.dueOf(third)).isEmpty();
    assertThat(without.statusOf(third, day(900))).isEqualTo(DueStatus.NOT_DUE);
    assertThat(plan.completeStage(without, third, day(9), day(9)).value().statusOf(third, day(9)))
        .isEqualTo(DueStatus.COMPLETED_ON_TIME);
  }

  @Test
  @DisplayName("JRN-4: a completed stage is judged by its deadline, which is kept")
  void stage_completion() {
    CustomerJourney onTime = completeStage(entered, first, 3);
    CustomerJourney late = completeStage(entered, first, 4);
    assertThat(onTime.statusOf(first, day(9))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    assertThat(late.statusOf(first, day(9))).isEqualTo(DueStatus.COMPLETED_LATE);
    assertThat(late.stage()).as("completing never advances").isEqualTo(first);
    CustomerJourney longer = new JourneyPlan(withDays(50), DayCount.CALENDAR_DAYS).recount(late);
    assertThat(longer.dueOf(first)).contains(day(3));
    assertThat(longer.statusOf(first, day(9))).isEqualTo(DueStatus.COMPLETED_LATE);
    CustomerJourney corrected =
        new JourneyPlan(withDays(50), DayCount.CALENDAR_DAYS)
            .completeStage(longer, first, day(5), day(9))
            .value();
    assertThat(corrected.dueOf(first)).contains(day(3));
  }

  @Test
  @DisplayName("JRN-5: what is pending in a completed stage counts as such, and is no longer due")
  void completed_stage() {
    CustomerJourney done = completeStage(complete(entered, a, 1), first, 1);
    assertThat(done.statusOf(b, day(900))).isEqualTo(DueStatus.NOT_DUE);
    assertThat(done.stateOf(b).orElseThrow().pendingDue()).isEmpty();
    assertThat(done.completed()).isEqualTo(1);
    assertThat(done.status(journey.milestones(), day(900))).isEqualTo(JourneyStatus.ON_TIME);
    assertThat(done.standing().stageDue()).isEmpty();
    assertThat(complete(done, b, 2).statusOf(b, day(9)))
        .as("and can be completed")
        .isEqualTo(DueStatus.COMPLETED_ON_TIME);
    CustomerJourney reopened = plan.reopenStage(done, first).value();
    assertThat(reopened.statusOf(b, day(900))).isEqualTo(DueStatus.LATE);
    assertThat(reopened).isEqualTo(complete(entered, a, 1));
    assertThat(plan.reopenStage(reopened, first).isChanged()).isFalse();
  }

  @Test
  @DisplayName(
      "JRN-4: a stage that was not entered is completed on time; reopened, nothing is left")
  void completed_without_entry() {
    CustomerJourney done = completeStage(entered, second, 0);
    assertThat(done.statusOf(second, day(9))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    assertThat(done.statusOf(d, day(9))).isEqualTo(DueStatus.NOT_DUE);
    assertThat(plan.reopenStage(done, second).value()).isEqualTo(entered);
  }

  @Test
  @DisplayName("JRN-6: entering a stage again restarts its count; what is completed stays so")
  void again() {
    CustomerJourney moved =
        plan.enterStage(completeStage(complete(entered, a, 1), first, 2), second, day(3)).value();
    assertThat(moved.statusOf(first, day(9))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    After<CustomerJourney> again = plan.enterStage(moved, first, day(10));
    assertThat(again.events())
        .containsExactly(new JourneyEvent.StageEntered(Optional.of(second), first, day(10), true));
    CustomerJourney after = again.value();
    assertThat(after.stateOf(a).orElseThrow())
        .extracting(MilestoneState::completedOn)
        .isEqualTo(Optional.of(day(1)));
    assertThat(after.stateOf(a).orElseThrow().deadline().due()).isEqualTo(day(2));
    assertThat(after.stateOf(b).orElseThrow().deadline().due()).isEqualTo(day(13));
    assertThat(after.statusOf(first, day(10))).as("open again").isEqualTo(DueStatus.ON_TIME);
    assertThat(after.enteredOn()).as("the journey goes on").isEqualTo(ENTERED);
    assertThat(plan.enterStage(after, first, day(10)).isChanged()).as("once a day").isFalse();
    assertThat(plan.enterStage(after, first, day(11)).isChanged()).isTrue();
  }

  @Test
  @DisplayName("JRN-5 JRN-6: what was completed before a stage began anew can be corrected as then")
  void corrected_after_again() {
    CustomerJourney begun = plan.enterStage(entered, first, day(5)).value();
    CustomerJourney again = plan.enterStage(complete(begun, a, 6), first, day(10)).value();
    CustomerJourney after = complete(again, a, 7);
    assertThat(after.stateOf(a).orElseThrow())
        .returns(Optional.of(day(7)), MilestoneState::completedOn)
        .returns(Deadline.of(day(5), 2, Optional.empty(), 0), MilestoneState::deadline);
    assertThat(after.statusOf(a, day(20))).isEqualTo(DueStatus.COMPLETED_ON_TIME);
    refused(() -> complete(again, a, 4), new CompletedBeforeEntry(day(4), day(5)));
    refused(() -> complete(again, b, 7), new CompletedBeforeEntry(day(7), day(10)));
  }

  @Test
  @DisplayName("JRN-5: a stage that was left open goes on being due")
  void left_open() {
    CustomerJourney moved = plan.enterStage(entered, third, day(1)).value();
    assertThat(moved.statusOf(a, day(3))).isEqualTo(DueStatus.LATE);
    assertThat(moved.status(journey.milestones(), day(3))).isEqualTo(JourneyStatus.LATE);
    assertThat(moved.standing().isOverdue(day(900))).as("the current stage has none").isFalse();
    assertThat(moved.standing().nextDue()).contains(day(2));
  }

  @Test
  @DisplayName("JRN-5: a reopened milestone is due as if it had never been completed")
  void reopened() {
    CustomerJourney done = complete(entered, a, 1);
    assertThat(plan.reopenMilestone(done, a).value()).isEqualTo(entered);
    assertThat(plan.reopenMilestone(entered, a).isChanged()).isFalse();
    assertThat(plan.reopenMilestone(entered, d).isChanged()).as("never entered").isFalse();
    CustomerJourney again = plan.enterStage(done, first, day(5)).value();
    assertThat(plan.reopenMilestone(again, a).value().stateOf(a).orElseThrow().deadline().due())
        .isEqualTo(day(7));
    assertThat(plan.reopenMilestone(completeStage(done, first, 1), a).value().statusOf(a, day(9)))
        .as("in a completed stage")
        .isEqualTo(DueStatus.NOT_DUE);
  }

  @Test
  @DisplayName("POR-3 POR-4: standing, days in the journey, overdue and the status of all together")
  void standing() {
    JourneyStanding standing = entered.standing();
    assertThat(standing.daysIn(day(0))).isZero();
    assertThat(standing.daysIn(day(7))).isEqualTo(7);
    assertThat(standing.isOverdue(day(3))).isFalse();
    assertThat(standing.isOverdue(day(4))).isTrue();
    assertThat(standing.status(4, day(1))).isEqualTo(JourneyStatus.ON_TIME);
    assertThat(standing.status(4, day(2))).isEqualTo(JourneyStatus.DUE_TODAY);
    assertThat(standing.status(4, day(3))).as("A is late, B due").isEqualTo(JourneyStatus.LATE);
    CustomerJourney all =
        complete(
            plan.enterStage(complete(complete(complete(entered, a, 1), b, 1), c, 1), second, day(1))
                .value(),
            d,
            1);
    assertThat(all.standing().status(4, day(900))).isEqualTo(JourneyStatus.COMPLETED);
    assertThat(all.standing().status(5, day(900))).isEqualTo(JourneyStatus.ON_TIME);
    assertThat(all.standing().nextDue()).isEmpty();
    Journey empty = JourneyTest.define(JourneyDraft.named("j").stage(StageDraft.named("s")));
    assertThat(
            new JourneyPlan(empty, DayCount.CALENDAR_DAYS)
                .enter(entered.customer(), ENTERED)
                .value()
                .standing()
                .status(0, day(9)))
        .as("no milestone is none completed")
        .isEqualTo(JourneyStatus.ON_TIME);
  }

  @Test
  @DisplayName(
      "JRN-7: what is completed keeps the due day that it was judged by, the rest counts anew")
  void recount() {
    CustomerJourney done = complete(entered, a, 4);
    CustomerJourney after = new JourneyPlan(withDays(9), DayCount.CALENDAR_DAYS).recount(done);
    assertThat(after.milestones())
        .extracting(state -> state.deadline().due())
        .containsExactly(day(2), day(9), day(9));
    assertThat(after.statusOf(a, day(9))).isEqualTo(DueStatus.COMPLETED_LATE);
    assertThat(after.stages()).isEqualTo(done.stages());
  }

  @Test
  @DisplayName(
      "JRN-7: what a change makes late, and what it no longer does, is told milestone by milestone")
  void differences() {
    CustomerJourney sooner = new JourneyPlan(withDays(1), DayCount.CALENDAR_DAYS).recount(entered);
    List<DeadlineChange> changes = DeadlineChange.between(entered, sooner, day(2));
    assertThat(changes).hasSize(3).allMatch(DeadlineChange::isMadeLate);
    assertThat(changes.get(0).was()).isEqualTo(DueStatus.DUE_TODAY);
    assertThat(changes.get(0).becomes()).isEqualTo(DueStatus.LATE);
    assertThat(DeadlineChange.between(sooner, entered, day(2)))
        .hasSize(3)
        .allMatch(DeadlineChange::isNoLongerLate)
        .noneMatch(DeadlineChange::isMadeLate);
    assertThat(DeadlineChange.between(entered, sooner, day(0)))
        .noneMatch(DeadlineChange::isMadeLate)
        .hasSize(3);
    assertThat(DeadlineChange.between(entered, sooner, day(9)))
        .as("late already")
        .hasSize(3)
        .noneMatch(DeadlineChange::isMadeLate);
    assertThat(DeadlineChange.between(entered, entered, day(9))).isEmpty();
    CustomerJourney fewer =
        new JourneyPlan(
                journey
                    .redefine(
                        journey
                            .toDraft()
                            .withStages(
                                List.of(
                                    journey.toDraft().stages().get(0).withMilestones(List.of()))),
                        UUID::randomUUID)
                    .value(),
                DayCount.CALENDAR_DAYS)
            .recount(entered);
    assertThat(DeadlineChange.between(entered, fewer, day(9)))
        .extracting(DeadlineChange::milestone)
        .containsExactly(a, b, c);
  }

  /** The same journey with other days of every milestone of the first stage. */
  private Journey withDays(int days) {
    List<StageDraft> stages = new ArrayList<>(journey.toDraft().stages());
    stages.set(
        0,
        stages
            .get(0)
            .withMilestones(
                stages.get(0).milestones().stream().map(one -> one.withDays(days)).toList()));
    return journey.redefine(journey.toDraft().withStages(stages), UUID::randomUUID).value();
  }

  private static void refused(ThrowingCallable call, JourneyRefusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private CustomerJourney complete(CustomerJourney before, MilestoneId milestone, int on) {
    return plan.completeMilestone(before, milestone, day(on), day(900)).value();
  }

  private CustomerJourney completeStage(CustomerJourney before, StageId stage, int on) {
    return plan.completeStage(before, stage, day(on), day(900)).value();
  }
}
