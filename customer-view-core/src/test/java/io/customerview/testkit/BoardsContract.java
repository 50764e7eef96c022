package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DayCount;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyEntry;
import io.customerview.journey.JourneyPlan;
import io.customerview.journey.JourneyRefusal;
import io.customerview.journey.JourneyStatus;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardDesk;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Card;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Page;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every storage promises of portfolios with journeys, and of their boards (POR-3 to POR-10).
 */
public interface BoardsContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("POR-3: without a journey no customers are shown, with one by stage and name")
  default void board() {
    BoardWorld world = new BoardWorld(storage());
    Portfolio portfolio = world.portfolio(Optional.empty());
    CustomerId zeta = world.companyIn(portfolio, "Zeta");
    CustomerId alfa = world.companyIn(portfolio, "álfa");
    CustomerId ana = world.personIn(portfolio, "Ana");
    Board bare = world.open(portfolio);
    assertThat(bare.journey()).isEmpty();
    assertThat(bare.columns()).isEmpty();
    assertThat(bare.total()).isEqualTo(3);

    Journey journey = world.journey();
    Portfolio led = world.lead(portfolio, journey.id());
    world.pass(3);
    world.enter(ana, world.stage(journey, 1));
    Board board = world.open(led);
    assertThat(board.portfolio()).isEqualTo(led);
    assertThat(board.journey()).contains(journey);
    assertThat(board.total()).isEqualTo(3);
    assertThat(board.shown()).isEqualTo(3);
    assertThat(board.columns()).extracting(Board.Column::stage).isEqualTo(journey.stages());
    assertThat(board.columns()).extracting(Board.Column::count).containsExactly(2L, 1L, 0L);
    assertThat(world.cards(board, 0)).containsExactly(alfa, zeta);
    assertThat(world.cards(board, 1)).containsExactly(ana);
    Card card = board.columns().get(0).cards().items().get(0);
    assertThat(card)
        .isEqualTo(
            new Card(
                alfa,
                world.version(alfa),
                Company.of("álfa", null),
                3,
                false,
                false,
                JourneyStatus.LATE,
                0,
                4,
                Optional.empty()));
  }

  @Test
  @DisplayName("POR-3 POR-4: days, overdue, progress and status of a card, day by day")
  default void cards() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    CustomerId alfa = world.companyIn(portfolio, "Alfa");
    List<JourneyStatus> statuses = new ArrayList<>();
    List<Boolean> overdue = new ArrayList<>();
    for (int day = 0; day <= 4; day++) {
      Card card = world.card(portfolio, alfa);
      assertThat(card.daysIn()).isEqualTo(day);
      statuses.add(card.status());
      overdue.add(card.overdue());
      world.pass(1);
    }
    assertThat(statuses)
        .containsExactly(
            JourneyStatus.ON_TIME,
            JourneyStatus.ON_TIME,
            JourneyStatus.DUE_TODAY,
            JourneyStatus.LATE,
            JourneyStatus.LATE);
    assertThat(overdue).containsExactly(false, false, false, false, true);

    for (MilestoneId milestone : world.milestones(journey, 0)) {
      world.complete(alfa, milestone);
    }
    Card done = world.card(portfolio, alfa);
    assertThat(done.completed()).isEqualTo(3);
    assertThat(done.milestones()).isEqualTo(4);
    assertThat(done.status()).as("one of another stage is left").isEqualTo(JourneyStatus.ON_TIME);
    assertThat(done.overdue()).as("the stage is not completed").isTrue();
    world.completeStage(alfa, world.stage(journey, 0));
    assertThat(world.card(portfolio, alfa).overdue()).isFalse();
    world.enter(alfa, world.stage(journey, 1));
    assertThat(world.card(portfolio, alfa).status()).isEqualTo(JourneyStatus.DUE_TODAY);
    world.complete(alfa, world.milestones(journey, 1).get(0));
    assertThat(world.card(portfolio, alfa).status()).isEqualTo(JourneyStatus.COMPLETED);
  }

  @Test
  @DisplayName("POR-4: of a journey without milestones nobody has completed all")
  default void no_milestones() {
    BoardWorld world = new BoardWorld(storage());
    Journey bare =
        world
            .desk()
            .journeyDefinitions()
            .add(JourneyDraft.named("J").stage(StageDraft.named("Única")));
    Portfolio portfolio = world.portfolio(Optional.of(bare.id()));
    CustomerId alfa = world.companyIn(portfolio, "Alfa");
    assertThat(world.card(portfolio, alfa).status()).isEqualTo(JourneyStatus.ON_TIME);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.ON_TIME)))
        .containsExactly(alfa);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.COMPLETED))).isEmpty();
  }

  @Test
  @DisplayName("POR-3 POR-7: filters by marker and status, and cancelled customers only when asked")
  default void filters() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    CustomerId late = world.companyIn(portfolio, "Alfa");
    world.pass(1);
    CustomerId today = world.companyIn(portfolio, "Beta");
    world.pass(1);
    CustomerId onTime = world.companyIn(portfolio, "Gama");
    CustomerId cancelled = world.companyIn(portfolio, "Delta");
    CustomerId completed = world.companyIn(portfolio, "Zeta");
    for (int stage = 0; stage < 2; stage++) {
      world.enter(completed, world.stage(journey, stage));
      world.milestones(journey, stage).forEach(milestone -> world.complete(completed, milestone));
    }
    world.pass(1);
    world.cancel(cancelled);
    Marker gold = world.marker();
    world.mark(late, gold);
    world.mark(cancelled, gold);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.LATE)))
        .containsExactly(late);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.DUE_TODAY)))
        .containsExactly(today);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.ON_TIME)))
        .containsExactly(onTime);
    assertThat(world.shown(portfolio, BoardFilter.ALL.status(JourneyStatus.COMPLETED)))
        .containsExactly(completed);
    assertThat(world.shown(portfolio, BoardFilter.ALL.marker(gold.id()))).containsExactly(late);
    assertThat(world.shown(portfolio, BoardFilter.ALL.marker(gold.id()).withCancelled()))
        .containsExactly(late, cancelled);
    assertThat(
            world.shown(portfolio, BoardFilter.ALL.marker(gold.id()).status(JourneyStatus.ON_TIME)))
        .isEmpty();
    assertThat(world.card(portfolio, late).marker()).contains(gold);
    Board filtered =
        world.desk().boards().open(portfolio.id(), BoardFilter.ALL.marker(gold.id()), 9);
    assertThat(filtered.total()).isEqualTo(4);
    assertThat(filtered.shown()).isEqualTo(1);
    assertThat(
            world.desk().boards().open(portfolio.id(), BoardFilter.ALL.withCancelled(), 9).total())
        .isEqualTo(5);
    world.desk().markers().delete(gold.id());
  }

  @Test
  @DisplayName("POR-3: a stage shows so many cards, and the rest page by page, in one order")
  default void pages() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    for (int number = 0; number < 7; number++) {
      world.companyIn(portfolio, "Alfa " + number % 3);
    }
    world.enter(world.companyIn(portfolio, "Outra"), world.stage(journey, 1));
    List<CustomerId> whole = world.cards(world.open(portfolio), 0);
    assertThat(whole).hasSize(7);
    Board.Column column =
        world.desk().boards().open(portfolio.id(), BoardFilter.ALL, 3).columns().get(0);
    assertThat(column.count()).isEqualTo(7);
    List<CustomerId> paged = new ArrayList<>();
    Page<Card> page = column.cards();
    while (true) {
      page.items().forEach(card -> paged.add(card.customer()));
      if (page.next().isEmpty()) {
        break;
      }
      page =
          world
              .desk()
              .boards()
              .more(portfolio.id(), BoardFilter.ALL, column.stage().id(), page.next().get(), 2);
    }
    assertThat(paged).isEqualTo(whole);
    String cursor = column.cards().next().orElseThrow();
    world.refused(
        () ->
            world
                .desk()
                .boards()
                .more(portfolio.id(), BoardFilter.ALL, world.stage(journey, 1), cursor, 2),
        new CursorInvalid());
    world.refused(
        () ->
            world
                .desk()
                .boards()
                .more(
                    portfolio.id(),
                    BoardFilter.ALL.withCancelled(),
                    column.stage().id(),
                    cursor,
                    2),
        new CursorInvalid());
    StageId nobodys = new StageId(UUID.randomUUID());
    world.refused(
        () -> world.desk().boards().more(portfolio.id(), BoardFilter.ALL, nobodys, cursor, 2),
        new JourneyRefusal.StageUnknown(nobodys));
    PortfolioId unknown = new PortfolioId(UUID.randomUUID());
    world.refused(
        () -> world.desk().boards().open(unknown, BoardFilter.ALL, 2),
        new PortfolioUnknown(unknown));
    for (int wrong : new int[] {0, 10_001}) {
      assertThatThrownBy(() -> world.desk().boards().open(portfolio.id(), BoardFilter.ALL, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("POR-3: of many stages fewer cards each are read at once, and the rest as more")
  default void board_of_many_stages() {
    BoardWorld world = new BoardWorld(storage());
    JourneyDraft draft = JourneyDraft.named("Longa " + UUID.randomUUID());
    for (int stage = 0; stage < Journey.MOST_STAGES; stage++) {
      draft = draft.stage(StageDraft.named("Etapa " + stage));
    }
    Journey journey = world.desk().journeyDefinitions().add(draft);
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    int each = BoardDesk.MOST_ON_BOARD / Journey.MOST_STAGES;
    StageId first = journey.stages().get(0).id();
    Work.run(
        storage(),
        work -> {
          List<Customer> customers = new ArrayList<>();
          List<Placement> placements = new ArrayList<>();
          List<CustomerJourney> journeys = new ArrayList<>();
          JourneyPlan plan = new JourneyPlan(journey, DayCount.CALENDAR_DAYS);
          for (int number = 0; number <= each; number++) {
            CustomerId id = new CustomerId(UUID.randomUUID());
            Registration company =
                Registration.builder(Company.of("Empresa " + number, null)).build();
            customers.add(Customer.register(id, company, SettableClock.START).value());
            placements.add(new Placement(id, portfolio.id(), true, SettableClock.START));
            journeys.add(plan.enter(id, world.today()).value());
          }
          storage().customers().add(work, customers);
          storage().portfolios().put(work, placements);
          storage().customerJourneys().save(work, journeys);
        });
    Board board = world.desk().boards().open(portfolio.id(), BoardFilter.ALL, BoardDesk.MOST_CARDS);
    Page<Card> cards = board.columns().get(0).cards();
    assertThat(cards.items()).hasSize(each);
    assertThat(board.shown()).isEqualTo(board.total()).isEqualTo(each + 1);
    assertThat(
            world
                .desk()
                .boards()
                .more(portfolio.id(), BoardFilter.ALL, first, cards.next().orElseThrow(), 9)
                .items())
        .hasSize(1);
  }

  @Test
  @DisplayName(
      "POR-3 POR-5: moving a card sets the stage, and it is new no longer; a milestone too")
  default void moving() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    CustomerId moved = world.companyIn(portfolio, "Alfa");
    CustomerId reached = world.companyIn(portfolio, "Beta");
    CustomerId left = world.companyIn(portfolio, "Gama");
    Card card = world.card(portfolio, moved);
    world.desk().journeys().enterStage(card.customer(), card.version(), world.stage(journey, 2));
    world.complete(reached, world.milestones(journey, 0).get(0));
    world.completeStage(left, world.stage(journey, 0));
    Board board = world.open(portfolio);
    assertThat(world.cards(board, 2)).containsExactly(moved);
    assertThat(world.card(portfolio, moved).isNew()).isFalse();
    assertThat(world.card(portfolio, reached).isNew()).isFalse();
    assertThat(world.card(portfolio, left).isNew()).as("its stage is the same").isTrue();
  }

  @Test
  @DisplayName(
      "POR-5: another portfolio leads into its journey, the same journey keeps progress, none ends it")
  default void journeys_of_portfolios() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Journey other = world.journey();
    Portfolio first = world.portfolio(Optional.of(journey.id()));
    Portfolio same = world.portfolio(Optional.of(journey.id()));
    Portfolio different = world.portfolio(Optional.of(other.id()));
    Portfolio bare = world.portfolio(Optional.empty());
    CustomerId alfa = world.companyIn(first, "Alfa");
    world.complete(alfa, world.milestones(journey, 0).get(0));
    world.pass(5);
    world.choose(alfa, same);
    Card kept = world.card(same, alfa);
    assertThat(kept.completed()).isEqualTo(1);
    assertThat(kept.daysIn()).isEqualTo(5);
    assertThat(kept.isNew()).isTrue();
    assertThat(world.open(first).shown()).isZero();

    world.choose(alfa, different);
    Card begun = world.card(different, alfa);
    assertThat(begun.completed()).isZero();
    assertThat(begun.daysIn()).isZero();
    world.choose(alfa, bare);
    assertThat(world.desk().journeys().of(alfa)).isEmpty();
    world.choose(alfa, first);
    world.desk().portfolios().chooseNobody(alfa, world.version(alfa));
    assertThat(world.desk().journeys().of(alfa)).isEmpty();
    assertThat(world.history(alfa))
        .containsExactly(
            JourneyAction.LEFT,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.ENTERED,
            JourneyAction.LEFT,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.ENTERED,
            JourneyAction.LEFT,
            JourneyAction.MILESTONE_COMPLETED,
            JourneyAction.STAGE_ENTERED,
            JourneyAction.ENTERED);
  }

  @Test
  @DisplayName("POR-10: another journey begins for all, not marked new; unlinking takes them out")
  default void linking() {
    BoardWorld world = new BoardWorld(storage());
    Portfolio portfolio = world.portfolio(Optional.empty());
    CustomerId alfa = world.companyIn(portfolio, "Alfa");
    CustomerId beta = world.companyIn(portfolio, "Beta");
    world.desk().portfolios().seen(alfa);
    Journey journey = world.journey();
    Portfolio led = world.lead(portfolio, journey.id());
    assertThat(world.card(led, alfa).isNew()).isFalse();
    assertThat(world.card(led, beta).isNew()).as("its stage has changed").isFalse();
    assertThat(world.desk().portfolios().of(beta).orElseThrow().isNew()).isFalse();
    CustomerId gama = world.companyIn(led, "Gama");
    assertThat(world.card(led, gama).isNew()).isTrue();
    world.pass(2);
    Journey other = world.journey();
    Portfolio again = world.lead(led, other.id());
    assertThat(world.card(again, alfa).daysIn()).isZero();
    assertThat(world.cards(world.open(again), 0)).containsExactly(alfa, beta, gama);
    assertThat(world.card(again, gama).isNew()).isFalse();
    CustomerId delta = world.companyIn(again, "Delta");
    Portfolio unlinked =
        world
            .desk()
            .portfolios()
            .change(again.id(), again.version(), again.toDraft().withoutJourney());
    assertThat(world.open(unlinked).columns()).isEmpty();
    assertThat(world.desk().journeys().of(alfa)).isEmpty();
    assertThat(world.desk().portfolios().of(delta).orElseThrow().isNew())
        .as("it is in no stage, and nobody has looked")
        .isTrue();
    JourneyId nobodys = new JourneyId(UUID.randomUUID());
    world.refused(() -> world.lead(unlinked, nobodys), new JourneyRefusal.JourneyUnknown(nobodys));
    assertThat(world.desk().portfolios().find(unlinked.id())).isEqualTo(unlinked);
  }

  @Test
  @DisplayName("JRN-7 POR-1: a journey that a portfolio leads through is not deleted")
  default void journey_in_use() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    world.refused(
        () -> world.desk().journeyDefinitions().delete(journey.id(), journey.version()),
        new JourneyRefusal.JourneyInUse(journey.id()));
    world
        .desk()
        .portfolios()
        .change(portfolio.id(), portfolio.version(), portfolio.toDraft().withoutJourney());
    world.desk().journeyDefinitions().delete(journey.id(), journey.version());
  }

  @Test
  @DisplayName(
      "POR-5 POR-8: an import leads into journeys as well, and undoing it back out of them")
  default void imported() {
    BoardWorld world = new BoardWorld(storage());
    Journey journey = world.journey();
    Portfolio portfolio = world.portfolio(Optional.of(journey.id()));
    Portfolio bare = world.portfolio(Optional.empty());
    CustomerId alfa = world.companyIn(bare, "Alfa");
    var made =
        world
            .desk()
            .portfolioImports()
            .apply(rows -> rows.accept(ImportRow.of(2, alfa.toString(), portfolio.name())))
            .made()
            .orElseThrow();
    assertThat(world.card(portfolio, alfa).isNew()).isTrue();
    world.desk().portfolioImports().undo(made.id());
    assertThat(world.desk().journeys().of(alfa)).isEmpty();
    assertThat(world.open(portfolio).total()).isZero();
  }

  @Test
  @DisplayName("ACS-1 POR-7: any analyst opens any board, who only reads opens none")
  default void board_permissions() {
    BoardWorld world = new BoardWorld(storage());
    Portfolio portfolio = world.portfolio(Optional.empty());
    assertThat(world.as(AccessProfile.ANALYST).boards().open(portfolio.id(), BoardFilter.ALL, 1))
        .isEqualTo(world.desk().boards().open(portfolio.id(), BoardFilter.ALL, 1));
    world.refused(
        () -> world.as(AccessProfile.READ_ONLY).boards().open(portfolio.id(), BoardFilter.ALL, 1),
        new NotPermitted(Permission.READ_BOARDS));
  }

  /** Portfolios with journeys, in a storage that others use too. */
  final class BoardWorld {

    private final SettableClock clock = new SettableClock();
    private final CustomerView view;
    private final AgentId manager = new AgentId("ana-" + UUID.randomUUID());

    BoardWorld(Storage storage) {
      this.view =
          CustomerView.builder().storage(storage).clock(clock).secrets(TestSecrets.SECRETS).build();
    }

    AgentView desk() {
      return view.as(Agent.system(new AgentId("crm")));
    }

    AgentView as(AccessProfile profile) {
      return view.as(Agent.of(new AgentId("bia"), profile));
    }

    Journey journey() {
      return desk().journeyDefinitions().add(JourneyWorld.draft());
    }

    Portfolio portfolio(Optional<JourneyId> journey) {
      PortfolioDraft draft = PortfolioDraft.of("Carteira " + UUID.randomUUID(), manager);
      return desk().portfolios().add(journey.map(draft::withJourney).orElse(draft));
    }

    Portfolio lead(Portfolio portfolio, JourneyId journey) {
      return desk()
          .portfolios()
          .change(portfolio.id(), portfolio.version(), portfolio.toDraft().withJourney(journey));
    }

    CustomerId companyIn(Portfolio portfolio, String name) {
      return in(portfolio, Registration.builder(Company.of(name, null)).build());
    }

    CustomerId personIn(Portfolio portfolio, String name) {
      return in(portfolio, Registration.builder(Person.of(name, null)).build());
    }

    private CustomerId in(Portfolio portfolio, Registration registration) {
      CustomerId customer = desk().customers().register(registration).customer();
      choose(customer, portfolio);
      return customer;
    }

    void choose(CustomerId customer, Portfolio portfolio) {
      desk().portfolios().choose(customer, version(customer), portfolio.manager(), portfolio.id());
    }

    Version version(CustomerId customer) {
      return desk().customers().find(customer).version();
    }

    StageId stage(Journey journey, int index) {
      return journey.stages().get(index).id();
    }

    List<MilestoneId> milestones(Journey journey, int stage) {
      return journey.stages().get(stage).milestones().stream().map(one -> one.id()).toList();
    }

    void enter(CustomerId customer, StageId stage) {
      desk().journeys().enterStage(customer, version(customer), stage);
    }

    void complete(CustomerId customer, MilestoneId milestone) {
      desk().journeys().completeMilestone(customer, version(customer), milestone, today());
    }

    void completeStage(CustomerId customer, StageId stage) {
      desk().journeys().completeStage(customer, version(customer), stage, today());
    }

    void cancel(CustomerId customer) {
      desk().customers().cancel(customer, version(customer), today(), "Mudou-se");
    }

    Marker marker() {
      desk().markers().all().forEach(marker -> desk().markers().delete(marker.id()));
      return desk().markers().add("Ouro", Emoji.parse("🥇"));
    }

    void mark(CustomerId customer, Marker marker) {
      desk().markers().mark(customer, version(customer), marker.id());
    }

    LocalDate today() {
      return desk().desk().time().dayOf(clock.instant());
    }

    void pass(int days) {
      clock.advance(Duration.ofDays(days));
    }

    Board open(Portfolio portfolio) {
      return desk().boards().open(portfolio.id(), BoardFilter.ALL, 100);
    }

    List<CustomerId> cards(Board board, int stage) {
      return board.columns().get(stage).cards().items().stream().map(Card::customer).toList();
    }

    List<CustomerId> shown(Portfolio portfolio, BoardFilter filter) {
      Board board = desk().boards().open(portfolio.id(), filter, 100);
      List<CustomerId> shown = new ArrayList<>();
      for (int stage = 0; stage < board.columns().size(); stage++) {
        shown.addAll(cards(board, stage));
      }
      assertThat(board.shown()).isEqualTo(shown.size());
      return shown;
    }

    Card card(Portfolio portfolio, CustomerId customer) {
      return open(portfolio).columns().stream()
          .flatMap(column -> column.cards().items().stream())
          .filter(card -> card.customer().equals(customer))
          .findFirst()
          .orElseThrow();
    }

    List<JourneyAction> history(CustomerId customer) {
      return desk()
          .journeys()
          .history(customer, DateRange.ALL, Optional.empty(), 100)
          .items()
          .stream()
          .map(JourneyEntry::action)
          .toList();
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
