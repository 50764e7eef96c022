package io.customerview.testkit;

import static io.customerview.testkit.JourneyWorld.milestone;
import static io.customerview.testkit.JourneyWorld.refused;
import static io.customerview.testkit.JourneyWorld.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.ModuleOff;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditQuery;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DeadlineChange;
import io.customerview.journey.DueMilestone;
import io.customerview.journey.DueQuery;
import io.customerview.journey.DueStatus;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyDefinitionDesk;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyEntry;
import io.customerview.journey.JourneyPreview;
import io.customerview.journey.JourneyRefusal.CalendarUnknown;
import io.customerview.journey.JourneyRefusal.CompletedBeforeEntry;
import io.customerview.journey.JourneyRefusal.CompletedInFuture;
import io.customerview.journey.JourneyRefusal.DaysOutOfRange;
import io.customerview.journey.JourneyRefusal.JourneyInUse;
import io.customerview.journey.JourneyRefusal.JourneyUnknown;
import io.customerview.journey.JourneyRefusal.MilestoneElsewhere;
import io.customerview.journey.JourneyRefusal.MilestoneNotPending;
import io.customerview.journey.JourneyRefusal.MilestoneUnknown;
import io.customerview.journey.JourneyRefusal.NotInJourney;
import io.customerview.journey.JourneyRefusal.StageInUse;
import io.customerview.journey.JourneyRefusal.StageNotEntered;
import io.customerview.journey.JourneyRefusal.StageUnknown;
import io.customerview.journey.JourneyRefusal.StaleJourney;
import io.customerview.journey.JourneyView;
import io.customerview.journey.Milestone;
import io.customerview.journey.MilestoneDraft;
import io.customerview.journey.MilestoneState;
import io.customerview.journey.StageDraft;
import io.customerview.journey.StageState;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDesk;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Page;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What journeys promise, whatever the storage (JRN). */
public interface JourneysContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("JRN-1: a journey is kept with its stages and milestones in order, and found by id")
  default void journeys_kept() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    assertThat(journey.version()).isEqualTo(Version.FIRST);
    assertThat(world.desk().journeyDefinitions().find(journey.id())).isEqualTo(journey);
    assertThat(world.desk().journeyDefinitions().all()).contains(journey);
    assertThat(journey.stages())
        .extracting("name")
        .containsExactly("Definir um objetivo", "Correr atrás", "Ficar feliz");
    assertThat(journey.first().milestones())
        .extracting(Milestone::name, Milestone::days)
        .containsExactly(tuple("Marco A", 2), tuple("Marco B", 3), tuple("Marco C", 3));
  }

  @Test
  @DisplayName(
      "JRN-1: a name of 257 characters is refused, negative days are, and nothing is saved")
  default void journeys_bad_definitions() {
    JourneyWorld world = new JourneyWorld(storage());
    int before = world.desk().journeyDefinitions().all().size();
    String longest = "😀".repeat(256);
    String tooLong = "😀".repeat(257);
    for (JourneyDraft draft :
        List.of(
            JourneyDraft.named(tooLong).stage(StageDraft.named("a")),
            JourneyDraft.named("a").stage(StageDraft.named(tooLong)),
            JourneyDraft.named("a").stage(StageDraft.named("a").milestone(tooLong, 1)))) {
      refused(
          () -> world.desk().journeyDefinitions().add(draft), new TextTooLong("name", 256, 257));
    }
    refused(
        () ->
            world
                .desk()
                .journeyDefinitions()
                .add(JourneyDraft.named("a").stage(StageDraft.named("a").milestone("a", -1))),
        new DaysOutOfRange(-1, Milestone.MOST_DAYS));
    refused(
        () ->
            world.desk().journeyDefinitions().add(JourneyWorld.draft().countingDaysOf("elsewhere")),
        new CalendarUnknown("elsewhere"));
    assertThat(world.desk().journeyDefinitions().all()).hasSize(before);
    Journey kept =
        world
            .desk()
            .journeyDefinitions()
            .add(
                JourneyDraft.named(longest).stage(StageDraft.named(longest).milestone(longest, 0)));
    assertThat(world.desk().journeyDefinitions().find(kept.id())).isEqualTo(kept);
    refused(
        () ->
            world
                .desk()
                .journeyDefinitions()
                .change(kept.id(), Version.FIRST, kept.toDraft().withName(tooLong)),
        new TextTooLong("name", 256, 257));
    assertThat(world.desk().journeyDefinitions().find(kept.id())).isEqualTo(kept);
  }

  @Test
  @DisplayName("JRN-2 JRN-3: milestones count from the day of entry; A=2, B=3, C=3 fall due so")
  default void journeys_due() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate entered = world.today();
    JourneyView view = world.of(customer).orElseThrow();
    assertThat(view.stages().get(0).milestones())
        .extracting(line -> line.deadline().orElseThrow().due())
        .containsExactly(entered.plusDays(2), entered.plusDays(3), entered.plusDays(3));
    assertThat(view.stages().get(1).milestones().get(0).deadline()).isEmpty();
    assertThat(view.stages().get(1).status()).isEqualTo(DueStatus.NOT_DUE);
    assertThat(view.version()).isEqualTo(world.version(customer));
    world.pass(3);
    assertThat(world.of(customer).orElseThrow().stages().get(0).milestones())
        .extracting(JourneyView.MilestoneLine::status)
        .containsExactly(DueStatus.LATE, DueStatus.DUE_TODAY, DueStatus.DUE_TODAY);
    assertThat(world.stored(customer).standing().nextDue()).contains(entered.plusDays(2));
    assertThat(world.stored(customer).standing().stageDue()).contains(entered.plusDays(3));
  }

  @Test
  @DisplayName("JRN-4 JRN-5 JRN-6: every step is kept, audited, and stands in the history")
  default void journeys_steps() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate entered = world.today();
    world.pass(4);
    step(
        world,
        customer,
        v ->
            world
                .desk()
                .journeys()
                .completeMilestone(customer, v, milestone(journey, 0, 0), entered.plusDays(1))
                .version());
    step(
        world,
        customer,
        v ->
            world
                .desk()
                .journeys()
                .completeStage(customer, v, stage(journey, 0), entered.plusDays(4))
                .version());
    assertThat(world.state(customer).stage()).as("never advances").isEqualTo(stage(journey, 0));
    assertThat(world.state(customer).statusOf(stage(journey, 0), world.today()))
        .isEqualTo(DueStatus.COMPLETED_LATE);
    assertThat(world.state(customer).statusOf(milestone(journey, 0, 1), world.today()))
        .isEqualTo(DueStatus.NOT_DUE);
    step(
        world,
        customer,
        v -> world.desk().journeys().enterStage(customer, v, stage(journey, 2)).version());
    step(
        world,
        customer,
        v -> world.desk().journeys().enterStage(customer, v, stage(journey, 0)).version());
    CustomerJourney again = world.stored(customer);
    assertThat(again.stateOf(milestone(journey, 0, 0)).orElseThrow().completedOn())
        .contains(entered.plusDays(1));
    assertThat(again.stateOf(milestone(journey, 0, 1)).orElseThrow().deadline().due())
        .isEqualTo(entered.plusDays(7));
    assertThat(again.statusOf(stage(journey, 0), world.today())).isEqualTo(DueStatus.ON_TIME);
    step(
        world,
        customer,
        v ->
            world
                .desk()
                .journeys()
                .reopenMilestone(customer, v, milestone(journey, 0, 0))
                .version());
    step(
        world,
        customer,
        v ->
            world
                .desk()
                .journeys()
                .completeStage(customer, v, stage(journey, 2), world.today())
                .version());
    step(
        world,
        customer,
        v -> world.desk().journeys().reopenStage(customer, v, stage(journey, 2)).version());
    List<JourneyEntry> history = history(world, customer);
    assertThat(history)
        .extracting(JourneyEntry::action)
        .containsExactly(
            JourneyAction.STAGE_REOPENED,
            JourneyAction.STAGE_COMPLETED,
            JourneyAction.MILESTONE_REOPENED,
            JourneyAction.STAGE_RESTARTED,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.STAGE_COMPLETED,
            JourneyAction.MILESTONE_COMPLETED,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.ENTERED);
    JourneyEntry completed = history.get(6);
    assertThat(completed.journeyName()).isEqualTo("Jornada da felicidade");
    assertThat(completed.stage()).contains("Definir um objetivo");
    assertThat(completed.milestone()).contains("Marco A");
    assertThat(completed.day()).contains(entered.plusDays(1));
    assertThat(completed.agent()).isEqualTo(new AgentId("crm"));
    assertThat(world.last(customer).happenings())
        .extracting(Happening::event)
        .containsExactly("journey.stage_reopened");
  }

  /** A step raises the version by one and answers with it; repeated, it changes nothing. */
  private static void step(JourneyWorld world, CustomerId customer, UnaryOperator<Version> step) {
    Version before = world.version(customer);
    assertThat(step.apply(before)).isEqualTo(before.next()).isEqualTo(world.version(customer));
    CustomerJourney after = world.stored(customer);
    int entries = history(world, customer).size();
    assertThat(step.apply(before.next())).isEqualTo(before.next());
    assertThat(world.stored(customer)).isEqualTo(after);
    assertThat(history(world, customer)).hasSize(entries);
  }

  private static List<JourneyEntry> history(JourneyWorld world, CustomerId customer) {
    return world.desk().journeys().history(customer, DateRange.ALL, Optional.empty(), 100).items();
  }

  @Test
  @DisplayName("JRN-5: a step that can't be is refused, and nothing changes")
  default void journeys_refused_steps() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    world.pass(2);
    Version version = world.version(customer);
    LocalDate today = world.today();
    StageId nowhere = new StageId(UUID.randomUUID());
    MilestoneId nothing = new MilestoneId(UUID.randomUUID());
    var steps = world.desk().journeys();
    world.refused(
        customer, () -> steps.enterStage(customer, version, nowhere), new StageUnknown(nowhere));
    world.refused(
        customer,
        () -> steps.completeStage(customer, version, nowhere, today),
        new StageUnknown(nowhere));
    world.refused(
        customer, () -> steps.reopenStage(customer, version, nowhere), new StageUnknown(nowhere));
    world.refused(
        customer,
        () -> steps.completeMilestone(customer, version, nothing, today),
        new MilestoneUnknown(nothing));
    world.refused(
        customer,
        () -> steps.reopenMilestone(customer, version, nothing),
        new MilestoneUnknown(nothing));
    world.refused(
        customer,
        () -> steps.completeMilestone(customer, version, milestone(journey, 1, 0), today),
        new StageNotEntered(stage(journey, 1)));
    LocalDate before = today.minusDays(3);
    LocalDate tomorrow = today.plusDays(1);
    world.refused(
        customer,
        () -> steps.completeMilestone(customer, version, milestone(journey, 0, 0), before),
        new CompletedBeforeEntry(before, today.minusDays(2)));
    world.refused(
        customer,
        () -> steps.completeMilestone(customer, version, milestone(journey, 0, 0), tomorrow),
        new CompletedInFuture(tomorrow, today));
    for (int stage : new int[] {0, 1}) {
      world.refused(
          customer,
          () -> steps.completeStage(customer, version, stage(journey, stage), before),
          new CompletedBeforeEntry(before, today.minusDays(2)));
      world.refused(
          customer,
          () -> steps.completeStage(customer, version, stage(journey, stage), tomorrow),
          new CompletedInFuture(tomorrow, today));
    }
    world.refused(
        customer,
        () -> steps.enterStage(customer, version.next(), stage(journey, 1)),
        new StaleVersion(customer, version.next(), version));
    CustomerId outside = world.company();
    refused(
        () -> steps.enterStage(outside, world.version(outside), stage(journey, 0)),
        new NotInJourney(outside));
    refused(() -> steps.previewStage(outside, stage(journey, 0)), new NotInJourney(outside));
    assertThat(steps.of(outside)).isEmpty();
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    refused(() -> steps.of(nobody), new CustomerUnknown(nobody));
    refused(
        () -> steps.history(nobody, DateRange.ALL, Optional.empty(), 10),
        new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("POR-5 JRN-6: customers come into a journey, leave it for another one, with history")
  default void journeys_entering() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey first = world.journey();
    Journey second = world.journey();
    CustomerId customer = world.companyIn(first.id());
    CustomerId other = world.company();
    world.pass(1);
    LocalDate today = world.today();
    world.keep(
        List.of(customer),
        keeper -> keeper.completeMilestone(customer, milestone(first, 0, 0), today));
    CustomerJourney before = world.stored(customer);
    Version version = world.version(customer);
    world.enter(first.id(), customer, other, other);
    assertThat(world.stored(customer)).as("stays where it is").isEqualTo(before);
    assertThat(world.version(customer)).isEqualTo(version);
    assertThat(world.stored(other).enteredOn()).isEqualTo(today);
    world.enter(second.id(), customer, other);
    for (CustomerId one : List.of(customer, other)) {
      CustomerJourney after = world.stored(one);
      assertThat(after.journey()).isEqualTo(second.id());
      assertThat(after.enteredOn()).isEqualTo(today);
      assertThat(after.stage()).isEqualTo(second.first().id());
      assertThat(after.completed()).isZero();
    }
    assertThat(history(world, customer))
        .extracting(JourneyEntry::action, JourneyEntry::journey)
        .startsWith(
            tuple(JourneyAction.STAGE_ENTERED, second.id()),
            tuple(JourneyAction.ENTERED, second.id()),
            tuple(JourneyAction.LEFT, first.id()));
    world.leave(customer, customer, world.company());
    assertThat(world.of(customer)).isEmpty();
    assertThat(history(world, customer).get(0).action()).isEqualTo(JourneyAction.LEFT);
    assertThat(world.of(other)).isPresent();
    JourneyId nowhere = new JourneyId(UUID.randomUUID());
    refused(() -> world.enter(nowhere, customer), new JourneyUnknown(nowhere));
    assertThat(world.of(customer)).isEmpty();
  }

  @Test
  @DisplayName("POR-5: whoever keeps who is new hears of a changed stage and a completed milestone")
  default void journeys_progressed() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate today = world.today();
    List<CustomerId> one = List.of(customer);
    world.keep(one, keeper -> keeper.completeStage(customer, stage(journey, 0), today));
    world.keep(one, keeper -> keeper.reopenStage(customer, stage(journey, 0)));
    assertThat(world.progressed).isEmpty();
    world.keep(one, keeper -> keeper.completeMilestone(customer, milestone(journey, 0, 0), today));
    assertThat(world.progressed).containsExactly(customer);
    world.keep(one, keeper -> keeper.reopenMilestone(customer, milestone(journey, 0, 0)));
    world.keep(one, keeper -> keeper.enterStage(customer, stage(journey, 0)));
    assertThat(world.progressed).as("entered today already").hasSize(1);
    world.keep(one, keeper -> keeper.enterStage(customer, stage(journey, 1)));
    assertThat(world.progressed).hasSize(2);
  }

  @Test
  @DisplayName("EVT-4: pending milestones of the current stage are completed together, or none is")
  default void journeys_pending_of_current_stage() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate today = world.today();
    MilestoneId a = milestone(journey, 0, 0);
    MilestoneId b = milestone(journey, 0, 1);
    world.refused(
        customer,
        () ->
            world.keep(
                List.of(customer),
                keeper ->
                    keeper.completePending(customer, List.of(a, milestone(journey, 1, 0)), today)),
        new MilestoneElsewhere(milestone(journey, 1, 0)));
    world.refused(
        customer,
        () ->
            world.keep(
                List.of(customer),
                keeper -> keeper.completePending(customer, List.of(a, a), today)),
        new MilestoneNotPending(a));
    world.keep(List.of(customer), keeper -> keeper.completePending(customer, List.of(a, b), today));
    assertThat(world.stored(customer).completed()).isEqualTo(2);
    world.refused(
        customer,
        () ->
            world.keep(
                List.of(customer), keeper -> keeper.completePending(customer, List.of(b), today)),
        new MilestoneNotPending(b));
  }

  @Test
  @DisplayName("JRN-7: a changed definition applies at once to what is pending, after a preview")
  default void journeys_redefined() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    CustomerId elsewhere = world.companyIn(world.journey().id());
    LocalDate entered = world.today();
    world.pass(2);
    world.keep(
        List.of(customer),
        keeper ->
            keeper.completeMilestone(customer, milestone(journey, 0, 0), entered.plusDays(2)));
    CustomerJourney before = world.stored(customer);
    Version version = world.version(customer);
    JourneyDraft draft = with(journey, days -> 1).stage(StageDraft.named("Ter sucesso"));

    JourneyPreview preview = world.desk().journeyDefinitions().preview(journey.id(), draft);
    assertThat(preview.customers()).isEqualTo(1);
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.madeLate()).isEqualTo(2);
    assertThat(preview.noLongerLate()).isZero();
    assertThat(preview.late())
        .extracting(DeadlineChange::milestone)
        .containsExactly(milestone(journey, 0, 1), milestone(journey, 0, 2));
    assertThat(world.stored(customer)).as("a preview changes nothing").isEqualTo(before);
    assertThat(world.desk().journeyDefinitions().find(journey.id())).isEqualTo(journey);

    Journey changed = world.desk().journeyDefinitions().change(journey.id(), Version.FIRST, draft);
    assertThat(changed.version()).isEqualTo(Version.FIRST.next());
    assertThat(world.desk().journeyDefinitions().find(journey.id())).isEqualTo(changed);
    CustomerJourney after = world.stored(customer);
    assertThat(after.milestones())
        .extracting(state -> state.deadline().due())
        .as("what is completed keeps the due day that it was judged by")
        .containsExactly(entered.plusDays(2), entered.plusDays(1), entered.plusDays(1));
    assertThat(after.standing().nextDue()).contains(entered.plusDays(1));
    assertThat(world.version(customer))
        .as("nobody did anything to the customer")
        .isEqualTo(version);
    assertThat(world.stored(elsewhere).standing().nextDue()).contains(entered.plusDays(2));
    assertThat(preview.late().get(0).after())
        .contains(after.stateOf(milestone(journey, 0, 1)).orElseThrow().deadline());
    refused(
        () -> world.desk().journeyDefinitions().change(journey.id(), Version.FIRST, draft),
        new StaleJourney(journey.id(), Version.FIRST, Version.FIRST.next()));
    assertThat(
            world
                .desk()
                .journeyDefinitions()
                .change(journey.id(), changed.version(), changed.toDraft()))
        .as("the same again")
        .isEqualTo(changed);
  }

  /** The same journey with other days of every milestone. */
  private static JourneyDraft with(Journey journey, UnaryOperator<Integer> days) {
    List<StageDraft> stages = new ArrayList<>();
    for (StageDraft stage : journey.toDraft().stages()) {
      List<MilestoneDraft> milestones = new ArrayList<>();
      stage.milestones().forEach(one -> milestones.add(one.withDays(days.apply(one.days()))));
      stages.add(stage.withMilestones(milestones));
    }
    return journey.toDraft().withStages(stages);
  }

  @Test
  @DisplayName("JRN-7: stages and milestones are added, moved, ordered anew and taken away")
  default void journeys_rebuilt() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate entered = world.today();
    world.pass(1);
    world.keep(
        List.of(customer),
        keeper -> {
          keeper.completeMilestone(customer, milestone(journey, 0, 0), entered);
          keeper.enterStage(customer, stage(journey, 1));
          return keeper.enterStage(customer, stage(journey, 2));
        });
    JourneyDraft old = journey.toDraft();
    StageDraft first = old.stages().get(0);
    StageDraft last = old.stages().get(2);
    // The second stage goes, and its milestone with it; C comes before A, B moves to the last
    // stage.
    JourneyDraft draft =
        old.withStages(
            List.of(
                last.withName("No fim").withMilestones(List.of(first.milestones().get(1))),
                first
                    .withMilestones(List.of(first.milestones().get(2), first.milestones().get(0)))
                    .milestone("Marco E", 9)));
    Journey changed = world.desk().journeyDefinitions().change(journey.id(), Version.FIRST, draft);
    CustomerJourney after = world.stored(customer);
    assertThat(after.stages())
        .extracting("stage")
        .containsExactly(stage(journey, 2), stage(journey, 0));
    assertThat(after.milestones())
        .extracting(MilestoneState::milestone, state -> state.deadline().due())
        .containsExactly(
            tuple(milestone(journey, 0, 1), entered.plusDays(4)),
            tuple(milestone(journey, 0, 2), entered.plusDays(3)),
            tuple(milestone(journey, 0, 0), entered.plusDays(2)),
            tuple(milestone(changed, 1, 2), entered.plusDays(9)));
    assertThat(after.completed()).isEqualTo(1);
    assertThat(history(world, customer))
        .as("what was done stays in the history")
        .extracting(entry -> entry.stage().orElse(""))
        .contains("Correr atrás");
  }

  @Test
  @DisplayName(
      "JRN-4 JRN-7: milestones only taken away, or only moved, change where customers stand")
  default void journeys_only_taken_away() {
    JourneyWorld world = new JourneyWorld(storage());
    LocalDate entered = world.today();
    JourneyDraft draft =
        JourneyDraft.named("Jornada")
            .stage(StageDraft.named("Primeira").milestone("A", 30).milestone("B", 2))
            .stage(StageDraft.named("Segunda"));
    Journey done = world.desk().journeyDefinitions().add(draft);
    CustomerId first = world.companyIn(done.id());
    world.keep(
        List.of(first), keeper -> keeper.completeMilestone(first, milestone(done, 0, 0), entered));
    change(world, done, List.of(1), List.of());
    assertThat(world.stored(first).standing().completed()).as("taken away, completed").isZero();

    Journey pending = world.desk().journeyDefinitions().add(draft);
    CustomerId second = world.companyIn(pending.id());
    change(world, pending, List.of(1), List.of());
    assertThat(world.stored(second).standing().stageDue())
        .as("taken away, the last one due")
        .contains(entered.plusDays(2));

    Journey next = world.desk().journeyDefinitions().add(draft);
    CustomerId third = world.companyIn(next.id());
    change(world, next, List.of(0), List.of());
    assertThat(world.stored(third).standing().nextDue())
        .as("taken away, the next one due")
        .contains(entered.plusDays(30));

    Journey moved = world.desk().journeyDefinitions().add(draft);
    CustomerId fourth = world.companyIn(moved.id());
    world.keep(
        List.of(fourth),
        keeper -> keeper.completeMilestone(fourth, milestone(moved, 0, 0), entered));
    change(world, moved, List.of(1), List.of(0));
    assertThat(world.stored(fourth).standing().stageDue())
        .as("moved to another stage")
        .contains(entered.plusDays(2));
    assertThat(world.stored(fourth).completed()).isEqualTo(1);
  }

  /** Leaves milestones of the first stage in it, moves others of them to the second. */
  private static void change(
      JourneyWorld world, Journey journey, List<Integer> left, List<Integer> moved) {
    List<StageDraft> stages = journey.toDraft().stages();
    List<MilestoneDraft> milestones = stages.get(0).milestones();
    List<StageDraft> changed =
        List.of(
            stages.get(0).withMilestones(left.stream().map(milestones::get).toList()),
            stages.get(1).withMilestones(moved.stream().map(milestones::get).toList()));
    world
        .desk()
        .journeyDefinitions()
        .change(journey.id(), Version.FIRST, journey.toDraft().withStages(changed));
  }

  @Test
  @DisplayName("JRN-7: only those are counted one of whose due days changed, in the trail as well")
  default void journeys_days_counted() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    world.keep(List.of(customer), keeper -> keeper.enterStage(customer, stage(journey, 1)));
    List<StageDraft> stages = journey.toDraft().stages();
    JourneyDraft exchanged =
        journey.toDraft().withStages(List.of(stages.get(1), stages.get(0), stages.get(2)));
    AgentView definer = world.view().as(Agent.system(new AgentId("definer-" + journey.id())));
    JourneyDefinitionDesk definitions = definer.journeyDefinitions();
    assertThat(definitions.preview(journey.id(), exchanged).changed()).isZero();
    Journey changed = definitions.change(journey.id(), Version.FIRST, exchanged);
    assertThat(world.stored(customer).stages())
        .extracting(StageState::stage)
        .as("kept in the order of the definition")
        .containsExactly(stage(journey, 1), stage(journey, 0));
    assertThat(daysCounted(definer)).isEmpty();
    definitions.change(journey.id(), changed.version(), with(changed, days -> days + 1));
    assertThat(daysCounted(definer)).containsExactly("1");
  }

  /** How many customers had a due day changed, of each change of an agent's that says so. */
  private static List<String> daysCounted(AgentView definer) {
    AuditQuery query = AuditQuery.ALL.by(definer.desk().agent().id());
    return definer.audit().list(query, Optional.empty(), 20).items().stream()
        .flatMap(entry -> entry.happenings().stream())
        .filter(one -> one.event().equals("journey.days_counted"))
        .map(one -> one.details().get("customers"))
        .toList();
  }

  @Test
  @DisplayName("JRN-2 JRN-4 JRN-6: a stage entered again is not late by what was completed before")
  default void journeys_entered_again() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    StageId first = stage(journey, 0);
    for (int index = 0; index < 3; index++) {
      MilestoneId milestone = milestone(journey, 0, index);
      world.keep(
          List.of(customer),
          keeper -> keeper.completeMilestone(customer, milestone, world.today()));
    }
    world.pass(150);
    world.keep(List.of(customer), keeper -> keeper.enterStage(customer, first));
    LocalDate again = world.today();
    assertThat(world.stored(customer).statusOf(first, again)).isEqualTo(DueStatus.NOT_DUE);
    assertThat(world.stored(customer).standing().isOverdue(again)).isFalse();
    world.keep(
        List.of(customer),
        keeper -> {
          keeper.reopenMilestone(customer, milestone(journey, 0, 1));
          return keeper.completeMilestone(customer, milestone(journey, 0, 1), again);
        });
    assertThat(world.stored(customer).dueOf(first))
        .as("what is completed in time since then counts")
        .contains(again.plusDays(3));
    world.keep(List.of(customer), keeper -> keeper.completeStage(customer, first, again));
    assertThat(world.stored(customer).statusOf(first, again))
        .isEqualTo(DueStatus.COMPLETED_ON_TIME);
  }

  @Test
  @DisplayName(
      "JRN-7: a journey in use, or a stage that is somebody's current one, can't be deleted")
  default void journeys_in_use() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    var definitions = world.desk().journeyDefinitions();
    List<StageDraft> stages = journey.toDraft().stages();
    JourneyDraft without = journey.toDraft().withStages(stages.subList(1, 3));
    world.refused(
        customer,
        () -> definitions.change(journey.id(), Version.FIRST, without),
        new StageInUse(stage(journey, 0)));
    refused(() -> definitions.preview(journey.id(), without), new StageInUse(stage(journey, 0)));
    world.refused(
        customer,
        () -> definitions.delete(journey.id(), Version.FIRST),
        new JourneyInUse(journey.id()));
    assertThat(definitions.find(journey.id())).isEqualTo(journey);
    world.leave(customer);
    refused(
        () -> definitions.delete(journey.id(), Version.FIRST.next()),
        new StaleJourney(journey.id(), Version.FIRST.next(), Version.FIRST));
    definitions.delete(journey.id(), Version.FIRST);
    refused(() -> definitions.find(journey.id()), new JourneyUnknown(journey.id()));
    assertThat(history(world, customer)).as("the history stays").hasSize(3);
    refused(
        () -> definitions.change(journey.id(), Version.FIRST, without),
        new JourneyUnknown(journey.id()));
    refused(() -> definitions.preview(journey.id(), without), new JourneyUnknown(journey.id()));
  }

  @Test
  @DisplayName(
      "JRN-8: business days are counted, and a changed calendar counts what is pending anew")
  default void journeys_business_days() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey =
        world
            .desk()
            .journeyDefinitions()
            .add(JourneyWorld.draft().countingDaysOf(JourneyWorld.CALENDAR));
    CustomerId customer = world.companyIn(journey.id());
    LocalDate sunday = world.today(); // 22 November 2026
    MilestoneState a = world.stored(customer).stateOf(milestone(journey, 0, 0)).orElseThrow();
    assertThat(a.deadline().from()).isEqualTo(sunday);
    assertThat(a.deadline().days()).isEqualTo(2);
    assertThat(a.deadline().calendar()).contains(JourneyWorld.CALENDAR);
    assertThat(a.deadline().skipped()).isZero();
    assertThat(a.deadline().due()).as("Tuesday").isEqualTo(sunday.plusDays(2));
    world.keep(
        List.of(customer),
        keeper -> keeper.completeMilestone(customer, milestone(journey, 0, 1), sunday));
    world.pass(3);
    assertThat(world.desk().journeyDefinitions().recount(JourneyWorld.CALENDAR)).isZero();
    world.holidays.add(sunday.plusDays(1));
    List<JourneyPreview> previews =
        world.desk().journeyDefinitions().previewRecount(JourneyWorld.CALENDAR);
    JourneyPreview preview =
        previews.stream().filter(one -> one.journey().equals(journey)).findFirst().orElseThrow();
    assertThat(preview.changed()).isEqualTo(1);
    assertThat(preview.noLongerLate()).as("A was late, and is due today").isEqualTo(1);
    assertThat(world.stored(customer).stateOf(milestone(journey, 0, 0))).contains(a);
    assertThat(world.desk().journeyDefinitions().recount(JourneyWorld.CALENDAR)).isPositive();
    CustomerJourney after = world.stored(customer);
    assertThat(after.milestones())
        .extracting(state -> state.deadline().due())
        .containsExactly(sunday.plusDays(3), sunday.plusDays(3), sunday.plusDays(4));
    assertThat(after.stateOf(milestone(journey, 0, 0)).orElseThrow().deadline().skipped())
        .isEqualTo(1);
    refused(
        () -> world.desk().journeyDefinitions().recount("elsewhere"),
        new CalendarUnknown("elsewhere"));
    refused(
        () -> world.desk().journeyDefinitions().previewRecount("elsewhere"),
        new CalendarUnknown("elsewhere"));
  }

  @Test
  @DisplayName("JRN-5: a move is told before it is made: what counts anew, and what would be due")
  default void journeys_preview_of_a_move() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    world.pass(5);
    CustomerJourney before = world.stored(customer);
    List<DeadlineChange> again = world.desk().journeys().previewStage(customer, stage(journey, 0));
    assertThat(again).hasSize(3).allMatch(DeadlineChange::isNoLongerLate);
    List<DeadlineChange> onwards =
        world.desk().journeys().previewStage(customer, stage(journey, 1));
    assertThat(onwards).hasSize(1);
    assertThat(onwards.get(0).before()).isEmpty();
    assertThat(onwards.get(0).becomes()).isEqualTo(DueStatus.DUE_TODAY);
    assertThat(world.stored(customer)).isEqualTo(before);
  }

  @Test
  @DisplayName("JRN-3: what falls due is listed by day, in pages, of all customers")
  default void journeys_due_list() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    // Days of its own, so that what other tests left is not among it.
    world.pass(4_000);
    CustomerId first = world.companyIn(journey.id());
    CustomerId second = world.companyIn(journey.id());
    LocalDate entered = world.today();
    world.keep(
        List.of(first),
        keeper -> keeper.completeMilestone(first, milestone(journey, 0, 1), entered));
    DueQuery days = DueQuery.ALL.within(DateRange.of(entered, entered.plusDays(3)));
    DueQuery from = DueQuery.ALL.within(DateRange.from(entered));
    List<DueMilestone> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<DueMilestone> page = world.desk().journeys().due(days, cursor, 2);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(all).hasSize(5).isSorted().doesNotHaveDuplicates();
    assertThat(all)
        .extracting(DueMilestone::due)
        .containsExactly(
            entered.plusDays(2),
            entered.plusDays(2),
            entered.plusDays(3),
            entered.plusDays(3),
            entered.plusDays(3));
    assertThat(all).allMatch(one -> one.stage().equals(stage(journey, 0)));
    Optional<String> next = world.desk().journeys().due(days, Optional.empty(), 2).next();
    refused(() -> world.desk().journeys().due(from, next, 2), new CursorInvalid());
    world.keep(List.of(second), keeper -> keeper.completeStage(second, stage(journey, 0), entered));
    assertThat(world.desk().journeys().due(days, Optional.empty(), 10).items())
        .extracting(DueMilestone::customer)
        .as("of a completed stage nothing is due")
        .containsOnly(first);
    assertThat(world.desk().journeys().due(from, Optional.empty(), 10).items()).hasSize(2);
    assertThat(
            world
                .desk()
                .journeys()
                .due(DueQuery.ALL.within(DateRange.to(entered.plusDays(2))), Optional.empty(), 500)
                .items())
        .extracting(DueMilestone::customer)
        .contains(first);
  }

  @Test
  @DisplayName(
      "JRN-3 POR-1: what falls due is asked for by portfolio or manager, and without who is cancelled")
  default void journeys_due_of_whom() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    world.pass(5_000);
    PortfolioDesk portfolios = world.desk().portfolios();
    AgentId ana = new AgentId(UUID.randomUUID().toString());
    AgentId bia = new AgentId(UUID.randomUUID().toString());
    List<Portfolio> three = new ArrayList<>();
    for (AgentId manager : List.of(ana, ana, bia)) {
      PortfolioDraft draft = PortfolioDraft.of(UUID.randomUUID().toString(), manager);
      three.add(portfolios.add(draft.withJourney(journey.id())));
    }
    List<CustomerId> in = new ArrayList<>();
    for (Portfolio portfolio : three) {
      CustomerId customer = world.company();
      portfolios.choose(customer, world.version(customer), portfolio.manager(), portfolio.id());
      in.add(customer);
    }
    CustomerId left = world.companyIn(journey.id());
    CustomerId nobodys = world.companyIn(journey.id());
    world.desk().customers().cancel(left, world.version(left), world.today(), "Mudou-se");
    world.desk().customers().cancel(in.get(1), world.version(in.get(1)), world.today(), "Mudou-se");
    DueQuery days = DueQuery.ALL.within(DateRange.from(world.today()));
    assertThat(world.due(days)).containsExactlyInAnyOrder(in.get(0), in.get(2), nobodys);
    assertThat(world.due(days.includingCancelled()))
        .containsExactlyInAnyOrder(in.get(0), in.get(1), in.get(2), nobodys, left);
    assertThat(world.due(days.managedBy(ana))).containsExactly(in.get(0));
    assertThat(world.due(days.managedBy(ana).includingCancelled()))
        .containsExactlyInAnyOrder(in.get(0), in.get(1));
    assertThat(world.due(days.in(three.get(2).id()))).containsExactly(in.get(2));
    assertThat(world.due(days.in(three.get(1).id()))).isEmpty();
    assertThat(world.due(days.in(three.get(2).id()).managedBy(ana))).isEmpty();
    Optional<String> next = world.desk().journeys().due(days, Optional.empty(), 1).next();
    for (DueQuery other :
        List.of(days.includingCancelled(), days.managedBy(ana), days.in(three.get(0).id()))) {
      refused(() -> world.desk().journeys().due(other, next, 1), new CursorInvalid());
    }
  }

  @Test
  @DisplayName("PRF-2: the history of journeys is read by days and in pages, latest first")
  default void journeys_history_pages() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    LocalDate entered = world.today();
    world.pass(1);
    for (int index = 0; index < 3; index++) {
      int which = index;
      world.keep(
          List.of(customer),
          keeper -> keeper.completeMilestone(customer, milestone(journey, 0, which), entered));
    }
    List<JourneyEntry> all = history(world, customer);
    assertThat(all).hasSize(5);
    List<JourneyEntry> paged = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<JourneyEntry> page = world.desk().journeys().history(customer, DateRange.ALL, cursor, 2);
      paged.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(paged).isEqualTo(all);
    assertThat(
            world
                .desk()
                .journeys()
                .history(customer, DateRange.to(entered), Optional.empty(), 10)
                .items())
        .isEqualTo(all.subList(3, 5));
    assertThat(
            world
                .desk()
                .journeys()
                .history(customer, DateRange.from(entered.plusDays(1)), Optional.empty(), 10)
                .items())
        .isEqualTo(all.subList(0, 3));
  }

  @Test
  @DisplayName(
      "PRF-2: a history whose entries have gone with another customer says so, and ends not early")
  default void journeys_history_elsewhere() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    CustomerId other = world.company();
    world.keep(List.of(customer), keeper -> keeper.enterStage(customer, stage(journey, 1)));
    Optional<String> next =
        world.desk().journeys().history(customer, DateRange.ALL, Optional.empty(), 1).next();
    Work.run(storage(), work -> storage().journeyHistory().reassign(work, customer, other));
    world.keep(List.of(customer), keeper -> keeper.enterStage(customer, stage(journey, 2)));
    refused(
        () -> world.desk().journeys().history(customer, DateRange.ALL, next, 1),
        new CursorInvalid());
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2: a journey and its history are exported, erased, and the history joined")
  default void journeys_owned() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    CustomerId other = world.companyIn(journey.id());
    assertThat(exported(customer, storage().customerJourneys()))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("journey", journey.id().toString())
                    .containsEntry("stage", stage(journey, 0).toString()));
    assertThat(exported(customer, storage().journeyHistory()))
        .extracting(record -> record.get("action"))
        .containsExactly("ENTERED", "STAGE_ENTERED");
    CustomerJourney kept = world.stored(other);
    Work.run(
        storage(),
        work -> {
          storage().customerJourneys().reassign(work, customer, other);
          storage().journeyHistory().reassign(work, customer, other);
        });
    assertThat(world.stored(other)).isEqualTo(kept);
    assertThat(exported(other, storage().journeyHistory())).hasSize(4);
    assertThat(exported(customer, storage().journeyHistory())).isEmpty();
    for (CustomerId one : List.of(customer, other)) {
      Work.run(
          storage(),
          work -> {
            storage().customerJourneys().erase(work, one);
            storage().journeyHistory().erase(work, one);
          });
      assertThat(exported(one, storage().customerJourneys())).isEmpty();
      assertThat(exported(one, storage().journeyHistory())).isEmpty();
    }
    world.desk().journeyDefinitions().delete(journey.id(), Version.FIRST);
  }

  private List<Map<String, Object>> exported(CustomerId customer, CustomerOwned part) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> part.export(work, customer, records::add));
    return records;
  }

  @Test
  @DisplayName(
      "ACS-1: defining is configuration, steps are the analyst's, and all is in the module")
  default void journeys_permissions() {
    JourneyWorld world = new JourneyWorld(storage());
    Journey journey = world.journey();
    CustomerId customer = world.companyIn(journey.id());
    Version version = world.version(customer);
    Agent analyst = Agent.of(new AgentId("ana"), AccessProfile.ANALYST);
    refused(
        () -> world.view().as(analyst).journeyDefinitions().add(JourneyWorld.draft()),
        new NotPermitted(Permission.CONFIGURE_MANAGEMENT));
    Agent reader = Agent.of(new AgentId("rui"), AccessProfile.READ_ONLY);
    assertThat(world.view().as(reader).journeys().of(customer)).isPresent();
    world.refused(
        customer,
        () -> world.view().as(reader).journeys().enterStage(customer, version, stage(journey, 1)),
        new NotPermitted(Permission.EDIT_MANAGEMENT));
    world.view().as(analyst).journeys().enterStage(customer, version, stage(journey, 1));
    var off =
        CustomerView.builder()
            .storage(storage())
            .clock(world.clock)
            .secrets(TestSecrets.SECRETS)
            .management(false)
            .build();
    refused(
        () -> off.as(analyst).journeys().of(customer), new ModuleOff(Permission.READ_MANAGEMENT));
  }
}
