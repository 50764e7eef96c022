package io.customerview.jdbc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseRefusal.CaseUnknown;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.Decision;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merged;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageGroup;
import io.customerview.message.MessageIntake;
import io.customerview.message.MessageQuery;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.Page;
import io.customerview.shared.Version;
import io.customerview.testkit.Door;
import io.customerview.testkit.SettableClock;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading while somebody else merges or erases customers between two statements of it. */
class ReadingBesideTest {

  private static final Optional<String> FIRST = Optional.empty();
  private static final MessageQuery ALL = MessageQuery.ALL;

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView other = Host.desk(JdbcStorage.of(DATABASE.dataSource()));
  private final BesideSource afterCases = new BesideSource(DATABASE.dataSource(), "customer_case");
  private final AgentView desk = Host.desk(JdbcStorage.of(afterCases.dataSource()));
  private final CaseId number = new CaseId(UUID.randomUUID().toString());
  private final CustomerId alfa = company();
  private final CustomerId lia = person();
  private final CustomerId eva = person();

  @BeforeEach
  void feed() {
    feedCase(number, lia);
  }

  private void feedCase(CaseId id, CustomerId customer) {
    CaseRow row =
        CaseRow.of(
            1,
            id,
            WhichCustomer.by(customer),
            CaseState.OPEN,
            SettableClock.START,
            SettableClock.START);
    other.caseIntake().take(List.of(row).iterator(), outcome -> {});
  }

  @Test
  @DisplayName("CAS-1 CAS-2 MRG-2: cases are read beside a merge of whose they are")
  void cases_merged() {
    assertIsEvas(() -> desk.cases().of(alfa, CaseQuery.ALL, Optional.empty(), 10).items());
  }

  @Test
  @DisplayName("CAS-1 MRG-2: a case is opened beside a merge of whose it is")
  void case_merged() {
    assertIsEvas(() -> List.of(desk.cases().find(number, false)));
  }

  @Test
  @DisplayName("CAS-1 PRIV-2: cases are read beside an erasure of whose they are")
  void erased() {
    afterCases.after(() -> other.privacy().erase(lia));
    assertThat(desk.cases().of(alfa, CaseQuery.ALL, Optional.empty(), 10).items()).isEmpty();
    assertThat(afterCases.isDone()).isTrue();
  }

