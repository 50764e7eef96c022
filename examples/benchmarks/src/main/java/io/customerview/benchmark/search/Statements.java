package io.customerview.benchmark.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Plain statements with one value. */
public final class Statements {

  /** The row of a customer. */
  public static final String BY_PRIMARY_KEY = "select * from base.customer where id = ?";

  private Statements() {}

  /** Runs a statement and reads the first column of its rows; returns how many there were. */
  public static int ask(DataSource connections, String sql, Object value) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows += row.getObject(1) == null ? 0 : 1;
        }
      }
      return rows;
    }
  }
}
