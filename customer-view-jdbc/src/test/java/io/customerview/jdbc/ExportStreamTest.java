package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.privacy.json.JsonExport;
import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much of an export is in memory at once. */
class ExportStreamTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int MESSAGES = 20_000;

  /** 20 KB each, which makes 400 MB. */
  private static final String FILL =
      """
      insert into customer_view.message (
        id, customer_id, name, channel, contact_channel, purpose, destination, media_type, body, sent_at, day, test, files)
      select 'm-' || number, '%s', 'Fatura', 'email', 'EMAIL', 'billing', 'a@b.example', 'text/plain', repeat('x', 20000),
        timestamptz '2026-01-01' + number / 3 * interval '1 second', date '2026-01-01', false, '{}'
      from generate_series(1, %d) number""";

  /** 4 KB each, which makes 80 MB. */
  private static final String EVENTS =
      """
      insert into customer_view.event (
        id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, description, in_calendar,
        registered_by, changed_at, revision)
      select gen_random_uuid(), '%s', 'CALL', moment, 0, moment + interval '1 hour', 0, 'ana', repeat('x', 4000), false,
        'ana', moment, 1
      from generate_series(1, %d) number
      cross join lateral (select timestamptz '2026-01-01' + number * interval '5 minutes' as moment) as at""";

  /** 5 KB each, which makes 100 MB. */
  private static final String OUTBOX =
      """
      insert into customer_view.outbox (
        id, customer_id, recipient, channel, contact_channel, purpose, name, media_type, body, files, test, agent,
        created_at, state, ended_at, codes, address, lease, attempts)
      select gen_random_uuid(), '%s', 'CUSTOMER', 'email', 'EMAIL', 'billing', 'Fatura', 'text/plain', repeat('x', 5000),
        '{}', false, 'ana', now(), 'HANDED_OVER', now(), '{}', 'a@b.example', 1, 1
      from generate_series(1, %d) number""";

  @Test
  @DisplayName("PRIV-1: an export of 580 MB goes out as it is read, a few MB at a time")
  void streamed() throws IOException {
    AgentView desk = Host.desk(JdbcStorage.of(DATABASE.dataSource()));
    CustomerId customer = desk.customers().register(Host.person("crm-1")).customer();
    for (String fill : List.of(FILL, EVENTS, OUTBOX)) {
      Host.execute(DATABASE.dataSource(), fill.formatted(customer, MESSAGES));
    }
    AtomicLong written = new AtomicLong();
    AtomicLong most = new AtomicLong();
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    OutputStream counting =
        new OutputStream() {
          private long next = 20_000_000;

          @Override
          public void write(int one) {
            written.incrementAndGet();
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (written.addAndGet(length) > next) {
              next += 20_000_000;
              System.gc();
              most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
            }
          }
        };
    desk.privacy().export(customer, JsonExport.to(counting));
    assertThat(written.get()).isGreaterThan(580_000_000L);
    assertThat(most.get() - before).isLessThan(60_000_000L);
  }
}
