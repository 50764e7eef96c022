package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.intake.IntakeRow;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.OutboxEntry;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a claim reads, whatever else there is in the outbox. */
class ClaimStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int LIMIT = 20;

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "with claimed");
  private final Storage storage = JdbcStorage.of(explaining.source());

  @BeforeEach
  void fill() {
    Host.desk(JdbcStorage.of(DATABASE.dataSource()))
        .intake()
        .take(
            IntStream.range(0, 400)
                .mapToObj(index -> IntakeRow.of(index, Host.person("crm-" + index)))
                .iterator(),
            outcome -> {});
    Host.execute(DATABASE.dataSource(), "truncate customer_view.outbox");
    insert(30, "'HANDED_OVER', null, now(), 'a@exemplo.com.br'");
    insert(2, "'WAITING', now() + interval '900 years', null, null");
    insert(3, "'WAITING', timestamptz '2026-11-01', null, null");
    Host.execute(DATABASE.dataSource(), "analyze customer_view.outbox");
  }

  /** So many of each customer, in a state. */
  private static void insert(int each, String state) {
    Host.execute(
        DATABASE.dataSource(),
        """
        insert into customer_view.outbox (
          id, customer_id, recipient, channel, contact_channel, purpose, name, media_type, body, files, test, agent,
          created_at, codes, lease, attempts, state, due, ended_at, address)
        select gen_random_uuid(), id, 'CUSTOMER', 'email', 'EMAIL', 'billing', 'Fatura', 'text/plain', 'Olá', '{}', false,
          'ana', now(), '{}', 0, 0, %s
        from customer_view.customer, generate_series(1, %d) order by 2, 1"""
            .formatted(state, each));
  }

  @Test
  @DisplayName(
      "a claim reads what it takes and little more: not what is done, deferred or due later")
  void few_rows() {
    List<OutboxEntry> claimed =
        Work.in(
            storage,
            work -> storage.outbox().claim(work, SettableClock.START.plusSeconds(60), LIMIT));
    assertThat(claimed).hasSize(LIMIT);
    String plan = explaining.plans().get(0);
    assertThat(ExplainingConnections.rowsRead(plan)).as(plan).isLessThan(25L * LIMIT);
  }
}
