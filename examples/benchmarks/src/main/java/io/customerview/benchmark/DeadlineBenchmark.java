package io.customerview.benchmark;

import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DayCount;
import io.customerview.journey.DueStatus;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyPlan;
import io.customerview.journey.JourneyStanding;
import io.customerview.journey.JourneyStatus;
import io.customerview.journey.Milestone;
import io.customerview.journey.MilestoneState;
import io.customerview.journey.Stage;
import io.customerview.journey.StageDraft;
import io.customerview.shared.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How one customer's journey stands today, beside the same arithmetic written by hand: ours is to
 * take at most 1.5 times as long, and to allocate nothing. Every invocation asks {@value
 * #CUSTOMERS} customers, who stand differently, so that no branch is always the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeadlineBenchmark {

  static final int CUSTOMERS = 256;

  private static final LocalDate ENTERED = LocalDate.of(2026, 11, 22);

  /** How many milestones each of the four stages has. */
  @Param({"1", "5"})
  public int milestones;

  private final LocalDate today = ENTERED.plusDays(20);
  private final List<CustomerJourney> journeys = new ArrayList<>();
  private final List<JourneyStanding> standings = new ArrayList<>();
  private final List<List<ByHand>> byHand = new ArrayList<>();
  private int total;

  /** A milestone as somebody would keep it who needs nothing else. */
  private record ByHand(LocalDate due, @Nullable LocalDate completedOn, boolean settled) {}

  @Setup(Level.Trial)
  public void walk() {
    JourneyDraft draft = JourneyDraft.named("Onboarding");
    for (int stage = 0; stage < 4; stage++) {
      StageDraft one = StageDraft.named("stage");
      for (int milestone = 0; milestone < milestones; milestone++) {
        one = one.milestone("milestone", 5 * milestone + stage);
      }
      draft = draft.stage(one);
    }
    Journey journey = Journey.define(draft, UUID::randomUUID).value();
    total = journey.milestones();
    Random random = new Random(7);
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      CustomerJourney state = walk(new JourneyPlan(journey, DayCount.CALENDAR_DAYS), random);
      journeys.add(state);
      standings.add(state.standing());
      byHand.add(
          state.milestones().stream()
              .map(
                  one ->
                      new ByHand(
                          one.deadline().due(), one.completedOn().orElse(null), one.settled()))
              .toList());
    }
  }

  /** All stages are entered; some are completed, and half of the milestones. */
  private static CustomerJourney walk(JourneyPlan plan, Random random) {
    LocalDate day = ENTERED;
    CustomerJourney state = plan.enter(new CustomerId(new UUID(random.nextLong(), 1)), day).value();
    for (Stage stage : plan.journey().stages()) {
      day = day.plusDays(random.nextInt(5));
      state = plan.enterStage(state, stage.id(), day).value();
      for (Milestone milestone : stage.milestones()) {
        if (random.nextBoolean()) {
          state = plan.completeMilestone(state, milestone.id(), day, day).value();
        }
      }
      if (random.nextInt(4) == 0) {
        state = plan.completeStage(state, stage.id(), day, day).value();
      }
    }
    return state;
  }

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void statusOfAll(Blackhole hole) {
    for (int at = 0; at < CUSTOMERS; at++) {
      hole.consume(journeys.get(at).status(total, today));
    }
  }

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void statusOfAllByHand(Blackhole hole) {
    for (int at = 0; at < CUSTOMERS; at++) {
      hole.consume(statusByHand(byHand.get(at)));
    }
  }

  private JourneyStatus statusByHand(List<ByHand> all) {
    int completed = 0;
    boolean late = false;
    boolean dueToday = false;
    for (ByHand one : all) {
      if (one.completedOn() != null) {
        completed++;
      } else if (!one.settled()) {
        int days = today.compareTo(one.due());
        late |= days > 0;
        dueToday |= days == 0;
      }
    }
    if (completed == total && total > 0) {
      return JourneyStatus.COMPLETED;
    }
    return late ? JourneyStatus.LATE : dueToday ? JourneyStatus.DUE_TODAY : JourneyStatus.ON_TIME;
  }

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void statusOfEach(Blackhole hole) {
    for (int at = 0; at < CUSTOMERS; at++) {
      for (MilestoneState one : journeys.get(at).milestones()) {
        hole.consume(one.status(today));
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void statusOfEachByHand(Blackhole hole) {
    for (int at = 0; at < CUSTOMERS; at++) {
      for (ByHand one : byHand.get(at)) {
        hole.consume(statusByHand(one));
      }
    }
  }

  private DueStatus statusByHand(ByHand one) {
    if (one.completedOn() != null) {
      return one.completedOn().isAfter(one.due())
          ? DueStatus.COMPLETED_LATE
          : DueStatus.COMPLETED_ON_TIME;
    }
    if (one.settled()) {
      return DueStatus.NOT_DUE;
    }
    int days = today.compareTo(one.due());
    return days < 0 ? DueStatus.ON_TIME : days == 0 ? DueStatus.DUE_TODAY : DueStatus.LATE;
  }

  /** What a board reads of each customer. */
  @Benchmark
  @OperationsPerInvocation(CUSTOMERS)
  public void statusOfStanding(Blackhole hole) {
    for (int at = 0; at < CUSTOMERS; at++) {
      hole.consume(standings.get(at).status(total, today));
    }
  }
}
