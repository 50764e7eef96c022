package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import io.customerview.timeline.TimelineEntry;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a page of a timeline reads, of a customer with 20,000 events. */
class TimelineStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int PAGE = 20;

  private static final String EVENTS =
      """
      insert into customer_view.event (
        id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, in_calendar, registered_by, changed_at, revision)
      select gen_random_uuid(), '%s', 'CALL', start_at, 0, start_at + interval '1 hour', 0, 'ana', false, 'ana', start_at, 1
      from generate_series(1, 20000) number
      cross join lateral (select timestamptz '2026-01-01' + number / 3 * interval '5 minutes' as start_at) as at""";

  private static final String PARTICIPANTS =
      """
      insert into customer_view.event_participant (event_id, position, agent)
      select event.id, position, 'ana ' || position from customer_view.event event cross join generate_series(0, 1) position""";

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "event_participant");
  private final AgentView desk = Host.desk(JdbcStorage.of(explaining.source()));
  private final CustomerId customer = desk.customers().register(Host.person("crm-1")).customer();

  @BeforeEach
  void fill() {
    Host.execute(DATABASE.dataSource(), EVENTS.formatted(customer));
    Host.execute(DATABASE.dataSource(), PARTICIPANTS);
    Host.execute(DATABASE.dataSource(), "analyze");
  }

  @Test
  @DisplayName("EVT-6: wherever a page begins, one statement reads little of a long timeline")
  void pages() {
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < 5; page++) {
      cursor = few(DateRange.ALL, cursor).next();
    }
    LocalDate day = LocalDate.of(2026, 1, 10);
    few(DateRange.of(day, day), Optional.empty());
    few(DateRange.to(day), Optional.empty());
  }

  private Page<TimelineEntry> few(DateRange days, Optional<String> cursor) {
    explaining.plans().clear();
    Page<TimelineEntry> page = desk.timeline().of(customer, days, cursor, PAGE);
    assertThat(page.items()).hasSize(PAGE);
    assertThat(explaining.plans()).hasSize(1);
    String plan = explaining.plans().get(0);
    assertThat(plan).doesNotContain("Seq Scan");
    assertThat(ExplainingConnections.rowsRead(plan)).as(plan).isLessThan(10 * PAGE);
    return page;
  }
}
