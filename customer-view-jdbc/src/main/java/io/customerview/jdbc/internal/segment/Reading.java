package io.customerview.jdbc.internal.segment;

import io.customerview.jdbc.internal.work.Failures;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.UnitOfWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the customers who meet a condition. Plain JDBC, since a host's query stands in the text,
 * and what it says is nobody's to interpret but PostgreSQL's.
 *
 * @param condition what is met
 */
public record Reading(CompiledCondition condition) {

  /** The classes of SQLSTATE that say that a query, or a value of it, is wrong. */
  private static final Set<String> QUERY_IS_WRONG =
      Set.of("0A", "21", "22", "38", "39", "3F", "42", "P0");

  /** Returns the ids of the customers who meet the condition and what is added to it. */
  public List<CustomerId> ids(UnitOfWork work, String more, List<Object> values) {
    return read(
        work,
        "select customer.id",
        more,
        values,
        row -> {
          List<CustomerId> ids = new ArrayList<>();
          while (row.next()) {
            ids.add(new CustomerId(row.getObject(1, UUID.class)));
          }
          return ids;
        });
  }

  /** Returns how many customers meet the condition. */
  public long count(UnitOfWork work) {
    return read(
        work,
        "select count(*)",
        "",
        List.of(),
        row -> {
          row.next();
          return row.getLong(1);
        });
  }

  private <T> T read(
      UnitOfWork work, String select, String more, List<Object> values, Result<T> result) {
    JdbcUnitOfWork ours = JdbcUnitOfWork.of(work);
    String sql =
        ours.schema()
            .in(select + " from $schema.customer customer where (" + condition.text() + ")" + more);
    List<Object> all = new ArrayList<>(condition.values());
    all.addAll(values);
    Connection connection = ours.connection();
    try {
      return condition.ofHost().isEmpty() || connection.getAutoCommit()
          ? read(connection, sql, all, result)
          : readInSavepoint(connection, sql, all, result);
    } catch (SQLException failure) {
      throw explained(failure);
    }
  }

  /**
   * What the host's query breaks is mended at once, so that the rest of the transaction can go on.
   */
  private static <T> T readInSavepoint(
      Connection connection, String sql, List<Object> values, Result<T> result)
      throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      return read(connection, sql, values, result);
    } catch (SQLException failure) {
      connection.rollback(savepoint);
      throw failure;
    } finally {
      connection.releaseSavepoint(savepoint);
    }
  }

  private static <T> T read(
      Connection connection, String sql, List<Object> values, Result<T> result)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      for (Object value : values) {
        statement.setObject(place++, value);
      }
      try (ResultSet row = statement.executeQuery()) {
        return result.of(row);
      }
    }
  }

  /** Our own part is always right, so a query that is wrong is the host's. */
  private CustomerViewException explained(SQLException failure) {
    CustomerViewException ours = Failures.of(failure);
    String state = String.valueOf(failure.getSQLState());
    boolean isOfHost =
        !condition.ofHost().isEmpty()
            && state.length() == 5
            && QUERY_IS_WRONG.contains(state.substring(0, 2));
    return isOfHost
        ? new HostCriterionException(String.join(", ", condition.ofHost()), ours)
        : ours;
  }

  /** What is made of the rows. */
  private interface Result<T> {
    T of(ResultSet row) throws SQLException;
  }
}
