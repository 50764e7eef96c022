package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DayCount;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyPlan;
import io.customerview.journey.JourneyStatus;
import io.customerview.journey.StageDraft;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Card;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements a board takes, and how much they read, of 2,000 customers among 20,000. */
class BoardStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int CUSTOMERS = 20_000;
  private static final int ON_BOARD = 2_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Portfolio large;
  private static Portfolio small;

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "select");
  private final AgentView desk = desk(JdbcStorage.of(explaining.source()));

  private static AgentView desk(Storage storage) {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .build()
        .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR));
  }

  @BeforeAll
  static void fill() {
    Storage storage = JdbcStorage.of(DATABASE.dataSource());
    AgentView admin = desk(storage);
    JourneyDraft draft = JourneyDraft.named("Jornada");
    for (int stage = 0; stage < 5; stage++) {
      draft = draft.stage(StageDraft.named("Etapa " + stage).milestone("Marco", 3 * stage));
    }
    Journey journey = admin.journeyDefinitions().add(draft);
    PortfolioDraft portfolio = PortfolioDraft.of("Grande", new AgentId("ana"));
    large = admin.portfolios().add(portfolio.withJourney(journey.id()));
    small = admin.portfolios().add(portfolio.withName("Pequena").withJourney(journey.id()));
    JourneyPlan plan = new JourneyPlan(journey, DayCount.CALENDAR_DAYS);
    List<Customer> customers = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    List<CustomerJourney> journeys = new ArrayList<>();
    for (int number = 0; number < CUSTOMERS; number++) {
      CustomerId id = new CustomerId(new UUID(number * 0x9E3779B97F4A7C15L, number));
      customers.add(
          Customer.register(
                  id,
                  Registration.builder(Company.of("Empresa " + number * 7_919L % 10_007, null))
                      .build(),
                  SettableClock.START)
              .value());
      if (number < ON_BOARD + 20) {
        Portfolio in = number < ON_BOARD ? large : small;
        placements.add(new Placement(id, in.id(), true, SettableClock.START));
        CustomerJourney entered = plan.enter(id, TODAY.minusDays(number % 9)).value();
        journeys.add(
            plan.enterStage(
                    entered, journey.stages().get(number % 5).id(), TODAY.minusDays(number % 7))
                .value());
      }
    }
    Work.run(
        storage,
        work -> {
          storage.customers().add(work, customers);
          storage.portfolios().put(work, placements);
          storage.customerJourneys().save(work, journeys);
        });
    Host.execute(DATABASE.dataSource(), "vacuum analyze");
  }

  @Test
  @DisplayName("POR-3: a board takes the same few statements, and reads two rows for a card")
  void statements() {
    int few = statementsOf(small);
    assertThat(statementsOf(large)).isEqualTo(few).isLessThanOrEqualTo(8);
    explaining.plans().clear();
    Board board = desk.boards().open(large.id(), BoardFilter.ALL, 1_000);
    assertThat(board.shown()).isEqualTo(ON_BOARD);
    assertThat(cards(board)).hasSize(ON_BOARD);
    String cards = planOf("WindowAgg");
    assertThat(ExplainingConnections.rowsRead(cards)).as(cards).isLessThan(3L * ON_BOARD + 100);
  }

  @Test
  @DisplayName(
      "POR-3 POR-7: the next cards of a stage, and a filtered board, read no other portfolio")
  void more() {
    Board board = desk.boards().open(large.id(), BoardFilter.ALL, 10);
    Board.Column column = board.columns().get(1);
    explaining.plans().clear();
    Page<Card> next =
        desk.boards()
            .more(
                large.id(),
                BoardFilter.ALL,
                column.stage().id(),
                column.cards().next().orElseThrow(),
                10);
    assertThat(next.items()).hasSize(10);
    for (String plan : explaining.plans()) {
      assertThat(ExplainingConnections.rowsRead(plan)).as(plan).isLessThan(3L * ON_BOARD);
    }
    explaining.plans().clear();
    Board late = desk.boards().open(small.id(), BoardFilter.ALL.status(JourneyStatus.LATE), 10);
    assertThat(late.total()).isEqualTo(20);
    String cards = planOf("WindowAgg");
    assertThat(cards).doesNotContain("Seq Scan on customer ");
    assertThat(ExplainingConnections.rowsRead(cards)).as(cards).isLessThan(3L * ON_BOARD);
  }

  private int statementsOf(Portfolio portfolio) {
    explaining.plans().clear();
    desk.boards().open(portfolio.id(), BoardFilter.ALL, 1_000);
    return explaining.plans().size();
  }

  private String planOf(String node) {
    return explaining.plans().stream()
        .filter(plan -> plan.contains(node))
        .findFirst()
        .orElseThrow();
  }

  private static List<Card> cards(Board board) {
    return board.columns().stream().flatMap(column -> column.cards().items().stream()).toList();
  }
}
