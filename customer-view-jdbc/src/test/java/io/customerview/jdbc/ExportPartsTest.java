package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.privacy.ExportSink;
import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the parts of an export come of which a customer may have very many records. */
class ExportPartsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int ROWS = 1_500;

  /** The most rows that are in memory at once. */
  private static final int AT_ONCE = 500;

  /** Parts of which a customer has one at most, and what is made of the others. */
  private static final List<String> SINGLE =
      List.of("registration", "marker", "portfolio", "journey", "searchKeys", "merges");

  /** A row for each {@code number}; {@code me} is the customer, and {@code moment} is its own. */
  private static final List<String> FILL =
      List.of(
          """
          contact_point (customer_id, id, channel, address, normalized, consent, is_primary, added_at)
          select me, id, 'EMAIL', 'a' || number || '@b.example', 'a' || number || '@b.example', 'NOT_GIVEN', false, moment""",
          """
          consent_entry (customer_id, id, point_id, channel, normalized, address_hash, consent, since, source, method,
            given_at, purposes, proof, moment, agent)
          select me, id, null, 'EMAIL', 'a' || number || '@b.example', 'h' || number, 'OPTED_IN', moment, 'site', 'form',
            moment, '{}', repeat('ção', 80), moment, 'ana'""",
          """
          contact_history (customer_id, id, point_id, channel, action, after_address, after_consent, after_primary, moment, agent)
          select me, id, id, 'EMAIL', 'ADDED', 'a' || number || '@b.example', 'NOT_GIVEN', false, moment, 'ana'""",
          """
          hand_over (id, customer_id, channel, contact_channel, purpose, normalized, moment, test)
          select id, me, 'email', 'EMAIL', 'billing', 'a@b.example', moment, false""",
          """
          pause (id, customer_id, set_at, ends_at, agent)
          select id, me, moment, moment + interval '1 day', 'ana'""",
          """
          contract (id, customer_id, type, status, value, contracted_on, tags, tag_keys)
          select 'c' || number, me, 'RECURRING', 'ACTIVE', 1, date '2020-01-02', '{ção}', '{cao}'""",
          """
          segment_member (segment_id, customer_id, since, rule_version)
          select id, me, moment, 1""",
          """
          document (id, customer_id, number, name, sent_at)
          select id, me, 'NF-' || number, repeat('ção', 80), moment""",
          """
          document_file (id, document_id, position, name, media_type, size, sha256, sent_at)
          select id, id, 1, repeat('ção', 40) || '.pdf', 'application/pdf', 1, repeat('0', 64), moment""",
          """
          restore (file_id, document_id, customer_id, requested_at, askers)
          select id, id, me, moment, '{ana}'""",
          """
          acceptance (document_id, customer_id, asked_at, deadline, accepted_at, file_id, file_name, media_type, size, sha256)
          select id, me, moment, moment, moment, gen_random_uuid(), repeat('ção', 40) || '.pdf', 'application/pdf', 1, repeat('0', 64)""",
          """
          message (id, customer_id, name, channel, contact_channel, purpose, destination, sent_at, day, test, files)
          select 'm' || number, me, 'Fatura', 'email', 'EMAIL', 'billing', 'a@b.example', moment, date '2026-01-01', false, '{}'""",
          """
          inbound (id, customer_id, channel, contact_channel, at, day)
          select 'i' || number, me, 'voice', 'PHONE', moment, date '2026-01-01'""",
          """
          customer_case (number, customer_id, state, created_at, as_of, sequence)
          select 'k' || number, me, 'open', moment, moment, number""",
          """
          outbox (id, customer_id, recipient, channel, contact_channel, purpose, name, media_type, body, files, test, agent,
            created_at, state, ended_at, codes, address, lease, attempts)
          select id, me, 'CUSTOMER', 'email', 'EMAIL', 'billing', 'Fatura', 'text/plain', repeat('x', 4000), '{}', false, 'ana',
            moment, 'HANDED_OVER', moment, '{}', 'a@b.example', 1, 1""",
          """
          outbox_request (key, digest, customer_id, outgoing_id, at)
          select 'r' || number, repeat('0', 64), me, id, moment""",
          """
          journey_history (customer_id, id, action, journey_id, journey_name, moment, agent)
          select me, id, 'MILESTONE_COMPLETED', id, repeat('ção', 80), moment, 'ana'""",
          """
          event (id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, description, in_calendar,
            registered_by, changed_at, revision)
          select id, me, 'CALL', moment, 0, moment + interval '1 hour', 0, 'ana', repeat('x', 4000), false, 'ana', moment, 1""",
          """
          event (id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, in_calendar, registered_by,
            changed_at, revision)
          select other, other, 'CALL', moment, 0, moment + interval '1 hour', 0, 'ana', false, 'ana', moment, 1""",
          """
          event_participant (event_id, position, customer_id)
          select other, 1, me""",
          """
          portfolio_import (id, at, agent, customers)
          select id, moment, 'ana', 1""",
          """
          portfolio_import_change (import_id, customer_id)
          select id, me""",
          """
          not_duplicate (customer_id, other_id, said_at)
          select me, other, moment""",
          """
          audit_entry (id, customer_id, version, moment, agent, operation, happenings)
          select id, me, number + 1, moment, 'ana', 'test',
            jsonb_build_array(jsonb_build_object('event', 'e', 'details', jsonb_build_object('name', repeat('ção', 300))))""");

  private static final String NUMBERED =
      """
      from (
        select number, '%s'::uuid as me, ('10000000-0000-4000-8000-' || lpad(number::text, 12, '0'))::uuid as id,
          ('20000000-0000-4000-8000-' || lpad(number::text, 12, '0'))::uuid as other,
          timestamptz '2026-01-01' + number * interval '5 minutes' as moment
        from generate_series(1, %d) number) as numbered""";

  private final FetchingSource fetching = new FetchingSource(DATABASE.dataSource());
  private final AgentView desk = Host.desk(JdbcStorage.of(fetching.source()));

  private CustomerId filled() {
    CustomerId customer =
        Host.desk(JdbcStorage.of(DATABASE.dataSource()))
            .customers()
            .register(Host.person("crm-1"))
            .customer();
    // Without looking after references, of which some lead nowhere.
    StringBuilder fill = new StringBuilder("set session_replication_role = replica;");
    for (String rows : FILL) {
      fill.append("insert into customer_view.")
          .append(rows)
          .append(' ')
          .append(NUMBERED.formatted(customer, ROWS))
          .append(';');
    }
    Host.execute(DATABASE.dataSource(), fill.toString());
    return customer;
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2: an export has some rows of a part in memory at once, and a plan counts what an export hands out")
  void every_part() throws IOException {
    CustomerId customer = filled();
    Counted counted = new Counted();
    desk.privacy().export(customer, counted);
    assertThat(fetching.mostAtOnce()).as(fetching.largest()).isLessThanOrEqualTo(AT_ONCE);
    counted.records.forEach(
        (part, records) -> {
          if (!SINGLE.contains(part)) {
            assertThat(records).as("fill " + part).isGreaterThanOrEqualTo(ROWS);
          }
        });

    Map<String, Long> planned = new TreeMap<>();
    desk.privacy().plan(customer).parts().forEach(part -> planned.put(part.name(), part.records()));
    counted.records.values().removeIf(records -> records == 0);
    assertThat(planned).isEqualTo(counted.records);
  }

  /** Counts records. */
  private static final class Counted implements ExportSink {

    private final Map<String, Long> records = new TreeMap<>();
    private String part = "";

    @Override
    public void begin(CustomerId customer, Instant moment) {}

    @Override
    public void part(String name) {
      part = name;
      records.put(name, 0L);
    }

    @Override
    public void record(Map<String, Object> fields) {
      records.merge(part, 1L, Long::sum);
    }

    @Override
    public void end() {}
  }
}
