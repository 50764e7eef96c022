package io.customerview.jdbc.internal.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Whose a connection is that has just arrived from the host's {@code DataSource}. */
enum Arrival {

  /** It is ours to begin and end a transaction on, and to give back. */
  OURS,

  /** The host's transaction runs on it; closing it only says that we are done with it. */
  BOUND,

  /** It is the host's own connection, which is handed to everyone: closing it would end it. */
  LENT;

  /**
   * Tells whose a connection is.
   *
   * <p>Auto-commit off alone doesn't say that the host is in a transaction: some pools hand out
   * every connection so, and roll back what was not committed when it comes back. What says so is
   * that asking again leads to the same session.
   *
   * @param told what the host says about being in a transaction; without it, auto-commit does
   * @throws IllegalStateException if our work would be lost, or would outlive the host's rollback
   */
  static Arrival of(Connection connection, DataSource source, @Nullable BooleanSupplier told)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (told == null ? autoCommit : !told.getAsBoolean()) {
      return OURS;
    }
    if (autoCommit) {
      throw new IllegalStateException(
          "the host is in a transaction, but its DataSource gave a connection outside of it: hand"
              + " over a DataSource that is bound to the host's transactions, such as Spring's"
              + " TransactionAwareDataSourceProxy");
    }
    Connection again = again(source);
    if (again == connection) {
      return LENT;
    }
    try (again) {
      if (again != null && session(again) == session(connection)) {
        return BOUND;
      }
    }
    throw new IllegalStateException(
        told == null
            ? "the DataSource gives connections with auto-commit off and is not in a transaction of"
                + " the host's, so that our work would be lost: let the pool give connections with"
                + " auto-commit on (HikariConfig.setAutoCommit(true)), or let"
                + " JdbcStorage.Builder.hostTransaction say when the host is in a transaction"
            : "the host is in a transaction, but its DataSource gives another connection each time:"
                + " hand over a DataSource that is bound to the host's transactions, such as"
                + " Spring's TransactionAwareDataSourceProxy");
  }

  /** Returns what the source gives when asked again: nothing, where a pool has no second one. */
  private static @Nullable Connection again(DataSource source) throws SQLException {
    try {
      return source.getConnection();
    } catch (SQLTransientConnectionException exhausted) {
      return null;
    }
  }

  private static Object session(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class)
        ? connection.unwrap(PGConnection.class)
        : connection;
  }
}
