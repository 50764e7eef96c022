package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.base.BaseOrder;
import io.customerview.base.BaseQuery;
import io.customerview.base.BaseRow;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyPreview;
import io.customerview.journey.JourneyView;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Card;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.profile.Profile;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.Page;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of several statements while somebody else commits between two of them. */
class OneMomentTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView other = Host.desk(JdbcStorage.of(DATABASE.dataSource()));

  @Test
  @DisplayName("DSH-1: all figures of a dashboard are those of one moment")
  void dashboard() {
    CustomerId alfa = company();
    MessageId message = send(alfa);
    AgentView desk = beside("interaction_total", () -> reply(message));

    Dashboard shown = staysAs(() -> show(other, alfa), () -> show(desk, alfa));

    assertThat(shown.journey()).hasSize(1);
    assertThat(show(other, alfa).journey()).as("with the reply").hasSize(2);
  }

  @Test
  @DisplayName("POR-3: a board shows the customers, and so many of them, of one moment")
  void board() {
    Portfolio portfolio = portfolio();
    put(company(), portfolio);
    AgentView desk = beside("select count(*) from", () -> put(company(), portfolio));

    Board shown = staysAs(() -> open(other, portfolio), () -> open(desk, portfolio));

    assertThat(shown.shown()).isEqualTo(shown.total()).isEqualTo(1);
    assertThat(open(other, portfolio).total()).isEqualTo(2);
  }

  @Test
  @DisplayName("POR-3 MRK-1: more cards of a stage, with their markers, are those of one moment")
  void more() {
    Portfolio portfolio = portfolio();
    put(company(), portfolio);
    CustomerId marked = company("Beta");
    put(marked, portfolio);
    Marker gold = other.markers().add("Ouro", Emoji.parse("🥇"));
    other.markers().mark(marked, version(marked), gold.id());
    Board.Column first = other.boards().open(portfolio.id(), BoardFilter.ALL, 1).columns().get(0);
    AgentView desk = beside("customer_journey", () -> other.markers().delete(gold.id()));

    Page<Card> shown =
        staysAs(() -> more(other, portfolio, first), () -> more(desk, portfolio, first));

    assertThat(shown.items()).extracting(Card::customer).containsExactly(marked);
    assertThat(shown.items().get(0).marker()).contains(gold);
  }

  @Test
  @DisplayName("PRF-1 MRG-2: a profile of who is merged while it is read is whole")
  void profile() {
    CustomerId former = company("Gama");
    send(former);
    CustomerId survivor = company("Delta");
    for (String after : List.of("identity_document", "former_id, external_id")) {
      AgentView desk =
          beside(
              after,
              () -> other.merging().merge(survivor, version(survivor), former, version(former)));

      Profile shown = staysAs(() -> other.profile(former), () -> desk.profile(former));

      assertThat(shown.messages().items()).hasSize(1);
      MergeId merge = other.merging().of(survivor).get(0).id();
      other.merging().undo(merge, version(survivor));
    }
  }

  @Test
  @DisplayName(
      "PRF-1 DSH-1 MRG-2: in a transaction of the host's, it is that of whoever the customer has become")
  void in_a_transaction_of_the_hosts() throws SQLException {
    CustomerId former = company("Gama");
    send(former);
    CustomerId survivor = company("Delta");
    List<Function<AgentView, Long>> counts =
        List.of(
            desk -> (long) desk.profile(former).messages().items().size(),
            desk -> show(desk, former).campaigns().get(0).messages());
    for (Function<AgentView, Long> count : counts) {
      BesideSource source = new BesideSource(DATABASE.dataSource(), "identity_document");
      try (Connection connection = source.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        AgentView desk = Host.desk(JdbcStorage.of(Host.lending(connection)));
        source.after(
            () -> other.merging().merge(survivor, version(survivor), former, version(former)));
        assertThat(count.apply(desk)).isEqualTo(1);
        connection.rollback();
      }
      MergeId merge = other.merging().of(survivor).get(0).id();
      other.merging().undo(merge, version(survivor));
    }
  }

  @Test
  @DisplayName("PRF-1 JRN-4: a journey of who is put into another one while it is read is whole")
  void journey() {
    CustomerId alfa = company();
    put(alfa, portfolio());
    Portfolio next = portfolio();
    AgentView desk = beside("customer_journey", () -> put(alfa, next));

    JourneyView shown =
        staysAs(
            () -> other.journeys().of(alfa).orElseThrow(),
            () -> desk.journeys().of(alfa).orElseThrow());

    assertThat(shown.state().stage()).isEqualTo(shown.journey().first().id());
  }

  @Test
  @DisplayName("JRN-6: what a stage would do is told though its journey is deleted meanwhile")
  void preview_of_stage() {
    CustomerId alfa = company();
    Portfolio portfolio = portfolio();
    put(alfa, portfolio);
    Portfolio next = portfolio();
    JourneyView in = other.journeys().of(alfa).orElseThrow();
    AgentView desk =
        beside(
            "customer_journey",
            () -> {
              put(alfa, next);
              other.portfolios().delete(portfolio.id(), portfolio.version());
              other.journeyDefinitions().delete(in.journey().id(), in.journey().version());
            });

    assertThat(desk.journeys().previewStage(alfa, in.journey().first().id())).isEmpty();
    assertThat(other.journeys().of(alfa).orElseThrow().journey().id())
        .isEqualTo(next.journey().orElseThrow());
  }

  @Test
  @DisplayName("JRN-7: what a definition would do is told though somebody adds to it meanwhile")
  void preview_of_definition() {
    CustomerId alfa = company();
    Portfolio portfolio = portfolio();
    put(alfa, portfolio);
    Journey journey = other.journeyDefinitions().find(portfolio.journey().orElseThrow());
    JourneyDraft longer = journey.toDraft().stage(StageDraft.named("Fim"));
    AgentView desk =
        beside(
            "journey.calendar",
            () -> {
              Journey changed =
                  other.journeyDefinitions().change(journey.id(), journey.version(), longer);
              StageId last = changed.stages().get(1).id();
              other.journeys().enterStage(alfa, version(alfa), last);
            });

    JourneyPreview shown = desk.journeyDefinitions().preview(journey.id(), longer);

    assertThat(shown).returns(1, JourneyPreview::customers).returns(0, JourneyPreview::changed);
    assertThat(other.journeys().of(alfa).orElseThrow().journey().stages()).hasSize(2);
  }

  @Test
  @DisplayName("BAS-3: a company stands on a page once, also where its renewal moves meanwhile")
  void base() {
    CustomerId alfa = company();
    renews(alfa, LocalDate.of(2021, 1, 1));
    AgentView desk = beside("last_renewal < ", () -> renews(alfa, LocalDate.of(2031, 1, 1)));

    List<BaseRow> shown = staysAs(() -> byRenewal(other), () -> byRenewal(desk));

    assertThat(shown).extracting(BaseRow::customer).containsOnlyOnce(alfa);
  }

  private static List<BaseRow> byRenewal(AgentView desk) {
    return desk.base().list(BaseQuery.builder().orderedBy(BaseOrder.RENEWAL).build()).items();
  }

  private void renews(CustomerId customer, LocalDate day) {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(500), LocalDate.of(2020, 1, 2))
            .renewsOn(day)
            .build();
    ContractRow row = ContractRow.of(1, new ContractId("k-" + customer), customer, terms);
    other.contractIntake().take(List.of(row).iterator(), outcome -> {});
  }

  /** Holds what is read beside a change to what was there before it. */
  private static <T> T staysAs(Supplier<T> before, Supplier<T> read) {
    T expected = before.get();
    T shown = read.get();
    assertThat(shown).isEqualTo(expected);
    assertThat(before.get()).as("the change was made").isNotEqualTo(expected);
    return shown;
  }

  private static AgentView beside(String marker, Runnable doing) {
    BesideSource source = new BesideSource(DATABASE.dataSource(), marker);
    source.after(doing);
    return Host.desk(JdbcStorage.of(source.dataSource()));
  }

  private static Dashboard show(AgentView desk, CustomerId customer) {
    return desk.dashboard().of(customer, DashboardQuery.ALL);
  }

  private static Board open(AgentView desk, Portfolio portfolio) {
    return desk.boards().open(portfolio.id(), BoardFilter.ALL, 9);
  }

  private static Page<Card> more(AgentView desk, Portfolio portfolio, Board.Column first) {
    return desk.boards()
        .more(
            portfolio.id(),
            BoardFilter.ALL,
            first.stage().id(),
            first.cards().next().orElseThrow(),
            9);
  }

  private MessageId send(CustomerId customer) {
    MessageId id = new MessageId(UUID.randomUUID().toString());
    SentMessage sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.SMS,
                new Purpose("billing"),
                Address.phone("(11) 91234-5678"),
                SettableClock.START)
            .build();
    other
        .messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, sent)).iterator(), outcome -> {});
    return id;
  }

  private void reply(MessageId message) {
    Interaction reply =
        Interaction.of(message, InteractionKind.REPLIED, SettableClock.START.plusSeconds(60));
    other.messageIntake().report(List.of(new ReportRow(1, reply)).iterator(), outcome -> {});
  }

  private Portfolio portfolio() {
    Journey journey =
        other
            .journeyDefinitions()
            .add(JourneyDraft.named("J" + UUID.randomUUID()).stage(StageDraft.named("Início")));
    return other
        .portfolios()
        .add(
            PortfolioDraft.of("P" + UUID.randomUUID(), new AgentId("ana"))
                .withJourney(journey.id()));
  }

  private void put(CustomerId customer, Portfolio portfolio) {
    other.portfolios().choose(customer, version(customer), portfolio.manager(), portfolio.id());
  }

  private Version version(CustomerId customer) {
    return other.customers().find(customer).version();
  }

  private CustomerId company() {
    return company("Alfa");
  }

  private CustomerId company(String name) {
    return other
        .customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }
}
