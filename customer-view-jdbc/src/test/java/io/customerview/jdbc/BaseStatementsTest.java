package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.base.BaseManager;
import io.customerview.base.BaseOrder;
import io.customerview.base.BasePage;
import io.customerview.base.BaseQuery;
import io.customerview.base.BaseStatus;
import io.customerview.base.Membership;
import io.customerview.base.StoredSegment;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerStatus;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchPart;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Money;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How much a page of the customer base reads, of 20,000 companies with 40,000 contracts. */
class BaseStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int COMPANIES = 20_000;
  private static final int CHUNK = 4_000;
  private static final int PAGE = 25;

  /** A tenth of the companies, however well the planner guesses. */
  private static final long FEW = 2_000;

  private static final SegmentId FEW_MEMBERS = new SegmentId(new UUID(0, 1));
  private static final int FEW_EACH = 100;

  /** Half of the companies. */
  private static final SegmentId MANY_MEMBERS = new SegmentId(new UUID(0, 2));

  /** Borne by few, and by half of the companies. */
  private static final Marker RARE =
      new Marker(new MarkerId(new UUID(0, 1)), "Rare", Emoji.parse("💎"));

  private static final Marker COMMON =
      new Marker(new MarkerId(new UUID(0, 2)), "Common", Emoji.parse("⭐"));

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "legal_name");
  private final SettableClock clock = new SettableClock();
  private final AgentView desk =
      CustomerView.builder()
          .storage(JdbcStorage.of(explaining.source()))
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));

  private static final AgentId MANAGER = new AgentId("bia");

  @BeforeAll
  static void fill() {
    Storage storage = JdbcStorage.of(DATABASE.dataSource());
    portfolios(storage);
    for (int from = 0; from < COMPANIES; from += CHUNK) {
      List<Customer> customers = new ArrayList<>();
      List<Contract> contracts = new ArrayList<>();
      Map<CustomerId, String> names = new TreeMap<>();
      Map<CustomerId, List<SearchKey>> keys = new TreeMap<>();
      for (int number = from; number < from + CHUNK; number++) {
        Customer customer = company(number);
        customers.add(customer);
        String name = customer.registration().party().displayName();
        names.put(customer.id(), name);
        keys.put(customer.id(), List.of(SearchKey.ofName(SearchField.LEGAL_NAME, name)));
        for (int contract = 0; contract < number % 5; contract++) {
          contracts.add(contract(customer.id(), number, contract));
        }
      }
      Work.run(
          storage,
          work -> {
            storage.customers().add(work, customers);
            storage.searchKeys().rename(work, names);
            storage.searchKeys().replace(work, SearchPart.REGISTRATION, keys);
            storage.contracts().add(work, contracts);
            storage.portfolios().put(work, placements(customers));
          });
    }
    marker(storage, RARE, COMPANIES / FEW_EACH, 1);
    marker(storage, COMMON, 2, 0);
    segment(storage, FEW_MEMBERS, COMPANIES / FEW_EACH);
    segment(storage, MANY_MEMBERS, 2);
    Host.execute(DATABASE.dataSource(), "vacuum analyze");
  }

  private static void marker(Storage storage, Marker marker, int each, int first) {
    Work.run(
        storage,
        work -> {
          storage.markers().add(work, marker);
          for (int number = first; number < COMPANIES; number += each) {
            storage.markers().put(work, company(number).id(), marker.id());
          }
        });
  }

  /** One in two hundred is in one of two portfolios of one manager, half in a large one. */
  private static List<Placement> placements(List<Customer> customers) {
    return customers.stream()
        .filter(customer -> number(customer) % 2 == 0)
        .map(
            customer ->
                new Placement(
                    customer.id(),
                    portfolio(number(customer) % 200 == 0 ? 1 + number(customer) / 200 % 2 : 0),
                    false,
                    SettableClock.START))
        .toList();
  }

  private static long number(Customer customer) {
    return customer.id().value().getLeastSignificantBits();
  }

  private static PortfolioId portfolio(long number) {
    return new PortfolioId(new UUID(7, number));
  }

  private static void portfolios(Storage storage) {
    List<Portfolio> portfolios = new ArrayList<>();
    List<AgentId> managers = List.of(new AgentId("large"), MANAGER, MANAGER);
    for (int number = 0; number < 1_000; number++) {
      portfolios.add(
          new Portfolio(
              portfolio(number),
              "Carteira " + number,
              number < 3 ? managers.get(number) : new AgentId("agent-" + number),
              Optional.empty(),
              false,
              Version.FIRST));
    }
    Work.run(storage, work -> storage.portfolios().save(work, portfolios));
  }

  private static void segment(Storage storage, SegmentId segment, int each) {
    Work.run(
        storage,
        work -> {
          storage
              .segmentRules()
              .save(
                  work,
                  new StoredSegment(
                      segment,
                      segment.toString(),
                      segment.toString(),
                      "{}",
                      Version.FIRST,
                      1,
                      Optional.empty()));
          List<Membership> members = new ArrayList<>();
          for (int number = 0; number < COMPANIES; number += each) {
            members.add(
                new Membership(segment, company(number).id(), SettableClock.START, Version.FIRST));
          }
          storage.segmentMembers().enter(work, members);
        });
  }

  private static Customer company(int number) {
    String rare = number % 1_000 == 7 ? "Aurora " : "";
    Registration registration =
        Registration.builder(Company.of(rare + "Empresa " + number * 7_919L % 100_003, null))
            .city(number % 1_000 == 3 ? "Olinda" : "São Paulo")
            .state(number % 500 == 3 ? "PE" : "SP")
            .country(number % 200 == 5 ? Country.COLOMBIA : Country.BRAZIL)
            .build();
    return new Customer(
        new CustomerId(new UUID(number * 0x9E3779B97F4A7C15L, number)),
        Version.FIRST,
        registration,
        number % 300 == 11
            ? new CustomerStatus.Cancelled(TODAY, "Mudou-se")
            : CustomerStatus.active(),
        SettableClock.START);
  }

  /** Most renewals are past, many companies have several ahead, and a few contracts are of 1999. */
  private static Contract contract(CustomerId customer, int number, int contract) {
    boolean old = number % 1_000 == 9 && contract == 0;
    LocalDate start =
        old ? LocalDate.of(1999, 1, 1) : LocalDate.of(2019, 1, 1).plusDays(number % 1_500);
    return Contract.of(
        new ContractId(number + "/" + contract),
        customer,
        ContractTerms.builder(ContractType.RECURRING, Money.ofUnscaled(number * 31L), start)
            .renewsOn(
                old
                    ? LocalDate.of(1999, 12, 31)
                    : TODAY.plusDays(contract * 200L + number % 365 - 400))
            .build());
  }

  @ParameterizedTest
  @MethodSource("orders")
  @DisplayName("BAS-3: wherever a page begins, an order is read from an index, and little of it")
  void orders(BaseOrder order, boolean descending) {
    BaseQuery.Builder query = BaseQuery.builder().orderedBy(order).pageSize(PAGE);
    if (descending) {
      query.descending();
    }
    BasePage page = desk.base().list(query.build());
    for (int more = 0; more < 3; more++) {
      page = desk.base().list(query.pageSize(PAGE).build().after(page.next().orElseThrow()));
    }
    BasePage far = desk.base().list(query.pageSize(200).build().after(page.next().orElseThrow()));
    assertThat(far.items()).hasSize(200);
    few(order + " " + descending);
  }

  static Stream<Arguments> orders() {
    return Stream.of(BaseOrder.values())
        .flatMap(order -> Stream.of(true, false).map(way -> Arguments.of(order, way)));
  }

  @Test
  @DisplayName("BAS-2: a filter that leaves few companies is read from an index, in every order")
  void filters() {
    Map<String, UnaryOperator<BaseQuery.Builder>> filters =
        Map.of(
            "city", query -> query.city("OLINDA"),
            "marker", query -> query.marker(RARE.id()),
            "state", query -> query.state("Pernambuco"),
            "country", query -> query.country(Country.COLOMBIA),
            "cancelled", query -> query.status(BaseStatus.CANCELLED),
            "revenue", query -> query.leastRevenue(Money.ofUnscaled(19_900 * 31L * 4)),
            "period", query -> query.period(DateRange.to(LocalDate.of(1999, 6, 1))),
            "name", query -> query.named("aurora emp"),
            "manager", query -> query.manager(BaseManager.of(MANAGER)),
            "two", query -> query.city("OLINDA").status(BaseStatus.ACTIVE));
    filters.forEach(
        (name, filter) -> {
          for (BaseOrder order : BaseOrder.values()) {
            BaseQuery.Builder query = filter.apply(BaseQuery.builder().orderedBy(order));
            assertThat(desk.base().list(query.build()).items()).as(name).isNotEmpty();
            few(name + " " + order);
          }
        });
  }

  @Test
  @DisplayName("BAS-2: a filter that leaves nearly all is met along the way")
  void wide_filters() {
    for (BaseOrder order : BaseOrder.values()) {
      BaseQuery.Builder query =
          BaseQuery.builder()
              .orderedBy(order)
              .pageSize(PAGE)
              .city("São Paulo")
              .marker(COMMON.id())
              .status(BaseStatus.ACTIVE)
              .named("empresa");
      assertThat(desk.base().list(query.build()).items()).hasSize(PAGE);
      few("wide " + order);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  @DisplayName("BAS-2: many customers of a manager are met along the way")
  void manager_of_many(BaseOrder order, boolean descending) {
    BaseQuery.Builder query =
        BaseQuery.builder()
            .manager(BaseManager.of(new AgentId("large")))
            .orderedBy(order)
            .pageSize(PAGE);
    if (descending) {
      query.descending();
    }
    assertThat(desk.base().list(query.build()).items()).hasSize(PAGE);
    few("large " + order + " " + descending);
  }

  @Test
  @DisplayName("BAS-2: the customers of a manager are gathered from an index, and no more than few")
  void gathering() {
    ExplainingConnections gathering =
        new ExplainingConnections(DATABASE.dataSource(), "cross join lateral");
    AgentView other =
        CustomerView.builder()
            .storage(JdbcStorage.of(gathering.source()))
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
    for (AgentId manager : List.of(MANAGER, new AgentId("large"))) {
      other.base().list(BaseQuery.builder().manager(BaseManager.of(manager)).build());
    }
    assertThat(gathering.plans()).hasSize(2);
    for (String plan : gathering.plans()) {
      assertThat(plan).doesNotContain("Seq Scan");
      assertThat(ExplainingConnections.rowsRead(plan)).as(plan).isLessThan(FEW);
    }
  }

  @Test
  @DisplayName("BAS-3: renewals of which the time has come since they were written are few as well")
  void renewals_to_come() {
    clock.advance(Duration.ofDays(30));
    BaseQuery.Builder query =
        BaseQuery.builder().orderedBy(BaseOrder.RENEWAL).descending().pageSize(PAGE);
    assertThat(desk.base().list(query.build()).items()).hasSize(PAGE);
    few("a month later", 2 * FEW);
  }

  @ParameterizedTest
  @MethodSource("orders")
  @DisplayName("BAS-2: few members of a segment are gathered, many are met along the way")
  void segments(BaseOrder order, boolean descending) {
    for (Map.Entry<SegmentId, Long> segment :
        Map.of(FEW_MEMBERS, 1_000L, MANY_MEMBERS, 600L).entrySet()) {
      long each = segment.getKey().equals(FEW_MEMBERS) ? FEW_EACH : 2;
      BaseQuery.Builder query =
          BaseQuery.builder().segment(segment.getKey()).orderedBy(order).pageSize(PAGE);
      if (descending) {
        query.descending();
      }
      BasePage page = desk.base().list(query.build());
      assertThat(page.items())
          .hasSize(PAGE)
          .allMatch(row -> row.customer().value().getLeastSignificantBits() % each == 0);
      few(order + " " + descending + " " + segment.getKey(), segment.getValue());
    }
  }

  private void few(String what) {
    few(what, FEW);
  }

  private void few(String what, long most) {
    assertThat(explaining.plans()).as(what).isNotEmpty();
    for (String plan : explaining.plans()) {
      assertThat(plan).as(what).doesNotContain("Seq Scan");
      assertThat(ExplainingConnections.rowsRead(plan)).as(what + "\n" + plan).isLessThan(most);
    }
    explaining.plans().clear();
  }
}
