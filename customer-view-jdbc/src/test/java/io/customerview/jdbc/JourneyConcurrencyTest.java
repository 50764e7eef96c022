package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.Calendars;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyKeeper;
import io.customerview.journey.JourneyOffice;
import io.customerview.journey.JourneyRefusal.JourneyInUse;
import io.customerview.journey.JourneyRefusal.JourneyUnknown;
import io.customerview.journey.JourneyRefusal.StageInUse;
import io.customerview.journey.JourneyUse;
import io.customerview.journey.StageDraft;
import io.customerview.journey.WhenProgressed;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.spi.BusinessCalendar;
import io.customerview.testkit.SettableClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes at the same journey, each with connections of its own. */
class JourneyConcurrencyTest {

  private static final BusinessCalendar WEEKDAYS =
      new BusinessCalendar() {
        @Override
        public String name() {
          return "weekdays";
        }

        @Override
        public boolean isBusinessDay(LocalDate day) {
          return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        }
      };

  private final TestDatabase database = Migrated.TEMPLATE.copy();
  private final JdbcStorage storage = JdbcStorage.of(database.dataSource());
  private final Secrets secrets = Secrets.of(new byte[32]);
  private final JourneyOffice office =
      new JourneyOffice(
          storage.journeys(),
          storage.customerJourneys(),
          storage.journeyHistory(),
          Calendars.of(List.of(WEEKDAYS)),
          JourneyUse.none(),
          WhenProgressed.nothing(),
          secrets);
  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(secrets)
          .calendar(WEEKDAYS)
          .build()
          .as(Agent.system(new AgentId("crm")));
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final Journey journey =
      desk.journeyDefinitions()
          .add(
              JourneyDraft.named("Onboarding")
                  .stage(StageDraft.named("First").milestone("One", 2))
                  .stage(StageDraft.named("Second").milestone("Two", 2)));

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    database.close();
  }

  /** Does a step in a command that goes on until the other side waits for it. */
  private void keepWhile(CustomerId customer, Consumer<JourneyKeeper> step, Runnable other)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> meanwhile =
        threads.submit(
            () -> {
              begun.await();
              other.run();
              return true;
            });
    keep(
        customer,
        keeper -> {
          step.accept(keeper);
          begun.countDown();
          waitForWaiting();
        });
    meanwhile.get(60, TimeUnit.SECONDS);
  }

  private void keep(CustomerId customer, Consumer<JourneyKeeper> step) {
    desk.desk()
        .change(
            new Operation("test.keep", Permission.EDIT_MANAGEMENT),
            change -> {
              change.lock(customer);
              step.accept(new JourneyKeeper(office, change));
              return true;
            });
  }

  private void waitForWaiting() {
    Host.awaitWaiting(database.dataSource(), 1);
  }

  private JourneyDraft withDays(int days) {
    return journey
        .toDraft()
        .withStages(
            journey.toDraft().stages().stream()
                .map(
                    stage ->
                        stage.withMilestones(
                            stage.milestones().stream().map(one -> one.withDays(days)).toList()))
                .toList());
  }

  private CustomerId company() {
    return desk.customers().register(Host.person("crm-" + System.nanoTime())).customer();
  }

  private CustomerJourney state(CustomerId customer) {
    return desk.journeys().of(customer).orElseThrow().state();
  }

  private static void refused(Runnable call, Refusal refusal) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  @Test
  @DisplayName("JRN-7: who comes in while a definition changes is counted by the later one")
  void entering_meanwhile() throws Exception {
    CustomerId customer = company();
    keepWhile(
        customer,
        keeper -> keeper.enter(List.of(customer), journey.id()),
        () -> desk.journeyDefinitions().change(journey.id(), Version.FIRST, withDays(9)));
    CustomerJourney after = state(customer);
    assertThat(after.standing().nextDue()).contains(after.enteredOn().plusDays(9));
  }

  @Test
  @DisplayName(
      "JRN-7: a corrected name waits for nobody who is in the journey, and keeps nobody waiting")
  void correcting_a_name() throws Exception {
    CustomerId customer = company();
    keep(customer, keeper -> keeper.enter(List.of(customer), journey.id()));
    JourneyDraft corrected =
        journey
            .toDraft()
            .withName("Onboarding 2")
            .withStages(
                journey.toDraft().stages().stream()
                    .map(
                        stage ->
                            stage
                                .withName(stage.name() + '!')
                                .withMilestones(
                                    stage.milestones().stream()
                                        .map(one -> one.withName(one.name() + '?'))
                                        .toList()))
                    .toList());
    Journey after =
        storage.write(
            SettableClock.START,
            work -> {
              storage.locks().lock(work, List.of(customer));
              return await(
                  threads.submit(
                      () ->
                          desk.journeyDefinitions()
                              .change(journey.id(), Version.FIRST, corrected)));
            });
    assertThat(after.toDraft()).isEqualTo(corrected);
    assertThat(desk.journeyDefinitions().find(journey.id())).isEqualTo(after);
    assertThat(state(customer).standing().nextDue()).isPresent();
  }

  private static <T> T await(Future<T> command) {
    try {
      return command.get(10, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  @DisplayName("JRN-7: who moves while a definition changes is counted by the later one")
  void moving_meanwhile() throws Exception {
    CustomerId customer = company();
    keep(customer, keeper -> keeper.enter(List.of(customer), journey.id()));
    keepWhile(
        customer,
        keeper -> keeper.enterStage(customer, journey.stages().get(1).id()),
        () -> desk.journeyDefinitions().change(journey.id(), Version.FIRST, withDays(9)));
    CustomerJourney after = state(customer);
    LocalDate due = after.enteredOn().plusDays(9);
    assertThat(after.milestones())
        .extracting(milestone -> milestone.deadline().due())
        .containsExactly(due, due);
  }

  @Test
  @DisplayName("JRN-7: a stage into which somebody moves meanwhile can't be deleted")
  void deleting_a_stage_meanwhile() throws Exception {
    CustomerId customer = company();
    keep(customer, keeper -> keeper.enter(List.of(customer), journey.id()));
    JourneyDraft without = journey.toDraft().withStages(journey.toDraft().stages().subList(0, 1));
    keepWhile(
        customer,
        keeper -> keeper.enterStage(customer, journey.stages().get(1).id()),
        () ->
            refused(
                () -> desk.journeyDefinitions().change(journey.id(), Version.FIRST, without),
                new StageInUse(journey.stages().get(1).id())));
    assertThat(desk.journeyDefinitions().find(journey.id())).isEqualTo(journey);
    assertThat(state(customer).stage()).isEqualTo(journey.stages().get(1).id());
  }

  @Test
  @DisplayName("JRN-7: a journey into which somebody comes meanwhile can't be deleted")
  void deleting_meanwhile() throws Exception {
    CustomerId customer = company();
    keepWhile(
        customer,
        keeper -> keeper.enter(List.of(customer), journey.id()),
        () ->
            refused(
                () -> desk.journeyDefinitions().delete(journey.id(), Version.FIRST),
                new JourneyInUse(journey.id())));
    assertThat(state(customer).journey()).isEqualTo(journey.id());
  }

  @Test
  @DisplayName(
      "JRN-8: a recount of two journeys meets who puts customers into them in one order of locks")
  void recounting_meanwhile() throws Exception {
    List<JourneyId> ids = List.of(counting().id(), counting().id()).stream().sorted().toList();
    CustomerId customer = company();
    keep(customer, keeper -> keeper.enter(List.of(customer), ids.get(0)));
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> recounted =
        threads.submit(
            () -> {
              begun.await();
              return desk.journeyDefinitions().recount(WEEKDAYS.name());
            });
    storage.write(
        SettableClock.START,
        work -> {
          storage.journeys().hold(work, ids.get(1));
          begun.countDown();
          waitForWaiting();
          return storage.locks().lock(work, List.of(customer));
        });
    assertThat(recounted.get(60, TimeUnit.SECONDS)).isZero();
  }

  @Test
  @DisplayName(
      "JRN-8: a recount locks the customers of all its journeys in one order, with imports")
  void recounting_beside_an_import() throws Exception {
    List<JourneyId> ids = List.of(counting().id(), counting().id()).stream().sorted().toList();
    List<CustomerId> customers = List.of(company(), company()).stream().sorted().toList();
    keep(customers.get(1), keeper -> keeper.enter(List.of(customers.get(1)), ids.get(0)));
    keep(customers.get(0), keeper -> keeper.enter(List.of(customers.get(0)), ids.get(1)));
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> recounted =
        threads.submit(
            () -> {
              begun.await();
              return desk.journeyDefinitions().recount(WEEKDAYS.name());
            });
    storage.write(
        SettableClock.START,
        work -> {
          storage.locks().lock(work, customers.subList(0, 1));
          begun.countDown();
          waitForWaiting();
          return storage.locks().lock(work, customers.subList(1, 2));
        });
    assertThat(recounted.get(60, TimeUnit.SECONDS)).isZero();
  }

  private Journey counting() {
    return desk.journeyDefinitions()
        .add(
            JourneyDraft.named("Weekdays")
                .stage(StageDraft.named("First").milestone("One", 2))
                .countingDaysOf(WEEKDAYS.name()));
  }

  @Test
  @DisplayName("JRN-7: the schema lets no journey and no stage go that somebody is in")
  void second_line() {
    CustomerId customer = company();
    keep(customer, keeper -> keeper.enter(List.of(customer), journey.id()));
    for (String statement :
        List.of(
            "delete from customer_view.journey",
            "delete from customer_view.journey_stage",
            "update customer_view.customer_journey set stage_id = gen_random_uuid()")) {
      assertThatThrownBy(() -> Host.execute(database.dataSource(), statement))
          .hasMessageContaining("customer_journey_in_stage");
    }
    keep(customer, keeper -> keeper.leave(List.of(customer)));
    desk.journeyDefinitions().delete(journey.id(), Version.FIRST);
    refused(
        () -> keep(customer, keeper -> keeper.enter(List.of(customer), journey.id())),
        new JourneyUnknown(journey.id()));
    assertThat(desk.journeys().of(customer)).isEqualTo(Optional.empty());
  }
}
