package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.Calendars;
import io.customerview.journey.DueQuery;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyKeeper;
import io.customerview.journey.JourneyOffice;
import io.customerview.journey.JourneyStatus;
import io.customerview.journey.JourneyUse;
import io.customerview.journey.Milestone;
import io.customerview.journey.MilestoneDraft;
import io.customerview.journey.StageDraft;
import io.customerview.journey.WhenProgressed;
import io.customerview.memory.InMemoryStorage;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.StageId;
import io.customerview.spi.BusinessCalendar;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Journeys, also those that portfolios lead through, and milestones that events complete, run on
 * memory and on PostgreSQL side by side.
 */
class JourneysSideBySideProperties {

  private static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final int CUSTOMERS = 2;
  private static final AgentId MANAGER = new AgentId("ana");

  private static final List<BoardFilter> FILTERS =
      List.of(
          BoardFilter.ALL,
          BoardFilter.ALL.status(JourneyStatus.LATE),
          BoardFilter.ALL.status(JourneyStatus.COMPLETED));

  private enum Command {
    ENTER,
    LEAVE,
    ENTER_STAGE,
    COMPLETE_STAGE,
    REOPEN_STAGE,
    COMPLETE_MILESTONE,
    REOPEN_MILESTONE,
    CHANGE_DAYS,
    CHANGE_CALENDAR,
    MOVE_MILESTONES,
    REVERSE,
    DROP_STAGE,
    ADD_STAGE,
    HOLIDAY,
    REMOVE,
    CHOOSE,
    CHOOSE_NOBODY,
    SEEN,
    LINK,
    UNLINK,
    EVENT
  }

  /**
   * A command, with everything that it may need.
   *
   * @param days how many days pass before it
   */
  private record Step(Command command, int customer, int journey, int at, int days) {}

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  @Label(
      "JRN-1 JRN-4 JRN-5 JRN-6 JRN-7 JRN-8 POR-3 POR-5 POR-10 EVT-4: memory and PostgreSQL answer alike and end in the same state, id by id")
  void same_answers_and_same_state(@ForAll("steps") List<Step> steps) {
    int run = RUNS.incrementAndGet();
    Side memory = new Side(InMemoryStorage.create(), run);
    Side postgres = new Side(JdbcStorage.of(DATABASE.pooled()), run);
    for (Step step : steps) {
      assertThat(postgres.run(step)).as(step.toString()).isEqualTo(memory.run(step));
      assertThat(postgres.state()).as(step.toString()).isEqualTo(memory.state());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Command.class),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(25);
  }

  /** One of the two storages; ids and moments come alike on both. */
  private static final class Side {

    private final Storage storage;
    private final String calendarName;
    private final SettableClock clock = new SettableClock();
    private final Set<LocalDate> holidays = new HashSet<>();
    private final JourneyOffice office;
    private final AgentView desk;
    private final List<JourneyId> journeys = new ArrayList<>();
    private final List<CustomerId> customers = new ArrayList<>();
    private final List<PortfolioId> portfolios = new ArrayList<>();

    Side(Storage storage, int run) {
      this.storage = storage;
      this.calendarName = "weekdays " + run; // other runs left journeys of their own
      Random random = new Random(run);
      Secrets secrets = Secrets.of(new byte[32]);
      this.office =
          new JourneyOffice(
              storage.journeys(),
              storage.customerJourneys(),
              storage.journeyHistory(),
              Calendars.of(List.of(calendar())),
              JourneyUse.none(),
              WhenProgressed.nothing(),
              secrets);
      this.desk =
          CustomerView.builder()
              .storage(storage)
              .clock(clock)
              .secrets(secrets)
              .calendar(calendar())
              .ids(() -> new UUID(random.nextLong(), random.nextLong()))
              .build()
              .as(Agent.system(new AgentId("crm")));
      for (String name : List.of("Um", "Dois")) {
        JourneyDraft draft =
            JourneyDraft.named(name)
                .stage(StageDraft.named("a").milestone("A", 2).milestone("B", 3))
                .stage(StageDraft.named("b").milestone("C", 0))
                .stage(StageDraft.named("c"));
        journeys.add(desk.journeyDefinitions().add(draft).id());
        PortfolioDraft portfolio = PortfolioDraft.of(name + ' ' + run, MANAGER);
        portfolios.add(
            desk.portfolios().add(portfolio.withJourney(journeys.get(journeys.size() - 1))).id());
      }
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        Registration company = Registration.builder(Company.of("Alfa " + customer, null)).build();
        customers.add(desk.customers().register(company).customer());
      }
    }