  @Test
  @DisplayName("CAS-1 PRIV-2: a case that is erased while it is opened is unknown")
  void case_erased() {
    afterCases.after(() -> other.privacy().erase(lia));
    Door.refused(() -> desk.cases().find(number, false), new CaseUnknown());
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: who parts right after its id was resolved is erased, and no other one")
  void erased_parted() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "customer_alias");
    AgentView erasing = Host.desk(JdbcStorage.of(beside.dataSource()));
    CustomerId former = person();
    Merged merged = merge(lia, former);
    beside.after(() -> other.merging().undo(merged.merge(), version(lia)));
    assertThat(erasing.privacy().erase(former).customer()).isEqualTo(former);
    assertThat(beside.isDone()).isTrue();
    assertThat(other.customers().find(lia).id()).isEqualTo(lia);
    Door.refused(() -> other.customers().find(former), new CustomerUnknown(former));
  }

  /** What may be asked about a customer, and how much of it there is. */
  private static final Map<String, BiFunction<AgentView, CustomerId, Number>> QUESTIONS =
      Map.ofEntries(
          entry("cases", (desk, id) -> size(desk.cases().of(id, CaseQuery.ALL, FIRST, 10))),
          entry("groups of cases", (desk, id) -> desk.cases().groups(id, CaseQuery.ALL).size()),
          entry("messages", (desk, id) -> size(desk.messages().of(id, ALL, FIRST, 10))),
          entry(
              "groups of messages",
              (desk, id) -> desk.messages().groups(id, ALL, MessageGroup.By.CHANNEL).size()),
          entry(
              "a message",
              (desk, id) -> desk.messages().find(id, message(id)).history().interactions().size()),
          entry("totals", (desk, id) -> desk.messages().totals(id, DateRange.ALL, false).count()),
          entry(
              "inbound", (desk, id) -> size(desk.messages().inbound(id, DateRange.ALL, FIRST, 10))),
          entry("documents", (desk, id) -> size(desk.documents().of(id, DateRange.ALL, FIRST, 10))),
          entry("contacts", (desk, id) -> desk.contacts().of(id).points().size()),
          entry(
              "history of contacts",
              (desk, id) -> size(desk.contacts().history(id, DateRange.ALL, FIRST, 10))),
          entry("pauses", (desk, id) -> desk.decisions().pauses(id).size()),
          entry(
              "contracts",
              (desk, id) -> desk.contracts().figures(id).customerSince().stream().count()),
          entry("timeline", (desk, id) -> size(desk.timeline().of(id, DateRange.ALL, FIRST, 10))));

  private static int size(Page<?> page) {
    return page.items().size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer_alias", "identity_document"})
  @DisplayName(
      "CAS-1 CNT-1 CNT-14 CTR-6 DOC-1 EVT-6 INT-2 INT-3 INT-4 INT-9 MRG-2: nothing is missing of who is merged while it is read")
  void merged_while_read(String statement) {
    QUESTIONS.forEach(
        (what, question) -> {
          BesideSource beside = new BesideSource(DATABASE.dataSource(), statement);
          AgentView reading = Host.desk(JdbcStorage.of(beside.dataSource()));
          CustomerId former = person();
          feed(former);
          CustomerId survivor = person();
          beside.after(() -> merge(survivor, former));
          assertThat(question.apply(reading, former).longValue()).as(what).isPositive();
          assertThat(beside.isDone()).as(what).isTrue();
        });
  }

  /** Gives a customer something of everything. */
  private void feed(CustomerId customer) {
    other
        .contacts()
        .add(
            customer,
            version(customer),
            NewContact.of(Address.email("p" + customer + "@exemplo.com.br")));
    other.decisions().pause(customer, SettableClock.START.plusSeconds(60));
    feedCase(new CaseId("c" + customer), customer);
    SentMessage sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.SMS,
                new Purpose("billing"),
                Address.phone("(11) 91234-5678"),
                SettableClock.START)
            .build();
    MessageIntake messages = other.messageIntake();
    messages.take(
        List.of(MessageRow.of(1, message(customer), customer, sent)).iterator(), outcome -> {});
    Interaction sending =
        Interaction.of(message(customer), InteractionKind.SENT, SettableClock.START);
    messages.report(List.of(new ReportRow(1, sending)).iterator(), outcome -> {});
    InboundRow call =
        new InboundRow(
            1,
            message(customer),
            WhichCustomer.by(customer),
            MessageChannel.VOICE,
            SettableClock.START,
            Optional.empty(),
            Optional.empty());
    messages.takeInbound(List.of(call).iterator(), outcome -> {});
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(5), LocalDate.of(2025, 1, 2))
            .build();
    ContractRow contract = ContractRow.of(1, new ContractId("k" + customer), customer, terms);
    other.contractIntake().take(List.of(contract).iterator(), outcome -> {});
    other
        .documentIntake()
        .take(
            NewDocument.builder(
                    DocumentId.of("d" + customer),
                    customer,
                    DocumentNumber.parse("NF-1"),
                    "Nota",
                    SettableClock.START)
                .file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream))
                .build());
    EventTime time = EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE);
    other.timeline().add(customer, NewEvent.of(EventDraft.builder(EventKind.NOTE, time).build()));
  }

  private static MessageId message(CustomerId customer) {
    return new MessageId("m" + customer);
  }

  @Test
  @DisplayName("DSH-1 MRG-2: the dashboard of who is merged right after it was found is its own")
  void dashboard_merged() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "identity_document");
    AgentView reading = Host.desk(JdbcStorage.of(beside.dataSource()));
    CustomerId former = person();
    beside.after(() -> merge(lia, former));
    assertThat(reading.dashboard().of(former, DashboardQuery.ALL).campaigns()).isEmpty();
    assertThat(reading.dashboard().of(former, DashboardQuery.ALL).campaigns()).hasSize(1);
    assertThat(beside.isDone()).isTrue();
  }

  @Test
  @DisplayName("CNT-11 MRG-2: of who is merged right after its id was resolved it is decided")
  void decision_merged() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "customer_alias");
    AgentView reading = Host.desk(JdbcStorage.of(beside.dataSource()));
    IntendedMessage message = IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing"));
    List<Function<CustomerId, Object>> questions =
        List.of(
            id -> reading.decisions().mayWrite(id, message),
            id -> reading.decisions().mayWrite(id, message, SettableClock.START),
            id -> reading.decisions().mayWrite(List.of(id), message).get(id));
    for (Function<CustomerId, Object> question : questions) {
      CustomerId former = person();
      beside.after(() -> merge(lia, former));
      assertThat(question.apply(former)).isInstanceOf(Decision.class);
      assertThat(beside.isDone()).isTrue();
    }
  }

  @Test
  @DisplayName("PRIV-3 MRG-2: a chain that is checked beside a change or an undoing is whole")
  void chain_checked() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), ".customer customer");
    AgentView reading = Host.desk(JdbcStorage.of(beside.dataSource()));
    beside.after(
        () ->
            other
                .contacts()
                .add(eva, version(eva), NewContact.of(Address.email("eva@exemplo.com.br"))));
    assertThat(reading.audit().check(eva).faults()).isEmpty();
    assertThat(beside.isDone()).isTrue();
    CustomerId former = person();
    Merged merged = merge(lia, former);
    beside.after(() -> other.merging().undo(merged.merge(), version(lia)));
    assertThat(reading.audit().check(former).faults()).isEmpty();
    assertThat(beside.isDone()).isTrue();
  }

  private void assertIsEvas(Supplier<List<CaseEntry>> cases) {
    afterCases.after(() -> merge(eva, lia));
    assertThat(cases.get())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.found().number()).isEqualTo(number);
              assertThat(entry.found().customer()).isEqualTo(eva);
            });
    assertThat(afterCases.isDone()).isTrue();
  }

  private Merged merge(CustomerId survivor, CustomerId duplicate) {
    return other.merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  private Version version(CustomerId customer) {
    return other.customers().find(customer).version();
  }

  private CustomerId company() {
    return other
        .customers()
        .register(Registration.builder(Company.of("Alfa", null)).build())
        .customer();
  }

  private CustomerId person() {
    return other
        .customers()
        .register(Registration.builder(Person.of("Lia", null)).parent(alfa).build())
        .customer();
  }
}
