package io.customerview.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.Customers;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.spi.OperationListener.Outcome;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How an intake goes about its work: its chunks, and what it does while others are at it. */
class IntakeTest {

  private final Storage memory = InMemoryStorage.create();
  private final Customers racing = mock(Customers.class, delegatesTo(memory.customers()));
  private final Storage storage = mock(Storage.class, delegatesTo(memory));
  private final List<Outcome> units = new ArrayList<>();
  private final List<RowOutcome> told = new ArrayList<>();

  IntakeTest() {
    doReturn(racing).when(storage).customers();
  }

  @Test
  @DisplayName("REG-8: rows are taken in chunks of 500, each one unit of work, and each row once")
  void chunks() {
    IntakeTotals totals = take(Intake.CHUNK + 1);
    assertThat(totals).isEqualTo(new IntakeTotals(Intake.CHUNK + 1, 0, 0, 0, 0, 0, 0));
    assertThat(told).hasSize(Intake.CHUNK + 1);
    assertThat(units).containsExactly(Outcome.DONE, Outcome.DONE);
  }

  @Test
  @DisplayName("REG-8: the later row counts also where the earlier one waits in an earlier chunk")
  void behind_one_that_waits_in_an_earlier_chunk() {
    List<IntakeRow> rows = new ArrayList<>();
    rows.add(IntakeRow.of(0, company(0).city("Olinda").build()).parent(new ExternalId("crm-9000")));
    IntStream.rangeClosed(1, Intake.CHUNK).forEach(number -> rows.add(row(number)));
    rows.add(IntakeRow.of(501, company(0).city("Recife").build()));
    rows.add(row(9000));
    desk(Agent.system(new AgentId("crm"))).intake().take(rows.iterator(), told::add);
    assertThat(
            desk(Agent.system(new AgentId("crm")))
                .customers()
                .of(new ExternalId("crm-0"))
                .orElseThrow()
                .registration()
                .city())
        .contains("Recife");
  }

  @Test
  @DisplayName("REG-8: a chunk in which somebody else was at a customer is taken row by row")
  void row_by_row() {
    failing(1, new ExternalIdTaken());
    assertThat(take(2)).isEqualTo(new IntakeTotals(2, 0, 0, 0, 0, 0, 0));
    assertThat(units).containsExactly(Outcome.REFUSED, Outcome.DONE, Outcome.DONE);
    assertThat(told).extracting(RowOutcome::number).containsExactly(1L, 2L);
  }

  @Test
  @DisplayName("REG-8: a row that others are in the way of is tried three times, then refused")
  void tried_again() {
    failing(2, new ConcurrentChange());
    assertThat(take(1)).isEqualTo(new IntakeTotals(1, 0, 0, 0, 0, 0, 0));
    failing(9, new ConcurrentChange());
    assertThat(take(2, 2)).isEqualTo(new IntakeTotals(0, 0, 0, 1, 0, 0, 0));
    assertThat(told).last().isEqualTo(new Refused(2, new ConcurrentChange()));
    verify(racing, times(3 + 3)).add(any(), any());
    assertThat(units)
        .as("however often it was tried")
        .containsExactly(Outcome.DONE, Outcome.REFUSED);
  }

  @Test
  @DisplayName("REG-8: an external id that somebody else took at the same time is tried again too")
  void external_id_taken() {
    failing(1, new ExternalIdTaken());
    assertThat(take(1)).isEqualTo(new IntakeTotals(1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("REG-8: what another try would not mend is refused at once")
  void refused_at_once() {
    failing(9, new CursorInvalid());
    assertThat(take(1)).isEqualTo(new IntakeTotals(0, 0, 0, 1, 0, 0, 0));
    assertThat(units).containsExactly(Outcome.REFUSED);
    verify(racing).add(any(), any());
  }

  @Test
  @DisplayName("ACS-2: who may not edit customers is refused before any row is looked at")
  void permission() {
    Agent half = Agent.of(new AgentId("half"), AccessProfile.NONE).with(Permission.EDIT_CONTACTS);
    assertThatThrownBy(() -> desk(half).intake().take(List.of(row(1)).iterator(), told::add))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(new NotPermitted(Permission.EDIT_CUSTOMERS)));
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("REG-8: the rows are the new, the changed, the unchanged and the refused ones")
  void rows() {
    assertThat(new IntakeTotals(1000, 200, 30, 4, 7, 0, 7).rows()).isEqualTo(1234);
  }

  @Test
  @DisplayName("PRIV-3: a row's text form tells its number only")
  void text() {
    assertThat(row(17)).hasToString("IntakeRow[17]");
  }

  private void failing(int times, Refusal refusal) {
    doThrow(Collections.nCopies(times, new RefusedException(refusal)).toArray(Throwable[]::new))
        .doAnswer(delegatesTo(memory.customers()))
        .when(racing)
        .add(any(), any());
  }

  private IntakeTotals take(int last) {
    return take(1, last);
  }

  private IntakeTotals take(int first, int last) {
    List<IntakeRow> rows = IntStream.rangeClosed(first, last).mapToObj(IntakeTest::row).toList();
    return desk(Agent.system(new AgentId("crm"))).intake().take(rows.iterator(), told::add);
  }

  private AgentView desk(Agent agent) {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .onOperation(
            (operation, took, outcome) -> {
              if (operation.equals("intake.take")) {
                units.add(outcome);
              }
            })
        .build()
        .as(agent);
  }

  private static Registration.Builder company(int number) {
    return Registration.builder(Company.of("Alfa " + number, null)).externalId("crm-" + number);
  }

  private static IntakeRow row(int number) {
    return IntakeRow.of(number, company(number).build());
  }
}