    private BusinessCalendar calendar() {
      return new BusinessCalendar() {
        @Override
        public String name() {
          return calendarName;
        }

        @Override
        public boolean isBusinessDay(LocalDate day) {
          return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(day);
        }
      };
    }

    /** Runs a step, and returns what it answered or was refused for. */
    String run(Step step) {
      clock.advance(Duration.ofDays(step.days()));
      try {
        return String.valueOf(answer(step));
      } catch (RefusedException refused) {
        return "refused: " + refused.refusal();
      }
    }

    private Object answer(Step step) {
      CustomerId customer = customers.get(step.customer());
      JourneyId journey = journeys.get(step.journey());
      switch (step.command()) {
        case ENTER:
          return keep(customer, keeper -> keeper.enter(List.of(customer), journey));
        case LEAVE:
          return keep(customer, keeper -> keeper.leave(List.of(customer)));
        case HOLIDAY:
          holidays.add(today().plusDays(step.at()));
          return desk.journeyDefinitions().recount(calendarName);
        case CHOOSE, CHOOSE_NOBODY, SEEN, LINK, UNLINK:
          return portfolio(step, customer, portfolios.get(step.journey()));
        case REMOVE:
          desk.journeyDefinitions().delete(journey, journeyOf(journey).version());
          return "removed";
        case CHANGE_DAYS, CHANGE_CALENDAR, MOVE_MILESTONES, REVERSE, DROP_STAGE, ADD_STAGE:
          return change(step, journeyOf(journey));
        default:
          return step(step, customer, journey);
      }
    }

    private Object portfolio(Step step, CustomerId customer, PortfolioId portfolio) {
      var version = desk.customers().find(customer).version();
      return switch (step.command()) {
        case CHOOSE -> desk.portfolios().choose(customer, version, MANAGER, portfolio);
        case CHOOSE_NOBODY -> desk.portfolios().chooseNobody(customer, version);
        case SEEN -> desk.portfolios().seen(customer);
        default -> link(step, portfolio);
      };
    }

    private Portfolio link(Step step, PortfolioId portfolio) {
      Portfolio found = portfolioOf(portfolio);
      return desk.portfolios()
          .change(
              portfolio,
              found.version(),
              step.command() == Command.LINK
                  ? found.toDraft().withJourney(journeys.get(step.at() % journeys.size()))
                  : found.toDraft().withoutJourney());
    }

    private Portfolio portfolioOf(PortfolioId portfolio) {
      return desk.portfolios().all().stream()
          .filter(one -> one.id().equals(portfolio))
          .findFirst()
          .orElseThrow();
    }

    private Event registered(CustomerId customer, MilestoneId milestone, LocalDate on) {
      EventTime time =
          EventTime.on(on, LocalTime.of(9, 0), LocalTime.of(10, 0), desk.desk().time().zone());
      EventDraft draft =
          EventDraft.builder(EventKind.CALL, time).responsible(desk.agent().id()).done().build();
      return desk.timeline()
          .add(customer, NewEvent.of(draft).completing(List.of(milestone)))
          .event();
    }

    private boolean keep(CustomerId customer, java.util.function.Consumer<JourneyKeeper> what) {
      return desk.desk()
          .change(
              new Operation("test.keep", Permission.EDIT_MANAGEMENT),
              change -> {
                change.lock(customer);
                what.accept(new JourneyKeeper(office, change));
                return true;
              });
    }

