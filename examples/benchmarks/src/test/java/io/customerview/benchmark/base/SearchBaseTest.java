package io.customerview.benchmark.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.jdbc.SchemaMigrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A base that was copied in holds what an intake of the same rows writes")
class SearchBaseTest {

  private static final int CUSTOMERS = 200;

  /** The ids are others, and so are the entries under them. */
  private static final String ENTRIES =
      """
      select concat_ws('|', external_id, list, part, key, sort_name, value)
      from $.search_entry entry join $.customer on customer.id = customer_id
      where not (list in (21, 22) and (key = replace(id::text, '-', '') or list = 22))
      order by 1""";

  private static final String POINTS =
      """
      select concat_ws('|', external_id, channel, address, normalized, consent, is_primary)
      from $.contact_point join $.customer on customer.id = customer_id where channel <> 'POSTAL'
      order by 1""";

  /** Its first key is the id. */
  private static final String CARDS =
      """
      select concat_ws('|', external_id, card.name, sort_name, registration[5:], contact_points)
      from $.search_customer card join $.customer on customer.id = customer_id
      order by 1""";

  @Test
  void same_rows() throws SQLException {
    try (SearchBase base = SearchBase.open(CUSTOMERS);
        HikariDataSource connections = base.pool()) {
      SchemaMigrator.of(connections, "taken", Clock.systemUTC()).migrate();
      Postgres.desk(connections, "taken")
          .intake()
          .take(CleanRows.of(CustomerBase.DEFAULT_SEED, CUSTOMERS).iterator(), outcome -> {});
      assertThat(texts(connections, ENTRIES, SearchBase.SCHEMA))
          .hasSizeGreaterThan(CUSTOMERS)
          .isEqualTo(texts(connections, ENTRIES, "taken"));
      assertThat(texts(connections, CARDS, SearchBase.SCHEMA))
          .hasSize(CUSTOMERS)
          .isEqualTo(texts(connections, CARDS, "taken"));
      assertThat(texts(connections, POINTS, SearchBase.SCHEMA))
          .isEqualTo(texts(connections, POINTS, "taken"));
    }
  }

  private static List<String> texts(HikariDataSource connections, String sql, String schema)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.replace("$", schema))) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
