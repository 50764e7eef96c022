package io.customerview.benchmark.portfolio;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DayCount;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyPlan;
import io.customerview.journey.StageDraft;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Companies in one portfolio, all over its journey, and as many in another one. Everything hangs on
 * the number of the company alone.
 */
final class LedCustomers {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final int CHUNK = 5_000;
  private static final int STAGES = 5;

  private final JdbcStorage storage;
  private final AgentView desk;
  private final Portfolio portfolio;

  private LedCustomers(JdbcStorage storage, AgentView desk, Portfolio portfolio) {
    this.storage = storage;
    this.desk = desk;
    this.portfolio = portfolio;
  }

  static LedCustomers make(DataSource connections, String schema, int customers)
      throws SQLException {
    execute(connections, "drop schema if exists " + schema + " cascade");
    SchemaMigrator.of(connections, schema, Clock.systemUTC()).migrate();
    JdbcStorage storage = JdbcStorage.of(connections, schema);
    AgentView desk =
        CustomerView.builder()
            .storage(storage)
            .clock(Clock.fixed(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
            .secrets(Secrets.of(new byte[32]))
            .build()
            .as(Agent.system(new AgentId("benchmark")));
    Journey journey = desk.journeyDefinitions().add(draft());
    PortfolioDraft draft = PortfolioDraft.of("Norte", new AgentId("ana"));
    Portfolio portfolio = desk.portfolios().add(draft.withJourney(journey.id()));
    desk.portfolios().add(draft.withName("Sul").withJourney(journey.id()));
    LedCustomers made = new LedCustomers(storage, desk, portfolio);
    for (int from = 0; from < customers; from += CHUNK) {
      made.fill(journey, from, Math.min(customers, from + CHUNK));
    }
    execute(connections, "vacuum analyze");
    return made;
  }

  private static JourneyDraft draft() {
    JourneyDraft draft = JourneyDraft.named("Implantação");
    for (int stage = 0; stage < STAGES; stage++) {
      draft =
          draft.stage(
              StageDraft.named("Etapa " + stage)
                  .milestone("Primeiro", 2 + stage)
                  .milestone("Segundo", 5 + stage)
                  .milestone("Terceiro", 9));
    }
    return draft;
  }

  private void fill(Journey journey, int from, int to) {
    JourneyPlan plan = new JourneyPlan(journey, DayCount.CALENDAR_DAYS);
    List<Customer> customers = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    List<CustomerJourney> journeys = new ArrayList<>();
    for (int number = from; number < to; number++) {
      CustomerId id = id(number);
      customers.add(
          Customer.register(
                  id,
                  Registration.builder(Company.of("Empresa " + number * 7_919L % 1_000_003, null))
                      .build(),
                  Instant.EPOCH)
              .value());
      placements.add(new Placement(id, portfolio.id(), number % 3 == 0, Instant.EPOCH));
      CustomerJourney entered = plan.enter(id, TODAY.minusDays(number % 30)).value();
      journeys.add(
          plan.enterStage(
                  entered, journey.stages().get(number % STAGES).id(), TODAY.minusDays(number % 11))
              .value());
    }
    storage.write(
        Instant.EPOCH,
        work -> {
          storage.customers().add(work, customers);
          storage.portfolios().put(work, placements);
          storage.customerJourneys().save(work, journeys);
          return true;
        });
  }

  static CustomerId id(int number) {
    return new CustomerId(new UUID(number * 0x9E3779B97F4A7C15L, number));
  }

  AgentView desk() {
    return desk;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  private static void execute(DataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