    private Object step(Step step, CustomerId customer, JourneyId journey) {
      List<StageId> stages = new ArrayList<>();
      List<MilestoneId> milestones = new ArrayList<>();
      journeyOf(journey)
          .stages()
          .forEach(
              stage -> {
                stages.add(stage.id());
                stage.milestones().stream().map(Milestone::id).forEach(milestones::add);
              });
      StageId stage = stages.get(step.at() % stages.size());
      MilestoneId milestone =
          milestones.isEmpty()
              ? new MilestoneId(new UUID(0, 0))
              : milestones.get(step.at() % milestones.size());
      LocalDate on = today().minusDays(step.at() % 2);
      var version = desk.customers().find(customer).version();
      return switch (step.command()) {
        case ENTER_STAGE ->
            desk.journeys().previewStage(customer, stage).toString()
                + desk.journeys().enterStage(customer, version, stage);
        case COMPLETE_STAGE -> desk.journeys().completeStage(customer, version, stage, on);
        case EVENT -> registered(customer, milestone, on);
        case REOPEN_STAGE -> desk.journeys().reopenStage(customer, version, stage);
        case COMPLETE_MILESTONE ->
            desk.journeys().completeMilestone(customer, version, milestone, on);
        default -> desk.journeys().reopenMilestone(customer, version, milestone);
      };
    }

    private Object change(Step step, Journey journey) {
      JourneyDraft draft = changed(step, journey.toDraft());
      return desk.journeyDefinitions().preview(journey.id(), draft).late().toString()
          + desk.journeyDefinitions().change(journey.id(), journey.version(), draft);
    }

    private JourneyDraft changed(Step step, JourneyDraft draft) {
      List<StageDraft> stages = new ArrayList<>(draft.stages());
      int at = step.at() % stages.size();
      StageDraft stage = stages.get(at);
      switch (step.command()) {
        case CHANGE_CALENDAR:
          return step.at() % 2 == 0
              ? draft.countingDaysOf(calendarName)
              : draft.countingCalendarDays();
        case REVERSE:
          Collections.reverse(stages);
          return draft.withStages(stages);
        case ADD_STAGE:
          return draft.stage(StageDraft.named("d").milestone("D", step.at()));
        case DROP_STAGE:
          stages.remove(at);
          return draft.withStages(stages);
        case MOVE_MILESTONES:
          int next = (at + 1) % stages.size();
          List<MilestoneDraft> moved = new ArrayList<>(stages.get(next).milestones());
          moved.addAll(stage.milestones());
          stages.set(at, stage.withMilestones(List.of()));
          if (next != at) {
            stages.set(next, stages.get(next).withMilestones(moved));
          }
          return draft.withStages(stages);
        default:
          stages.set(
              at,
              stage.withMilestones(
                  stage.milestones().stream().map(one -> one.withDays(step.at())).toList()));
          return draft.withStages(stages);
      }
    }

    private Journey journeyOf(JourneyId journey) {
      return desk.journeyDefinitions().find(journey);
    }

    private LocalDate today() {
      return desk.desk().time().dayOf(clock.instant());
    }

    /** All that is held on the customers and the journeys of this run. */
    Map<String, Object> state() {
      Map<String, Object> state = new TreeMap<>();
      Work.run(
          storage,
          work -> {
            state.put("journeys", storage.journeys().find(work, journeys));
            state.put("states", storage.customerJourneys().of(work, customers));
            state.put("standings", storage.customerJourneys().standings(work, customers));
            journeys.forEach(
                journey ->
                    state.put("in " + journey, storage.customerJourneys().in(work, journey)));
            state.put(
                "due",
                storage
                    .customerJourneys()
                    .due(work, DueQuery.ALL.includingCancelled(), Optional.empty(), 10_000)
                    .stream()
                    .filter(due -> customers.contains(due.customer()))
                    .toList());
            state.put("placements", storage.portfolios().of(work, customers));
            for (CustomerId customer : customers) {
              for (CustomerOwned part : storage.owned()) {
                List<Map<String, Object>> records = new ArrayList<>();
                part.export(work, customer, records::add);
                state.put(part.part() + ' ' + customer, records);
              }
              state.put(
                  "trail " + customer, storage.audit().of(work, customer, Optional.empty(), 1_000));
              state.put(
                  "history " + customer,
                  storage
                      .journeyHistory()
                      .latest(
                          work,
                          customer,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          1_000));
            }
          });
      for (PortfolioId portfolio : portfolios) {
        for (BoardFilter filter : FILTERS) {
          state.put(
              "board " + portfolio + ' ' + filter,
              desk.boards().open(portfolio, filter, CUSTOMERS).columns());
        }
      }
      return state;
    }
  }
}
