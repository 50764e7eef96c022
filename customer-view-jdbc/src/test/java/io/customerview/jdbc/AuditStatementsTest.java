package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditQuery;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a page of the audit trail reads, of 60,000 entries. */
class AuditStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int PAGE = 20;
  private static final AgentId AGENT = new AgentId("agent-3");
  private static final CustomerId CUSTOMER = new CustomerId(new UUID(0, 3));

  /** 60 customers, 100 agents, and entries about nobody, three to a moment. */
  private static final String ENTRIES =
      """
      insert into customer_view.audit_entry (id, customer_id, version, moment, agent, operation, happenings)
      select gen_random_uuid(),
        case when number % 4 = 0 then null else ('00000000-0000-0000-0000-000000000' || lpad((number % 60)::text, 3, '0'))::uuid end,
        case when number % 4 = 0 then null else number end,
        timestamptz '2026-01-01' + number / 3 * interval '5 minutes', 'agent-' || number % 100, 'test', '[]'
      from generate_series(1, 60000) number""";

  /** How many entries that customer has. */
  private static final long OF_CUSTOMER = 1_000;

  /** As many again under one agent's name, three of each customer. */
  private static final String BUSY =
      """
      insert into customer_view.audit_entry (id, customer_id, version, moment, agent, operation, happenings)
      select gen_random_uuid(), ('00000000-0000-0001-0000-' || lpad((number % 20000)::text, 12, '0'))::uuid, number,
        timestamptz '2026-01-01' + number * interval '1 minute', 'busy', 'test', '[{"event": "e", "details": {}}]'
      from generate_series(1, 60000) number""";

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "audit_entry");
  private final AgentView desk = Host.desk(JdbcStorage.of(explaining.source()));

  @BeforeEach
  void fill() {
    Host.execute(DATABASE.dataSource(), "truncate customer_view.audit_entry");
    // An entry tells at least one thing that happened.
    Host.execute(
        DATABASE.dataSource(), ENTRIES.replace("'[]'", "'[{\"event\": \"e\", \"details\": {}}]'"));
    Host.execute(DATABASE.dataSource(), "analyze");
  }

  @Test
  @DisplayName(
      "PRIV-3: by customer, by agent, by days or all, a page reads few entries of the trail")
  void pages() {
    LocalDate day = LocalDate.of(2026, 2, 10);
    for (AuditQuery query :
        new AuditQuery[] {
          AuditQuery.ALL,
          AuditQuery.ALL.about(CUSTOMER),
          AuditQuery.ALL.by(AGENT),
          AuditQuery.ALL.on(DateRange.to(day)),
          AuditQuery.ALL.about(CUSTOMER).on(DateRange.to(day)),
          AuditQuery.ALL.by(AGENT).on(DateRange.of(day.minusDays(9), day))
        }) {
      Optional<String> cursor = Optional.empty();
      for (int page = 0; page < 2; page++) {
        cursor = few(query, cursor).next();
      }
    }
  }

  @Test
  @DisplayName(
      "PRIV-3: by customer and agent a page reads what the one of them has who has less, and no more")
  void customer_and_agent() {
    Host.execute(DATABASE.dataSource(), BUSY);
    Host.execute(DATABASE.dataSource(), "analyze");
    AuditQuery ours = AuditQuery.ALL.about(CUSTOMER).by(AGENT);
    AuditQuery few = AuditQuery.ALL.about(new CustomerId(new UUID(1, 3))).by(new AgentId("busy"));
    DateRange days = DateRange.of(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31));
    for (AuditQuery query :
        List.of(ours, ours.on(days), ours.on(DateRange.to(LocalDate.of(2026, 12, 31))))) {
      // Both have about as many, so their indexes meet.
      read(query, Optional.empty(), PAGE, 2 * OF_CUSTOMER);
    }
    for (AuditQuery query : List.of(few, few.on(days))) {
      read(query, Optional.empty(), 3, 6);
    }
  }

  private Page<AuditEntry> read(
      AuditQuery query, Optional<String> cursor, int found, long mostRead) {
    explaining.plans().clear();
    Page<AuditEntry> page = desk.audit().list(query, cursor, PAGE);
    assertThat(page.items()).hasSize(found);
    assertThat(explaining.plans()).hasSize(1);
    String plan = explaining.plans().get(0);
    assertThat(plan).as(query.toString()).doesNotContain("Seq Scan");
    assertThat(ExplainingConnections.rowsRead(plan)).as(query + plan).isLessThan(mostRead + 1);
    return page;
  }

  private Page<AuditEntry> few(AuditQuery query, Optional<String> cursor) {
    explaining.plans().clear();
    Page<AuditEntry> page = desk.audit().list(query, cursor, PAGE);
    assertThat(page.items()).hasSize(PAGE);
    assertThat(explaining.plans()).hasSize(1);
    String plan = explaining.plans().get(0);
    assertThat(plan).as(query.toString()).doesNotContain("Seq Scan").doesNotContain("Sort");
    assertThat(ExplainingConnections.rowsRead(plan)).as(query + plan).isLessThan(2 * PAGE);
    return page;
  }
}
