package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Outbox;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much of the outbox is read, of 40,000 messages that are due and held back. */
class OutboxStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Instant NOW = SettableClock.START;
  private static final Instant LATER = NOW.plusSeconds(3_600);
  private static final int HELD_BACK = 20_000;
  private static final int CUSTOMERS = 2_000;

  /** However much is held back. */
  private static final long FEW = 60;

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final Queue queue = new Queue(storage);
  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "lane");
  private final Queue explained = new Queue(JdbcStorage.of(explaining.source()));

  @BeforeEach
  void empty() {
    Queue.empty(DATABASE.dataSource());
  }

  @Test
  @DisplayName("what is held back is not read, be it of many customers or much of one")
  void held_back() {
    List<OutgoingId> heads =
        new ArrayList<>(queue.add(queue.customers(CUSTOMERS), Waiting.at(NOW)));
    copy(HELD_BACK / CUSTOMERS);
    CustomerId busy = queue.customer();
    OutgoingId head = queue.add(busy);
    copyOf(head, HELD_BACK);
    heads.add(head);
    queue.save(heads, new Retrying(LATER, "gateway_failed"));
    OutgoingId free = queue.add(queue.customer());
    Host.execute(
        DATABASE.dataSource(), "vacuum analyze customer_view.outbox, customer_view.outbox_lane");

    assertThat(explained.claim(9)).containsExactly(free);
    few("a claim");
    queue.save(free, new Denied(NOW, List.of("opted_out")));
    explained.add(busy);
    few("a message more");
    assertThat(explained.claim(LATER, 1)).containsExactly(heads.get(0));
    few("a claim of one that is tried again");
    explained.save(head, Waiting.at(NOW.minusSeconds(1)));
    few("the first of many waits");
    assertThat(explained.claim(LATER, 1)).containsExactly(head);
    few("a claim of the first of many");
    explained.save(head, new Denied(LATER, List.of("opted_out")));
    few("the next of many");
  }

  @Test
  @DisplayName("what was handed over is counted so far only, and what is open or set aside whole")
  void counts() {
    OutgoingId denied = queue.add(queue.customer());
    queue.save(denied, new Denied(NOW, List.of("opted_out")));
    copyOf(denied, 3 * Outbox.MOST_COUNTED);
    queue.add(queue.customer());
    Host.execute(DATABASE.dataSource(), "vacuum analyze customer_view.outbox");
    ExplainingConnections counting =
        new ExplainingConnections(DATABASE.dataSource(), "done (state)");
    Storage other = JdbcStorage.of(counting.source());
    Map<Kind, Long> counts = Work.in(other, work -> other.outbox().counts(work));
    assertThat(counts)
        .containsOnlyKeys(Kind.WAITING, Kind.DENIED)
        .containsEntry(Kind.WAITING, 1L)
        .containsEntry(Kind.DENIED, (long) Outbox.MOST_COUNTED);
    assertThat(counting.plans())
        .singleElement()
        .satisfies(
            plan ->
                assertThat(ExplainingConnections.rowsRead(plan))
                    .as(plan)
                    .isLessThan(2L * Outbox.MOST_COUNTED));
  }

  private static void copy(int times) {
    copy("true", times);
  }

  private static void copyOf(OutgoingId id, int times) {
    copy("id = '" + id + "'", times);
  }

  private static void copy(String which, int times) {
    String columns =
        """
        customer_id, recipient, channel, contact_channel, purpose, name, media_type, body, files, test, agent,
        created_at, state, due, ended_at, codes, lease, attempts""";
    Host.execute(
        DATABASE.dataSource(),
        "insert into customer_view.outbox (id, %1$s) select gen_random_uuid(), %1$s from customer_view.outbox, generate_series(1, %2$d) where %3$s"
            .formatted(columns, times, which));
  }

  private void few(String what) {
    assertThat(explaining.plans()).as(what).isNotEmpty();
    for (String plan : explaining.plans()) {
      assertThat(plan).as(what).doesNotContain("Seq Scan on outbox o", "Seq Scan on outbox\n");
      assertThat(ExplainingConnections.rowsRead(plan)).as(what + "\n" + plan).isLessThan(FEW);
    }
    explaining.plans().clear();
  }
}
