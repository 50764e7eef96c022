package io.customerview.jdbc.internal.work;

import io.customerview.shared.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs units of work. On a connection that is ours, we begin, and commit or roll back. In a
 * transaction of the host's we set a savepoint, and neither commit nor end anything of the host's.
 */
public final class JdbcUnits {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcUnits.class);

  private final DataSource dataSource;
  private final @Nullable BooleanSupplier hostTransaction;
  private final Schema schema;
  private final Jdbi jdbi;
  private final String checkDeferred;

  /** Whether this thread is in a unit of work; a mark, and no cache. */
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  /**
   * @param hostTransaction says whether the host is in a transaction; without it, auto-commit does
   */
  public JdbcUnits(
      DataSource dataSource, Schema schema, @Nullable BooleanSupplier hostTransaction) {
    this.dataSource = dataSource;
    this.hostTransaction = hostTransaction;
    this.schema = schema;
    this.jdbi = Jdbi.create(dataSource);
    this.checkDeferred = schema.in(Constraints.CHECK_DEFERRED);
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(new SchemaTemplates(schema));
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  public <T> T read(Instant moment, Function<UnitOfWork, T> body) {
    return run(moment, body, Kind.READING);
  }

  /** Reads in a transaction of its own, all of it as of one moment. */
  public <T> T snapshot(Instant moment, Function<UnitOfWork, T> body) {
    return run(moment, body, Kind.SNAPSHOT);
  }

  public <T> T write(Instant moment, Function<UnitOfWork, T> body) {
    return run(moment, body, Kind.WRITING);
  }

  private enum Kind {
    READING,
    SNAPSHOT,
    WRITING
  }

  private <T> T run(Instant moment, Function<UnitOfWork, T> body, Kind kind) {
    if (busy.get() != null) {
      // A second connection would wait for the row locks of the first, for ever.
      throw new IllegalStateException("a unit of work can't be begun inside another one");
    }
    busy.set(true);
    try {
      return onConnection(moment, body, kind);
    } catch (JdbiException | SQLException failure) {
      throw Failures.of(failure);
    } finally {
      busy.remove();
    }
  }

  private <T> T onConnection(Instant moment, Function<UnitOfWork, T> body, Kind kind)
      throws SQLException {
    Handle handle = jdbi.open();
    boolean lent = false;
    try {
      Connection connection = handle.getConnection();
      Arrival arrival = Arrival.of(connection, dataSource, hostTransaction);
      UnitOfWork work = new JdbcUnitOfWork(handle, moment, schema, arrival != Arrival.OURS);
      lent = arrival == Arrival.LENT;
      if (arrival != Arrival.OURS) {
        return inHostTransaction(connection, work, body, kind == Kind.WRITING);
      }
      // Only a pool that gives connections with auto-commit off needs a transaction for reading.
      return kind != Kind.READING || !connection.getAutoCommit()
          ? inTransaction(connection, work, body, kind)
          : body.apply(work);
    } finally {
      if (!lent) {
        close(handle);
      }
    }
  }

  private static <T> T inTransaction(
      Connection connection, UnitOfWork work, Function<UnitOfWork, T> body, Kind kind)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      switch (kind) {
        case WRITING -> Isolation.set(connection);
        case SNAPSHOT -> Isolation.setSnapshot(connection);
        case READING -> {}
      }
      T result = body.apply(work);
      refuseAborted(connection);
      if (kind != Kind.SNAPSHOT) { // which has nothing to keep
        connection.commit();
        done = true;
      }
      return result;
    } finally {
      if (!done) {
        quietly("roll back", connection::rollback);
      }
      if (autoCommit) {
        quietly("end a transaction", () -> connection.setAutoCommit(true));
      }
    }
  }

  /**
   * Where somebody swallowed that a statement failed, PostgreSQL answers a commit with a rollback,
   * and the driver says nothing.
   */
  private static void refuseAborted(Connection connection) throws SQLException {
    if (connection.isWrapperFor(BaseConnection.class)
        && connection.unwrap(BaseConnection.class).getTransactionState()
            == TransactionState.FAILED) {
      throw new SQLException("a statement failed before", "25P02");
    }
  }

  private <T> T inHostTransaction(
      Connection connection, UnitOfWork work, Function<UnitOfWork, T> body, boolean writes)
      throws SQLException {
    if (writes) {
      Isolation.require(connection);
    }
    Savepoint savepoint = connection.setSavepoint();
    boolean done = false;
    try {
      T result = body.apply(work);
      if (writes) {
        checkDeferred(connection);
      }
      // Fails if a statement of ours did, even where somebody swallowed that.
      connection.releaseSavepoint(savepoint);
      done = true;
      return result;
    } finally {
      if (!done) {
        quietly("roll back to a savepoint", () -> connection.rollback(savepoint));
        quietly("release a savepoint", () -> connection.releaseSavepoint(savepoint));
      }
    }
  }

  /** What would be found at the host's commit is found now, where only our part is refused. */
  private void checkDeferred(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(checkDeferred);
    }
  }

  /** What was committed stays so, whatever happens to the connection then. */
  private static void close(Handle handle) {
    try {
      handle.close();
    } catch (JdbiException failure) {
      LOG.warn("Could not give back a connection: {}", failure.getClass().getName());
    }
  }

  /** What goes wrong while something else has gone wrong already must not hide it. */
  private static void quietly(String what, Step step) {
    try {
      step.run();
    } catch (SQLException failure) {
      LOG.warn("Could not {}: SQLSTATE {}", what, failure.getSQLState());
    }
  }

  private interface Step {
    void run() throws SQLException;
  }
}
