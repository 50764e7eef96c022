package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.base.AsOf;
import io.customerview.base.BaseIndex;
import io.customerview.base.BaseManager;
import io.customerview.base.BaseOrder;
import io.customerview.base.BasePage;
import io.customerview.base.BaseQuery;
import io.customerview.base.BaseRefusal.RevenueReversed;
import io.customerview.base.BaseRow;
import io.customerview.base.BaseStatus;
import io.customerview.base.Membership;
import io.customerview.base.RuleSet;
import io.customerview.base.SegmentRuleRefusal.SegmentUnknown;
import io.customerview.base.StoredSegment;
import io.customerview.base.Turn;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdentityKind;
import io.customerview.identity.IdentityRefusal.Missing;
import io.customerview.identity.IdentityRefusal.TooLong;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.marker.MarkerRefusal.MarkerUnknown;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the customer base promises, whatever the storage (BAS). */
public interface BaseContract {

  /** Returns a storage with nothing in it. */
  Storage emptyStorage();

  @Test
  @DisplayName("BAS-1 CTR-4: all companies and no people, with names, revenue and next renewal")
  default void columns() {
    World world = new World(emptyStorage(), 1);
    CustomerId alfa = world.add(Registration.builder(Company.of("Alfa Ltda.", "Zeta")).build());
    CustomerId beta =
        world.add(Registration.builder(Company.of("Beta S.A.", null)).enabled(false).build());
    world.add(Registration.builder(Person.of("Ana", null)).build());
    world.contract(alfa, ContractType.RECURRING, "100.5", world.today().plusDays(30));
    world.contract(alfa, ContractType.RECURRING, "10", world.today());
    world.contract(alfa, ContractType.IMPLEMENTATION, "10", world.today());
    Marker gold = world.marker("Ouro");
    world.mark(alfa, gold);
    world.lookedAfter(alfa, world.portfolio(0));
    List<BaseRow> rows = world.all(BaseQuery.builder());
    assertThat(rows)
        .containsExactly(
            new BaseRow(
                beta,
                Company.of("Beta S.A.", null),
                true,
                Money.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new BaseRow(
                alfa,
                Company.of("Alfa Ltda.", "Zeta"),
                true,
                Money.parse("110.5"),
                Optional.of(world.today()),
                Optional.of(gold),
                Optional.of(world.manager(0))));
    world.clock().advance(Duration.ofDays(1));
    assertThat(world.all(BaseQuery.builder()).get(1).nextRenewal())
        .as("tomorrow, with nothing written")
        .contains(world.today().plusDays(29));
    world.clock().advance(Duration.ofDays(100));
    assertThat(world.all(BaseQuery.builder()).get(1).nextRenewal())
        .contains(world.today().minusDays(71));
  }

  @Test
  @DisplayName("BAS-2 BAS-3 CTR-2 CTR-4: every filter, order and page, held to the rules")
  default void held_to_the_rules() {
    World world = new World(emptyStorage(), 2);
    world.marker("Ouro");
    world.marker("Prata");
    world.fill(50);
    for (int query = 0; query < 60; query++) {
      world.compare();
      if (query % 20 == 19) {
        world.clock().advance(Duration.ofDays(9));
        world.change();
      }
    }
  }

  @Test
  @DisplayName("BAS-3: what stands alike is ordered by id, and a page begins where the last ended")
  default void ties() {
    World world = new World(emptyStorage(), 5);
    for (int number = 0; number < 9; number++) {
      world.add(Registration.builder(Company.of("Alfa", null)).build());
    }
    for (BaseOrder order : BaseOrder.values()) {
      List<CustomerId> up = ids(world.all(BaseQuery.builder().orderedBy(order).pageSize(2)));
      assertThat(up).hasSize(9).isSorted();
      List<CustomerId> down =
          ids(world.all(BaseQuery.builder().orderedBy(order).descending().pageSize(4)));
      Collections.reverse(down);
      assertThat(down).isEqualTo(up);
    }
  }

  @Test
  @DisplayName("BAS-3: a name is met by whole words and starts of words, in one of the two names")
  default void names() {
    World world = new World(emptyStorage(), 6);
    world.add(
        Registration.builder(Company.of("Comércio D'Avelar Ltda.", "Padaria São João")).build());
    assertThat(world.named("padaria")).isEqualTo(1);
    assertThat(world.named("  JOAO  pada ")).isEqualTo(1);
    assertThat(world.named("d'avelar com")).isEqualTo(1);
    assertThat(world.named("avelar")).isEqualTo(1);
    assertThat(world.named("padaria da João")).as("particles decide nothing").isEqualTo(1);
    assertThat(world.named("padaria comercio")).as("words of two names").isZero();
    assertThat(world.named("padaria joana")).as("similar").isZero();
    assertThat(world.named("adaria")).isZero();
    assertThat(world.named("p")).as("one letter is a whole word").isZero();
    assertThat(world.named("p%")).isZero();
    assertThat(world.named(" ")).as("nothing asked").isEqualTo(1);
    assertThat(world.named("joão joão")).as("a word twice counts once").isEqualTo(1);
    assertThat(world.named("jo joã")).as("two words ask for two").isZero();
    refused(() -> BaseQuery.builder().named("!!").build(), new Missing(IdentityKind.TEXT));
    refused(
        () -> BaseQuery.builder().named("a".repeat(257)).build(),
        new TooLong(IdentityKind.TEXT, 256, 257));
  }

  @Test
  @DisplayName("BAS-3: a name with more candidates than are read at once is found, and only it")
  default void many_candidates() {
    World world = new World(emptyStorage(), 7);
    for (int number = 0; number < 150; number++) {
      world.add(Registration.builder(Company.of("Alfa " + number, "Beta")).build());
    }
    CustomerId both = world.add(Registration.builder(Company.of("Zeta", "Zulu Alfa Beta")).build());
    BaseQuery.Builder query = BaseQuery.builder().named("alfa beta").pageSize(1);
    assertThat(ids(world.all(query))).containsExactly(both);
  }

  @Test
  @DisplayName("BAS-2: the members of a segment, and what they stand on")
  default void segments() {
    World world = new World(emptyStorage(), 9);
    world.fill(9);
    SegmentId segment = world.segments().get(0);
    BaseQuery query = BaseQuery.builder().segment(segment).pageSize(1).build();
    assertThat(world.desk().base().list(BaseQuery.builder().build()).segment()).isEmpty();

    assertThat(world.desk().base().list(query).segment())
        .as("never refreshed")
        .contains(
            new AsOf(
                Version.FIRST, Optional.empty(), Optional.empty(), Optional.empty(), 0, false));

    world.refreshed(world.today());
    BasePage page = world.desk().base().list(query);
    assertThat(page.segment())
        .contains(
            new AsOf(
                Version.FIRST,
                Optional.of(world.today()),
                Optional.of(SettableClock.START),
                Optional.empty(),
                0,
                true));
    assertThat(page.items()).hasSize(1);

    world.saveSegment(segment, 1, Optional.of("segment.criterion_unknown"));
    assertThat(world.desk().base().list(query).segment().orElseThrow())
        .matches(asOf -> !asOf.isCurrent(), "failed")
        .returns(Optional.of("segment.criterion_unknown"), AsOf::failure);

    world.saveSegment(segment, 1, Optional.empty());
    world.unanswered(Set.of(segment));
    assertThat(world.desk().base().list(query).segment().orElseThrow())
        .matches(asOf -> !asOf.isCurrent(), "a customer has no answer")
        .returns(1L, AsOf::unanswered);
    world.unanswered(Set.of());

    world.saveSegment(segment, 2, Optional.empty());
    assertThat(world.desk().base().list(query).segment().orElseThrow().isCurrent())
        .as("the rule has changed since")
        .isFalse();

    world.saveSegment(segment, 1, Optional.empty());
    world.clock().advance(Duration.ofDays(1));
    assertThat(world.desk().base().list(query).segment().orElseThrow().isCurrent())
        .as("another day, on which a customer's turn has come")
        .isFalse();
    world.unanswered(Set.of());
    assertThat(world.desk().base().list(query).segment().orElseThrow().isCurrent())
        .as("another day, on which nobody's has")
        .isTrue();
  }

  @Test
  @DisplayName(
      "BAS-2: a page is not told as current whose rule changes while a host's transaction reads it")
  default void changing_rule() throws NoSuchMethodException {
    Storage storage = emptyStorage();
    World world = new World(storage, 11);
    world.fill(9);
    world.refreshed(world.today());
    SegmentId segment = world.segments().get(1);
    BaseIndex changing =
        (work, stretch) -> {
          List<BaseRow> rows = storage.baseIndex().read(work, stretch);
          StoredSegment before = storage.segmentRules().find(work, segment).orElseThrow();
          StoredSegment after =
              new StoredSegment(
                  segment,
                  before.name(),
                  before.nameKey(),
                  before.definition(),
                  before.version().next(),
                  before.changedIn(),
                  Optional.empty());
          storage.segmentRules().save(work, after);
          return rows;
        };
    Method asSeenByHost = Storage.class.getMethod("read", Instant.class, Function.class);
    Storage whileChanging =
        (Storage)
            Proxy.newProxyInstance(
                BaseContract.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "baseIndex" -> changing;
                      case "snapshot" -> asSeenByHost.invoke(storage, arguments);
                      default -> method.invoke(storage, arguments);
                    });
    AgentView desk =
        CustomerView.builder()
            .storage(whileChanging)
            .clock(world.clock())
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.system(new AgentId("crm")));
    BaseQuery query = BaseQuery.builder().segment(segment).build();
    assertThat(world.desk().base().list(query).segment().orElseThrow().isCurrent()).isTrue();
    assertThat(desk.base().list(query).segment().orElseThrow().isCurrent()).isFalse();
  }

  @Test
  @DisplayName("BAS-2: a segment that there isn't is refused, and a cursor is good for one segment")
  default void other_segments() {
    World world = new World(emptyStorage(), 10);
    world.fill(12);
    SegmentId unknown = new SegmentId(new UUID(1, 1));
    refused(
        () -> world.desk().base().list(BaseQuery.builder().segment(unknown).build()),
        new SegmentUnknown(unknown));
    SegmentId all = world.segments().get(1);
    BaseQuery.Builder query = BaseQuery.builder().pageSize(1).segment(all);
    String cursor = world.desk().base().list(query.build()).next().orElseThrow();
    assertThat(world.desk().base().list(query.build().after(cursor)).items()).hasSize(1);
    refused(
        () ->
            world.desk().base().list(query.segment(world.segments().get(0)).build().after(cursor)),
        new CursorInvalid());
    refused(
        () -> world.desk().base().list(query.segment(null).build().after(cursor)),
        new CursorInvalid());
  }

  @Test
  @DisplayName(
      "BAS-2 MRK-1: a marker that there isn't is refused, and a deleted one is borne by none")
  default void markers() {
    World world = new World(emptyStorage(), 12);
    CustomerId alfa = world.add(Registration.builder(Company.of("Alfa", null)).build());
    CustomerId ana = world.add(Registration.builder(Person.of("Ana", null)).build());
    world.add(Registration.builder(Company.of("Beta", null)).build());
    Marker gold = world.marker("Ouro");
    BaseQuery.Builder query = BaseQuery.builder().marker(gold.id());
    assertThat(world.all(query)).isEmpty();
    world.mark(alfa, gold);
    world.mark(ana, gold);
    assertThat(ids(world.all(query))).containsExactly(alfa);
    Marker renamed = world.desk().markers().rename(gold.id(), "Dourado");
    assertThat(world.all(query).get(0).marker()).contains(renamed);
    String cursor =
        world.desk().base().list(BaseQuery.builder().pageSize(1).build()).next().orElseThrow();
    refused(() -> world.desk().base().list(query.build().after(cursor)), new CursorInvalid());
    world.desk().markers().delete(gold.id());
    refused(() -> world.all(query), new MarkerUnknown(gold.id()));
    assertThat(world.all(BaseQuery.builder())).allMatch(row -> row.marker().isEmpty());
  }

  @Test
  @DisplayName(
      "BAS-1 BAS-2 POR-6: the manager is the portfolio's, whoever that is now, and may be nobody")
  default void managers() {
    World world = new World(emptyStorage(), 13);
    CustomerId alfa = world.add(Registration.builder(Company.of("Alfa", null)).build());
    CustomerId beta = world.add(Registration.builder(Company.of("Beta", null)).build());
    CustomerId ana = world.add(Registration.builder(Person.of("Ana", null)).build());
    Portfolio first = world.portfolio(0);
    world.lookedAfter(alfa, first);
    world.lookedAfter(ana, first);
    BaseQuery.Builder ofFirst = BaseQuery.builder().manager(BaseManager.of(world.manager(0)));
    BaseQuery.Builder ofNew = BaseQuery.builder().manager(BaseManager.of(new AgentId("novo")));
    assertThat(ids(world.all(ofFirst))).containsExactly(alfa);
    assertThat(ids(world.all(BaseQuery.builder().manager(BaseManager.NOBODY))))
        .containsExactly(beta);
    assertThat(world.all(ofNew)).isEmpty();
    world
        .desk()
        .portfolios()
        .change(first.id(), first.version(), first.toDraft().withManager(new AgentId("novo")));
    assertThat(world.all(ofFirst)).isEmpty();
    assertThat(world.all(ofNew)).extracting(BaseRow::customer).containsExactly(alfa);
    assertThat(world.all(ofNew).get(0).manager()).contains(new AgentId("novo"));
    String cursor =
        world.desk().base().list(BaseQuery.builder().pageSize(1).build()).next().orElseThrow();
    refused(() -> world.desk().base().list(ofNew.build().after(cursor)), new CursorInvalid());
  }

  @Test
  @DisplayName("BAS-2: filters that ask for nothing that there can be are refused")
  default void refusals() {
    refused(
        () -> BaseQuery.builder().leastRevenue(Money.of(2)).mostRevenue(Money.of(1)).build(),
        new RevenueReversed());
    refused(() -> BaseQuery.builder().city("\u00AD").build(), new TextMissing("city"));
    assertThatThrownBy(() -> BaseQuery.builder().pageSize(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BaseQuery.builder().pageSize(201))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("BAS-3 ACS-1: a cursor is good for its own query, and the base takes a permission")
  default void cursors() {
    World world = new World(emptyStorage(), 8);
    world.fill(6);
    BaseQuery.Builder query = BaseQuery.builder().pageSize(1);
    String cursor = world.desk().base().list(query.build()).next().orElseThrow();
    assertThat(world.desk().base().list(query.pageSize(2).build().after(cursor)).items())
        .isNotEmpty();
    refused(
        () -> world.desk().base().list(query.status(BaseStatus.ACTIVE).build().after(cursor)),
        new CursorInvalid());
    refused(
        () -> world.desk().base().list(BaseQuery.builder().descending().build().after(cursor)),
        new CursorInvalid());
    refused(
        () -> world.desk().base().list(BaseQuery.builder().build().after("x")),
        new CursorInvalid());
    AgentView nobody = world.view().as(Agent.of(new AgentId("ana"), AccessProfile.NONE));
    refused(
        () -> nobody.base().list(BaseQuery.builder().build()),
        new NotPermitted(Permission.READ_MANAGEMENT));
  }

  private static List<CustomerId> ids(List<BaseRow> rows) {
    return new ArrayList<>(rows.stream().map(BaseRow::customer).toList());
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  /** Companies with much in common, and the plain reading of what is asked of them. */
  final class World {

    private static final List<String> WORDS =
        List.of("Alfa", "Álfa", "Beta", "Betânia", "da", "Gama", "S.A.");
    private static final List<ContractStatus> IN_FORCE =
        List.of(ContractStatus.ACTIVE, ContractStatus.EXPIRING, ContractStatus.EXPIRED);
    private static final List<String> CITIES = List.of("São Paulo", "SAO  PAULO", "Recife", "C++");
    private static final List<String> STATES = List.of("SP", "São Paulo", "pernambuco", "PE");

    private final Storage storage;
    private final Random random;
    private final SettableClock clock = new SettableClock();
    private final CustomerView view;
    private final List<CustomerId> customers = new ArrayList<>();

    /** Which marker a customer bears. */
    private final Map<CustomerId, Marker> marked = new LinkedHashMap<>();

    /** The members of a segment of some, and of one of nearly all. */
    private final Map<SegmentId, Set<CustomerId>> members = new LinkedHashMap<>();

    /** Which portfolio a customer is in. */
    private final Map<CustomerId, Portfolio> placed = new LinkedHashMap<>();

    private int contracts;

    World(Storage storage, long seed) {
      this.storage = storage;
      this.random = new Random(seed);
      this.view =
          CustomerView.builder().storage(storage).clock(clock).secrets(TestSecrets.SECRETS).build();
      for (long number : new long[] {8, 9}) {
        SegmentId segment = new SegmentId(new UUID(0, number));
        members.put(segment, new HashSet<>());
        saveSegment(segment, 1, Optional.empty());
      }
    }

    List<SegmentId> segments() {
      return List.copyOf(members.keySet());
    }

    void saveSegment(SegmentId segment, long changedIn, Optional<String> failure) {
      Work.run(
          storage,
          work ->
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
                          changedIn,
                          failure)));
    }

    void refreshed(LocalDate day) {
      RuleSet.Sweep done = new RuleSet.Sweep(1, day, SettableClock.START, Optional.empty());
      Work.run(
          storage,
          work -> {
            storage.segmentRules().lock(work);
            storage
                .segmentRules()
                .save(
                    work,
                    new RuleSet(
                        1, Optional.of(new UUID(1, 1)), Optional.of(done), Optional.empty()));
          });
    }

    /** Lets the first customer have no answer of these segments. */
    void unanswered(Set<SegmentId> segments) {
      Turn turn = new Turn(today().plusDays(1), segments);
      Work.run(
          storage,
          work ->
              storage.segmentMembers().turns(work, Map.of(customers.get(0), Optional.of(turn))));
    }

    private void enters(CustomerId customer, SegmentId segment) {
      membersOf(segment).add(customer);
      Work.run(
          storage,
          work ->
              storage
                  .segmentMembers()
                  .enter(
                      work,
                      List.of(
                          new Membership(segment, customer, SettableClock.START, Version.FIRST))));
    }

    private Set<CustomerId> membersOf(SegmentId segment) {
      return members.getOrDefault(segment, Set.of());
    }

    Marker marker(String name) {
      return desk().markers().add(name, Emoji.parse("⭐"));
    }

    void mark(CustomerId customer, Marker marker) {
      Version read = desk().customers().find(customer).version();
      desk().markers().mark(customer, read, marker.id());
      marked.put(customer, marker);
    }

    private void unmark(CustomerId customer) {
      desk().markers().unmark(customer, desk().customers().find(customer).version());
      marked.remove(customer);
    }

    private Marker anyMarker() {
      return oneOf(desk().markers().all());
    }

    AgentId manager(int number) {
      return new AgentId("manager-" + number);
    }

    /** Returns the portfolio with a number; two managers share four of them. */
    Portfolio portfolio(int number) {
      String name = "Carteira " + number;
      return desk().portfolios().all().stream()
          .filter(one -> one.name().equals(name))
          .findFirst()
          .orElseGet(() -> desk().portfolios().add(PortfolioDraft.of(name, manager(number % 2))));
    }

    void lookedAfter(CustomerId customer, Portfolio portfolio) {
      Version version = desk().customers().find(customer).version();
      desk().portfolios().choose(customer, version, portfolio.manager(), portfolio.id());
      placed.put(customer, portfolio);
    }

    private void lookedAfterByNobody(CustomerId customer) {
      desk().portfolios().chooseNobody(customer, desk().customers().find(customer).version());
      placed.remove(customer);
    }

    private Optional<AgentId> managerOf(CustomerId customer) {
      return Optional.ofNullable(placed.get(customer)).map(Portfolio::manager);
    }

    SettableClock clock() {
      return clock;
    }

    CustomerView view() {
      return view;
    }

    AgentView desk() {
      return view.as(Agent.system(new AgentId("crm")));
    }

    LocalDate today() {
      return clock.instant().atZone(java.time.ZoneId.of("America/Sao_Paulo")).toLocalDate();
    }

    CustomerId add(Registration registration) {
      CustomerId customer = desk().customers().register(registration).customer();
      customers.add(customer);
      return customer;
    }

    void contract(CustomerId customer, ContractType type, String value, LocalDate renewsOn) {
      take(
          customer,
          ContractTerms.builder(type, Money.parse(value), LocalDate.of(2021, 2, 10))
              .renewsOn(renewsOn)
              .build());
    }

    private void take(CustomerId customer, ContractTerms terms) {
      ContractRow row = ContractRow.of(1, new ContractId("k" + contracts++ % 60), customer, terms);
      desk().contractIntake().take(List.of(row).iterator(), outcome -> {});
    }

    void fill(int size) {
      for (int number = 0; number < size; number++) {
        boolean person = random.nextInt(8) == 0;
        Registration.Builder registration =
            Registration.builder(
                person
                    ? Person.of(name(), null)
                    : Company.of(name(), random.nextBoolean() ? name() : null));
        CustomerId customer =
            add(
                registration
                    .city(oneOf(CITIES))
                    .state(oneOf(STATES))
                    .country(random.nextBoolean() ? Country.BRAZIL : Country.COLOMBIA)
                    .build());
        for (int more = random.nextInt(4); more > 0; more--) {
          take(customer, terms());
        }
        if (random.nextInt(4) == 0) {
          cancel(customer);
        }
        if (number % 3 > 0 && !desk().markers().all().isEmpty()) {
          mark(customer, anyMarker());
        }
        if (number % 3 > 0) {
          lookedAfter(customer, portfolio(random.nextInt(4)));
        }
        if (number % 8 == 1) {
          enters(customer, segments().get(0));
        }
        if (number % 8 > 0) {
          enters(customer, segments().get(1));
        }
      }
    }

    /** Changes some, in every way that the base can see. */
    void change() {
      for (int more = 0; more < 8; more++) {
        CustomerId customer = customers.get(random.nextInt(customers.size()));
        Customer before = desk().customers().find(customer);
        switch (random.nextInt(8)) {
          case 0 -> take(customer, terms());
          case 5 -> lookedAfter(customer, portfolio(random.nextInt(4)));
          case 6 -> lookedAfterByNobody(customer);
          case 1 -> cancel(customer);
          case 2 -> mark(customer, anyMarker());
          case 3 -> unmark(customer);
          case 4 -> desk().customers().reactivate(customer, before.version());
          default ->
              desk()
                  .customers()
                  .change(
                      customer,
                      before.version(),
                      before.registration().toBuilder().city(oneOf(CITIES)).build());
        }
      }
    }

    private void cancel(CustomerId customer) {
      Customer before = desk().customers().find(customer);
      if (before.status().isActive()) {
        desk().customers().cancel(customer, before.version(), today(), "Mudou-se");
        knownAt = -1;
      }
    }

    private ContractTerms terms() {
      ContractTerms.Builder terms =
          ContractTerms.builder(
                  random.nextInt(4) == 0 ? ContractType.ON_DEMAND : ContractType.RECURRING,
                  Money.ofUnscaled(random.nextInt(5) * 5_000L),
                  today().minusDays(random.nextInt(20)))
              .renewsOn(random.nextInt(4) == 0 ? null : today().plusDays(random.nextInt(30) - 15))
              .status(oneOf(IN_FORCE));
      return switch (random.nextInt(6)) {
        case 0 -> terms.cancelled(today().minusDays(random.nextInt(9)), null).build();
        case 1 -> terms.status(ContractStatus.INACTIVE).build();
        default -> terms.build();
      };
    }

    private String name() {
      return oneOf(WORDS) + " " + oneOf(WORDS) + " " + random.nextInt(3);
    }

    private <T> T oneOf(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    /** Asks a random question, and reads its answer from the rules. */
    void compare() {
      BaseQuery.Builder query = BaseQuery.builder().pageSize(1 + random.nextInt(9));
      Predicate<Customer> meets = customer -> !customer.registration().isPerson();
      if (maybe()) {
        boolean active = random.nextBoolean();
        query.status(active ? BaseStatus.ACTIVE : BaseStatus.CANCELLED);
        meets = meets.and(customer -> customer.status().isActive() == active);
      }
      if (maybe()) {
        SegmentId segment = oneOf(segments());
        query.segment(segment);
        meets = meets.and(customer -> membersOf(segment).contains(customer.id()));
      }
      if (maybe()) {
        Marker marker = anyMarker();
        query.marker(marker.id());
        meets = meets.and(customer -> marker.equals(marked.get(customer.id())));
      }
      if (maybe()) {
        AgentId manager = manager(random.nextInt(3));
        Optional<AgentId> wanted = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(manager);
        query.manager(new BaseManager(wanted));
        meets = meets.and(customer -> managerOf(customer.id()).equals(wanted));
      }
      if (maybe()) {
        Money least = Money.ofUnscaled(random.nextInt(3) * 5_000L);
        Money most = Money.ofUnscaled(15_000);
        query.leastRevenue(least).mostRevenue(most);
        meets =
            meets.and(
                customer ->
                    of(customer).revenue().compareTo(least) >= 0
                        && of(customer).revenue().compareTo(most) <= 0);
      }
      if (maybe()) {
        LocalDate from = today().minusDays(random.nextInt(15));
        DateRange period =
            random.nextBoolean() ? DateRange.to(from) : DateRange.of(from, from.plusDays(2));
        query.period(period);
        meets = meets.and(customer -> of(customer).runWithin(period));
      }
      if (maybe()) {
        query.country(Country.BRAZIL);
        meets =
            meets.and(
                customer -> customer.registration().country().equals(Optional.of(Country.BRAZIL)));
      }
      if (maybe()) {
        String city = oneOf(CITIES);
        query.city(city);
        String key = FoldedText.withPunctuation(city);
        meets =
            meets.and(
                customer ->
                    FoldedText.withPunctuation(customer.registration().city().orElseThrow())
                        .equals(key));
      }
      if (maybe()) {
        boolean paulista = random.nextBoolean();
        query.state(paulista ? "sao paulo" : "Pe");
        meets =
            meets.and(
                customer ->
                    paulista
                        == List.of("sp", "sao paulo")
                            .contains(
                                FoldedText.of(customer.registration().state().orElseThrow())
                                    .key()));
      }
      if (maybe()) {
        query.named("bet");
        meets =
            meets.and(
                customer ->
                    customer.registration().party().names().stream()
                        .anyMatch(name -> (" " + name).contains(" Bet")));
      }
      BaseOrder order = oneOf(List.of(BaseOrder.values()));
      boolean down = random.nextBoolean();
      query.orderedBy(order);
      if (down) {
        query.descending();
      }
      List<CustomerId> expected =
          customers.stream()
              .map(customer -> desk().customers().find(customer))
              .filter(meets)
              .sorted(comparator(order, down))
              .map(Customer::id)
              .toList();
      List<BaseRow> rows = all(query);
      assertThat(ids(rows)).as(order + " " + down).isEqualTo(expected);
      for (BaseRow row : rows) {
        CustomerContracts own = of(row.customer());
        assertThat(row.revenue()).isEqualTo(own.revenue());
        assertThat(row.manager()).isEqualTo(managerOf(row.customer()));
        assertThat(row.nextRenewal()).isEqualTo(own.nextRenewalInBase(today()));
        assertThat(row.marker()).isEqualTo(Optional.ofNullable(marked.get(row.customer())));
      }
    }

    private boolean maybe() {
      return random.nextInt(4) == 0;
    }

    private Comparator<Customer> comparator(BaseOrder order, boolean down) {
      Comparator<Customer> byId = Comparator.comparing(Customer::id);
      Comparator<Customer> values =
          switch (order) {
            case NAME ->
                Comparator.comparing(
                    (Customer one) ->
                        FoldedText.of(one.registration().party().displayName()).key());
            case REVENUE -> Comparator.comparing((Customer one) -> of(one).revenue());
            case RENEWAL ->
                Comparator.comparing(
                    (Customer one) -> of(one).nextRenewalInBase(today()).orElse(LocalDate.EPOCH));
          };
      Comparator<Customer> all = values.thenComparing(byId);
      Comparator<Customer> turned = down ? all.reversed() : all;
      return order == BaseOrder.RENEWAL
          ? Comparator.comparing((Customer one) -> of(one).nextRenewalInBase(today()).isEmpty())
              .thenComparing(turned)
          : turned;
    }

    private final Map<CustomerId, CustomerContracts> known = new LinkedHashMap<>();
    private int knownAt = -1;

    private CustomerContracts of(Customer customer) {
      return of(customer.id());
    }

    private CustomerContracts of(CustomerId customer) {
      if (knownAt != contracts) {
        known.clear();
        knownAt = contracts;
        Work.run(
            storage,
            work ->
                storage
                    .contracts()
                    .of(work, customers)
                    .forEach((id, all) -> known.put(id, new CustomerContracts(all))));
      }
      return known.getOrDefault(customer, CustomerContracts.NONE);
    }

    int named(String text) {
      return all(BaseQuery.builder().named(text)).size();
    }

    /** Returns all rows, page by page. */
    List<BaseRow> all(BaseQuery.Builder query) {
      BasePage page = desk().base().list(query.build());
      List<BaseRow> rows = new ArrayList<>(page.items());
      while (page.next().isPresent()) {
        page = desk().base().list(query.build().after(page.next().get()));
        rows.addAll(page.items());
      }
      return rows;
    }
  }
}
