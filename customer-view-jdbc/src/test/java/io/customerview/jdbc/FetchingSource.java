package io.customerview.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections that note how many rows of a result are in memory at once: as many as are fetched in
 * a transaction, and all of them otherwise.
 */
final class FetchingSource {

  private final DataSource source;
  private int most;
  private String largest = "";

  FetchingSource(DataSource source) {
    this.source = source;
  }

  /** Returns the most rows of one result that were in memory at once. */
  int mostAtOnce() {
    return most;
  }

  /** Returns the statement whose rows these were. */
  String largest() {
    return largest;
  }

  DataSource source() {
    return Host.source(() -> noting(source.getConnection()));
  }

  private Connection noting(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (result, arguments) ->
            result instanceof PreparedStatement statement
                ? noting(statement, (String) arguments[0])
                : result);
  }

  private PreparedStatement noting(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        statement,
        (result, arguments) -> result instanceof ResultSet rows ? noting(rows, sql) : result);
  }

  private ResultSet noting(ResultSet rows, String sql) throws SQLException {
    Connection connection = rows.getStatement().getConnection();
    int fetched = rows.getFetchSize();
    boolean some = fetched > 0 && !connection.getAutoCommit();
    int[] read = {0};
    return proxy(
        ResultSet.class,
        rows,
        (result, arguments) -> {
          if (Boolean.TRUE.equals(result) && arguments == null) {
            int atOnce = Math.min(rows.getRow(), some ? fetched : Integer.MAX_VALUE);
            if (atOnce > read[0]) {
              read[0] = atOnce;
              note(atOnce, sql);
            }
          }
          return result;
        });
  }

  private void note(int rows, String sql) {
    if (rows > most) {
      most = rows;
      largest = sql;
    }
  }

  private interface Seen {
    Object of(Object result, Object[] arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Seen seen) {
    return type.cast(
        Proxy.newProxyInstance(
            FetchingSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return seen.of(method.invoke(real, arguments), arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
