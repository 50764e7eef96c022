package io.customerview.benchmark.dashboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard as SQL that was written afresh from the question alone, over messages, interactions,
 * contacts and cases themselves, with nothing made of the rows but lists of values. The first day
 * is that of the query, so that everything counts.
 */
enum DashboardByHand {
  MESSAGES(
      """
      select m.channel, m.campaign, count(*), min(m.sent_at), max(m.sent_at),
        count(*) filter (where exists (select from base.interaction i where i.message_id = m.id
          and i.kind in ('DELIVERED', 'RECEIVED', 'OPENED', 'CLICKED', 'REPLIED'))) as delivered,
        count(*) filter (where exists (select from base.interaction i where i.message_id = m.id
          and i.kind in ('OPENED', 'CLICKED', 'REPLIED'))) as engaged
      from base.message m
      where m.customer_id = ? and not m.test and m.sent_at >= '2024-11-22 03:00Z'
      group by m.channel, m.campaign"""),
  INTERACTIONS(
      """
      select m.channel, m.campaign, i.kind, count(*), min(i.at), max(i.at)
      from base.interaction i join base.message m on m.id = i.message_id
      where i.customer_id = ? and not m.test and i.at >= '2024-11-22 03:00Z'
      group by m.channel, m.campaign, i.kind"""),
  INBOUND(
      """
      select channel, campaign, 'INBOUND', count(*), min(at), max(at) from base.inbound
      where customer_id = ? and at >= '2024-11-22 03:00Z' group by channel, campaign"""),
  CASES(
      """
      select state, campaign, count(*) from base.customer_case
      where customer_id = ? and created_at >= '2024-11-22 03:00Z' group by state, campaign""");

  private static final String BY_PRIMARY_KEY = "select * from base.customer where id = ?";

  private final String sql;

  DashboardByHand(String sql) {
    this.sql = sql;
  }

  /** Returns the rows of all of them. */
  static Map<DashboardByHand, List<Object[]>> all(DataSource connections) throws SQLException {
    Map<DashboardByHand, List<Object[]>> rows = new EnumMap<>(DashboardByHand.class);
    try (Connection connection = connections.getConnection()) {
      for (DashboardByHand one : values()) {
        rows.put(one, ask(connection, one.sql));
      }
    }
    return rows;
  }

  /** Asks this one. */
  List<Object[]> ask(DataSource connections) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return ask(connection, sql);
    }
  }

  /** Returns the row of the customer alone. */
  static List<Object[]> byPrimaryKey(DataSource connections) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return ask(connection, BY_PRIMARY_KEY);
    }
  }

  private static List<Object[]> ask(Connection connection, String sql) throws SQLException {
    List<Object[]> read = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, DashboardRows.CUSTOMER.value());
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          @Nullable Object[] row = new Object[columns];
          for (int column = 0; column < columns; column++) {
            row[column] = rows.getObject(column + 1);
          }
          read.add(row);
        }
      }
    }
    return read;
  }
}
