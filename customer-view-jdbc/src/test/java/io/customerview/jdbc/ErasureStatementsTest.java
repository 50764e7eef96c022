package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements an erasure takes, and whom it keeps waiting. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ErasureStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** One of the year 1, and one of each year since. */
  private static final String TOTALS =
      """
      insert into customer_view.interaction_total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select '%s', make_date(number, 1, 2), 'email', 'EMAIL', 'OPENED', false, 2,
        make_timestamptz(number, 1, 2, 12, 0, 0), make_timestamptz(number, 1, 2, 12, 0, 0)
      from generate_series(1, 2026) number""";

  private static final String EVENTS =
      """
      insert into customer_view.event (
        id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, in_calendar, registered_by, changed_at, revision)
      select gen_random_uuid(), '%s', 'CALL', start_at, 0, start_at + interval '1 hour', 0, 'ana', true, 'ana', start_at, 7
      from generate_series(1, 300) number
      cross join lateral (select timestamptz '2026-01-01' + number * interval '5 minutes' as start_at) as at""";

  private static final String HAND_OVERS =
      """
      insert into customer_view.hand_over (id, customer_id, channel, contact_channel, purpose, normalized, moment, test)
      select gen_random_uuid(), '%s', 'email', 'EMAIL', 'billing', 'a@b.example', now(), false
      from generate_series(1, 300) number""";

  private final List<String> statements = new ArrayList<>();
  private final AgentView counted =
      Host.desk(JdbcStorage.of(Host.source(() -> noting(DATABASE.dataSource().getConnection()))));
  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.dataSource()));

  private CustomerId person(String external) {
    return desk.customers().register(Host.person(external)).customer();
  }

  private void fill(CustomerId customer) {
    for (String each : List.of(TOTALS, EVENTS, HAND_OVERS)) {
      Host.execute(DATABASE.dataSource(), each.formatted(customer));
    }
  }

  private Connection noting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private int statements(Runnable call) {
    statements.clear();
    call.run();
    return statements.size();
  }

  @Test
  @DisplayName(
      "PRIV-2: a plan takes as many statements of a customer with much as of one with nothing")
  void plan() {
    CustomerId few = person("few");
    CustomerId many = person("many");
    fill(many);
    int least = statements(() -> counted.privacy().plan(few));
    assertThat(statements(() -> counted.privacy().plan(many))).isEqualTo(least);
    assertThat(desk.privacy().plan(many).interactions()).isEqualTo(2 * 2026);
  }

  @Test
  @DisplayName("PRIV-2: so does an erasure, and its totals are the same")
  void erase() {
    CustomerId few = person("few-erased");
    CustomerId many = person("many-erased");
    fill(many);
    int least = statements(() -> counted.privacy().erase(few));
    assertThat(statements(() -> counted.privacy().erase(many))).isLessThan(least + 5);
    assertThat(desk.privacy().erasedTotals()).hasSize(2026).allMatch(total -> total.count() == 2);
    assertThat(
            Host.ask(
                DATABASE.dataSource(),
                "select count(*)::text from customer_view.calendar_task where revision = 8"))
        .containsExactly("300");
  }
}
