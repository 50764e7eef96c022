package io.customerview.jdbc;

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
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merged;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import io.customerview.testkit.Door;
import io.customerview.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading while somebody else merges or erases customers between two statements of it. */
class ReadingBesideTest {

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
    CaseRow row =
        CaseRow.of(
            1,
            number,
            WhichCustomer.by(lia),
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
  @DisplayName("CAS-1 MRG-2: who is merged right after its id was resolved is found")
  void resolved_before() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "customer_alias");
    AgentView reading = Host.desk(JdbcStorage.of(beside.dataSource()));
    List<Function<CustomerId, Object>> questions =
        List.of(
            id -> reading.cases().of(id, CaseQuery.ALL, Optional.empty(), 10).items().size(),
            id -> reading.cases().groups(id, CaseQuery.ALL).size());
    for (Function<CustomerId, Object> question : questions) {
      CustomerId former = person();
      beside.after(() -> merge(lia, former));
      assertThat(question.apply(former)).isEqualTo(1);
      assertThat(beside.isDone()).isTrue();
    }
  }

  @Test
  @DisplayName(
      "DSH-1 MRG-2: the dashboard of who is merged right after its id was resolved is its own")
  void dashboard_merged() {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), "customer_alias");
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
