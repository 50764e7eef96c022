package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.Document;
import io.customerview.document.DocumentResend;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.identity.DocumentNumber;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.message.InboundRow;
import io.customerview.message.MessageRefusal.SendingDenied;
import io.customerview.message.MessageRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.GatewayException;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.OneMessage;
import io.customerview.testkit.RecordingGateway;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that feeds something of a customer who is being merged on another connection. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MergedMeanwhileTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));
  private final ExecutorService processes = Executors.newFixedThreadPool(1);
  private final String id = UUID.randomUUID().toString();

  /** What the host feeds, and where it is kept. */
  private enum Feed {
    CASE("customer_case"),
    MESSAGE("message"),
    INBOUND("inbound"),
    CONTRACT("contract"),
    DOCUMENT("document");

    private final String table;

    Feed(String table) {
      this.table = table;
    }
  }

  @AfterEach
  void stop() {
    processes.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Feed.class)
  @DisplayName(
      "MRG-2 CAS-3 CTR-6 INT-1 INT-9 DOC-1: a row that waits for a merge is the survivor's")
  void waits_for_a_merge(Feed feed) throws Exception {
    for (boolean byExternalId : new boolean[] {true, false}) {
      CustomerId eva = customer("eva-" + byExternalId + id);
      ExternalId external = new ExternalId("lia-" + byExternalId + id);
      CustomerId lia = customer(external.value());
      CountDownLatch merged = new CountDownLatch(1);
      Future<?> merging = processes.submit(() -> merge(eva, lia, merged));
      merged.await();
      String key = byExternalId + id;
      String outcome =
          take(feed, byExternalId ? WhichCustomer.by(external) : WhichCustomer.by(lia), key);
      merging.get();
      assertThat(outcome).contains("ADDED");
      assertThat(owners(feed, eva)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Feed.class)
  @DisplayName(
      "MRG-2 CAS-3 CTR-6 INT-1 INT-9 DOC-1: a row that waits for an undoing is whose its name leads to then")
  void waits_for_an_undoing(Feed feed) throws Exception {
    for (boolean byExternalId : new boolean[] {true, false}) {
      Parting parting = new Parting(false);
      Future<?> undoing = processes.submit(parting::undo);
      parting.undone.await();
      WhichCustomer lia =
          byExternalId ? WhichCustomer.by(parting.external) : WhichCustomer.by(parting.lia);
      String outcome = take(feed, lia, UUID.randomUUID().toString());
      undoing.get();
      assertThat(outcome).contains("ADDED");
      assertThat(owners(feed, parting.eva)).isEmpty();
      assertThat(owners(feed, parting.lia)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "REG-8 MRG-2: a registration that waits for an undoing is that of whom its id leads to then")
  void registered_while_a_merge_is_undone(boolean byIntake) throws Exception {
    Parting parting = new Parting(false);
    Future<?> undoing = processes.submit(parting::undo);
    parting.undone.await();
    Registration renamed =
        Registration.builder(Person.of("Lia", "Reis")).externalId(parting.external.value()).build();
    if (byIntake) {
      List<RowOutcome> outcomes = new ArrayList<>();
      desk.intake().take(List.of(IntakeRow.of(1, renamed)).iterator(), outcomes::add);
      assertThat(outcomes)
          .singleElement()
          .isInstanceOfSatisfying(
              RowOutcome.Taken.class, taken -> assertThat(taken.customer()).isEqualTo(parting.lia));
    } else {
      assertThat(desk.customers().register(renamed).customer()).isEqualTo(parting.lia);
    }
    undoing.get();
    assertThat(desk.customers().find(parting.lia).registration()).isEqualTo(renamed);
    assertThat(desk.customers().find(parting.eva).id()).isEqualTo(parting.eva);
  }

  @Test
  @DisplayName(
      "REG-3 MRG-2: who is registered below a company that is merged meanwhile belongs to the one that stays")
  void registered_below_a_company_that_is_merged() {
    CustomerId stays = company();
    CustomerId goes = company();
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "customer_alias");
    AgentView registering = Host.desk(JdbcStorage.of(beside.dataSource()));
    beside.after(() -> desk.merging().merge(stays, Version.FIRST, goes, Version.FIRST));
    Registration below = Registration.builder(Person.of("Lia", null)).parent(goes).build();
    CustomerId lia = registering.customers().register(below).customer();
    assertThat(beside.isDone()).isTrue();
    assertThat(desk.customers().find(lia).registration().parent()).contains(stays);
  }

  private CustomerId company() {
    return desk.customers()
        .register(Registration.builder(Company.of("Alfa", null)).build())
        .customer();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "MRG-5 DOC-8 CNT-12: a document that waits for an undoing is sent as of whom it is then, or not at all")
  void resent_while_a_merge_is_undone(boolean optedOut) throws Exception {
    Parting parting = new Parting(optedOut);
    Future<?> undoing = processes.submit(parting::undo);
    parting.undone.await();
    if (optedOut) {
      assertThatThrownBy(() -> parting.resend())
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  assertThat(refused.refusal()).isEqualTo(new SendingDenied(List.of("opted_out"))));
    } else {
      parting.resend();
    }
    undoing.get();
    assertThat(parting.queuedFor(parting.eva)).isEmpty();
    assertThat(parting.queuedFor(parting.lia)).hasSize(optedOut ? 0 : 1);
  }

  @Test
  @DisplayName(
      "MRG-2 POR-8: an import that is undone beside a merge, and began before it, leaves the duplicate out")
  void import_undone_beside_a_merge() {
    CustomerId stays = company();
    CustomerId goes = company();
    Portfolio portfolio = desk.portfolios().add(PortfolioDraft.of("P " + id, new AgentId("ana")));
    PortfolioImport made =
        desk.portfolioImports()
            .apply(sheet -> sheet.accept(ImportRow.of(2, goes.toString(), portfolio.name())))
            .made()
            .orElseThrow();
    Version read = desk.customers().find(goes).version();
    SettableClock later = new SettableClock();
    later.advance(Duration.ofMinutes(1));
    AgentView merging =
        CustomerView.builder()
            .storage(JdbcStorage.of(DATABASE.pooled()))
            .clock(later)
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(desk.agent());
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "portfolio_import where id");
    List<Merged> merged = new ArrayList<>();
    beside.after(() -> merged.add(merging.merging().merge(stays, Version.FIRST, goes, read)));
    Host.desk(JdbcStorage.of(beside.dataSource())).portfolioImports().undo(made.id());
    MergeConflict undone = new MergeConflict(ImportedChange.PART, made.id().toString());
    assertThatThrownBy(() -> merging.merging().undo(merged.get(0).merge(), merged.get(0).version()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(new ChangedSince(merged.get(0).merge(), List.of(undone))));
  }

  @Test
  @DisplayName("MRG-5: a message that is tried again while a merge is undone is whose it is then")
  void retried_while_a_merge_is_undone() throws Exception {
    Parting parting = new Parting(false);
    OutgoingId message = parting.setAside();
    Future<?> undoing = processes.submit(parting::undo);
    parting.undone.await();
    assertThat(parting.desk.outbox().retry(message).customer()).isEqualTo(parting.lia);
    undoing.get();
    assertThat(parting.queuedFor(parting.lia)).hasSize(1);
  }

  /** A customer with a document that was merged into another one, which is to be undone. */
  private final class Parting {

    private final CountDownLatch undone = new CountDownLatch(1);
    private final Address address = Address.email("p" + id + "@exemplo.com.br");
    private final RecordingGateway gateway = new RecordingGateway();
    private final CustomerView view =
        CustomerView.builder()
            .storage(JdbcStorage.of(DATABASE.pooled()))
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .files(new FilesInMemory())
            .messages(gateway)
            .messageCatalogue(OneMessage.CATALOGUE)
            .build();
    private final AgentView desk = view.as(Agent.system(new AgentId("ana")));
    private final CustomerId eva = customer("eva-" + UUID.randomUUID());
    private final ExternalId external = new ExternalId("lia-" + UUID.randomUUID());
    private final CustomerId lia = customer(external.value());
    private final Document document = take();
    private @Nullable OutgoingId setAside;
    private final Merged merged;

    Parting(boolean optedOut) {
      desk.contacts().add(lia, version(lia), NewContact.of(address));
      if (optedOut) {
        desk.feedback().unsubscribed(lia, address);
      } else {
        setAside = resend();
        gateway.answer(
            message -> {
              throw GatewayException.permanent("no_such_mailbox");
            });
        view.relay().runOnce();
      }
      merged = desk.merging().merge(eva, version(eva), lia, version(lia));
    }

    OutgoingId setAside() {
      return Objects.requireNonNull(setAside);
    }

    private Version version(CustomerId customer) {
      return desk.customers().find(customer).version();
    }

    private Document take() {
      return desk.documentIntake()
          .take(
              NewDocument.builder(
                      DocumentId.of(UUID.randomUUID().toString()),
                      lia,
                      DocumentNumber.parse("NF-1"),
                      "Nota",
                      SettableClock.START)
                  .sentBy(new SentBy("a-1", "Cobrança", "1"))
                  .file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream))
                  .build());
    }

    OutgoingId resend() {
      DocumentResend request =
          new DocumentResend(
              document.id(),
              List.of(document.files().get(0).id()),
              "a-1",
              "1",
              MessageChannel.EMAIL,
              "t-1",
              address);
      return desk.documentSending()
          .resend(request, new IdempotencyKey(UUID.randomUUID().toString()));
    }

    /** Undoes the merge, and commits once somebody waits. */
    void undo() {
      CustomerView.builder()
          .storage(JdbcStorage.of(DATABASE.pooled()))
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .onChange(
              (work, customer, version, events) -> {
                undone.countDown();
                Host.awaitWaiting(DATABASE.dataSource(), 1);
              })
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR))
          .merging()
          .undo(merged.merge(), version(eva));
    }

    /** What waits in the outbox about a customer. */
    List<String> queuedFor(CustomerId customer) {
      return Host.ask(
          DATABASE.dataSource(),
          "select id from customer_view.outbox where state = 'WAITING' and customer_id = '"
              + customer
              + "'");
    }
  }

  private CustomerId customer(String externalId) {
    return desk.customers().register(Host.person(externalId)).customer();
  }

  /** Merges, and commits once somebody waits. */
  private void merge(CustomerId survivor, CustomerId duplicate, CountDownLatch merged) {
    CustomerView.builder()
        .storage(JdbcStorage.of(DATABASE.pooled()))
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .onChange(
            (work, customer, version, events) -> {
              merged.countDown();
              Host.awaitWaiting(DATABASE.dataSource(), 1);
            })
        .build()
        .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR))
        .merging()
        .merge(survivor, Version.FIRST, duplicate, Version.FIRST);
  }

  private List<String> owners(Feed feed, CustomerId customer) {
    return Host.ask(
        DATABASE.dataSource(),
        "select customer_id from customer_view."
            + feed.table
            + " where customer_id = '"
            + customer
            + "'");
  }

  private String take(Feed feed, WhichCustomer customer, String key) {
    StringBuilder outcome = new StringBuilder();
    switch (feed) {
      case CASE ->
          desk.caseIntake().take(List.of(caseOf(customer, key)).iterator(), outcome::append);
      case MESSAGE ->
          desk.messageIntake().take(List.of(message(customer, key)).iterator(), outcome::append);
      case INBOUND ->
          desk.messageIntake()
              .takeInbound(List.of(inbound(customer, key)).iterator(), outcome::append);
      case CONTRACT ->
          desk.contractIntake().take(List.of(contract(customer, key)).iterator(), outcome::append);
      case DOCUMENT -> {
        desk.documentIntake().take(document(customer, key));
        outcome.append("ADDED");
      }
    }
    return outcome.toString();
  }

  private static CaseRow caseOf(WhichCustomer customer, String key) {
    return CaseRow.of(
        1, new CaseId(key), customer, CaseState.NEW, SettableClock.START, SettableClock.START);
  }

  private static MessageRow message(WhichCustomer customer, String key) {
    SentMessage sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.SMS,
                new Purpose("billing"),
                Address.phone("(11) 91234-5678"),
                SettableClock.START)
            .build();
    return new MessageRow(1, new MessageId(key), customer, sent);
  }

  private static InboundRow inbound(WhichCustomer customer, String key) {
    return new InboundRow(
        1,
        new MessageId(key),
        customer,
        MessageChannel.VOICE,
        SettableClock.START,
        Optional.empty(),
        Optional.empty());
  }

  private static ContractRow contract(WhichCustomer customer, String key) {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(5), LocalDate.of(2025, 1, 2))
            .build();
    return customer
        .externalId()
        .map(external -> ContractRow.of(1, new ContractId(key), external, terms))
        .orElseGet(
            () -> ContractRow.of(1, new ContractId(key), customer.customer().orElseThrow(), terms));
  }

  private static NewDocument document(WhichCustomer customer, String key) {
    DocumentId document = DocumentId.of(key);
    DocumentNumber number = DocumentNumber.parse("NF-1");
    NewDocument.Builder given =
        customer
            .externalId()
            .map(
                external ->
                    NewDocument.builder(document, external, number, "Nota", SettableClock.START))
            .orElseGet(
                () ->
                    NewDocument.builder(
                        document,
                        customer.customer().orElseThrow(),
                        number,
                        "Nota",
                        SettableClock.START));
    return given.file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream)).build();
  }
}
