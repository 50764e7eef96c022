package io.customerview.jdbc.internal.work;

import io.customerview.shared.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Sees to it that units of work that write run in {@code READ COMMITTED}, and those that are to see
 * the state of one moment in {@code REPEATABLE READ}. What a command decides is read behind the
 * lock on its customers, and must be what the one before has left; a snapshot from before the lock
 * would let two hand-overs through a cap of one.
 */
final class Isolation {

  private Isolation() {}

  /** Sets the level for the one transaction that is ours and begins now. */
  static void set(Connection connection) throws SQLException {
    if (hasBegun(connection)) {
      require(connection);
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level read committed");
    }
  }

  /** Has the one transaction that is ours and begins now see a snapshot, and change nothing. */
  static void setSnapshot(Connection connection) throws SQLException {
    if (hasBegun(connection)) {
      connection.rollback(); // what a pool has asked on it, and nothing of ours or the host's
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
    }
  }

  /** A pool that gives connections with auto-commit off may have asked something on it. */
  private static boolean hasBegun(Connection connection) throws SQLException {
    return connection.isWrapperFor(BaseConnection.class)
        && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /**
   * Refuses a transaction that sees a snapshot.
   *
   * @throws StorageException with {@link StorageException#ISOLATION}
   */
  static void require(Connection connection) throws SQLException {
    int level = connection.getTransactionIsolation();
    // PostgreSQL takes READ UNCOMMITTED for READ COMMITTED.
    if (level != Connection.TRANSACTION_READ_COMMITTED
        && level != Connection.TRANSACTION_READ_UNCOMMITTED) {
      throw StorageException.isolation(
          "a change was asked for in a transaction of the host's that is "
              + (level == Connection.TRANSACTION_SERIALIZABLE ? "SERIALIZABLE" : "REPEATABLE READ")
              + ", and would be decided on a snapshot from before its locks: begin the transaction"
              + " with READ COMMITTED (in Spring @Transactional(isolation ="
              + " Isolation.READ_COMMITTED)), or give the command a transaction of its own");
    }
  }
}
