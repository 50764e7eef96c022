package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditQuery;
import io.customerview.cases.CaseOutcome;
import io.customerview.cases.CaseOutcome.Effect;
import io.customerview.cases.CaseOutcome.Taken;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.cases.CustomerCase;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of a host that feed the same new case, each on a connection of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CasesAtOnceTest {

  private static final int ROUNDS = 50;

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.pooled());
  private final AgentView desk = Host.desk(storage);
  private final AgentView other = Host.desk(JdbcStorage.of(DATABASE.pooled()));
  private final ExecutorService processes = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    processes.shutdownNow();
  }

  @Test
  @DisplayName("CAS-3: the same row from two processes at once adds its case once, every time")
  void same_row() throws Exception {
    CustomerId lia = customer();
    for (int round = 0; round < ROUNDS; round++) {
      CaseRow row = row("same-" + round, lia, CaseState.NEW, 0);
      assertThat(atOnce(row, row)).containsExactlyInAnyOrder(Effect.ADDED, Effect.UNCHANGED);
    }
    assertThat(events(lia)).containsOnly("case.added", "customer.registered").hasSize(ROUNDS + 1);
    assertThat(desk.audit().check(lia).faults()).isEmpty();
  }

  @Test
  @DisplayName(
      "CAS-3: of two rows at once that give a new case to different customers the later one counts")
  void different_rows() throws Exception {
    CustomerId lia = customer();
    CustomerId eva = customer();
    for (int round = 0; round < ROUNDS; round++) {
      String number = "other-" + round;
      List<Effect> effects =
          atOnce(row(number, lia, CaseState.NEW, 0), row(number, eva, CaseState.OPEN, 1));
      assertThat(effects)
          .isIn(List.of(Effect.ADDED, Effect.CHANGED), List.of(Effect.OUTDATED, Effect.ADDED));
      CustomerCase found = desk.cases().find(new CaseId(number), false).found();
      assertThat(found.customer()).isEqualTo(eva);
      assertThat(found.state()).isEqualTo(CaseState.OPEN);
    }
    for (CustomerId customer : List.of(lia, eva)) {
      assertThat(desk.audit().check(customer).faults()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "CAS-3: a chunk that meets a number just added waits for it, and takes the rest all the same")
  void chunk_beside_an_addition() throws Exception {
    CustomerId lia = customer();
    CaseRow met = row("met", lia, CaseState.NEW, 0);
    CountDownLatch added = new CountDownLatch(1);
    Future<Boolean> adding =
        processes.submit(
            () ->
                storage.write(
                    SettableClock.START,
                    work -> {
                      storage.cases().add(work, List.of(caseOf(met, lia)));
                      added.countDown();
                      Host.awaitWaiting(DATABASE.dataSource(), 1);
                      return true;
                    }));
    added.await();
    List<CaseRow> rows =
        List.of(row("before", lia, CaseState.NEW, 0), met, row("after", lia, CaseState.NEW, 0));
    assertThat(take(other, rows)).containsExactly(Effect.ADDED, Effect.UNCHANGED, Effect.ADDED);
    assertThat(adding.get()).isTrue();
  }

  private CustomerId customer() {
    return desk.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
  }

  private static CaseRow row(String number, CustomerId customer, CaseState state, int seconds) {
    return CaseRow.of(
        1,
        new CaseId(number),
        WhichCustomer.by(customer),
        state,
        SettableClock.START,
        SettableClock.START.plusSeconds(seconds));
  }

  private static CustomerCase caseOf(CaseRow row, CustomerId customer) {
    return new CustomerCase(
        row.number(),
        customer,
        row.state(),
        row.createdAt(),
        row.campaign(),
        row.link(),
        row.edition());
  }

  private List<Effect> atOnce(CaseRow first, CaseRow second) throws Exception {
    CyclicBarrier begin = new CyclicBarrier(2);
    Future<List<Effect>> one = processes.submit(() -> takeAfter(begin, desk, first));
    Future<List<Effect>> two = processes.submit(() -> takeAfter(begin, other, second));
    return List.of(one.get().get(0), two.get().get(0));
  }

  private static List<Effect> takeAfter(CyclicBarrier begin, AgentView feeding, CaseRow row)
      throws Exception {
    begin.await();
    return take(feeding, List.of(row));
  }

  private static List<Effect> take(AgentView feeding, List<CaseRow> rows) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    feeding.caseIntake().take(rows.iterator(), outcomes::add);
    return outcomes.stream().map(outcome -> ((Taken) outcome).effect()).toList();
  }

  private List<String> events(CustomerId customer) {
    return desk.audit().list(AuditQuery.ALL.about(customer), Optional.empty(), 200).items().stream()
        .flatMap(entry -> entry.happenings().stream())
        .map(Happening::event)
        .toList();
  }
}
