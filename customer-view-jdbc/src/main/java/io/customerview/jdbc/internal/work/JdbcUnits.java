package io.customerview.jdbc.internal.work;

import io.customerview.shared.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs units of work. A connection that arrives with auto-commit on is ours: we begin, and commit
 * or roll back. One that arrives with auto-commit off is in the host's transaction: we set a
 * savepoint there, and neither commit nor end anything of the host's.
 */
public final class JdbcUnits {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcUnits.class);

  private final Jdbi jdbi;

  public JdbcUnits(DataSource dataSource, Schema schema) {
    this.jdbi = Jdbi.create(dataSource);
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.getConfig(SqlStatements.class).setTemplateEngine((sql, context) -> schema.in(sql));
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  public <T> T read(Instant moment, Function<UnitOfWork, T> body) {
    return run(moment, body, false);
  }

  public <T> T write(Instant moment, Function<UnitOfWork, T> body) {
    return run(moment, body, true);
  }

  private <T> T run(Instant moment, Function<UnitOfWork, T> body, boolean writes) {
    try (Handle handle = jdbi.open()) {
      Connection connection = handle.getConnection();
      UnitOfWork work = new JdbcUnitOfWork(handle, moment);
      if (!connection.getAutoCommit()) {
        return inHostTransaction(connection, work, body);
      }
      return writes ? inTransaction(connection, work, body) : body.apply(work);
    } catch (JdbiException | SQLException failure) {
      throw Failures.of(failure);
    }
  }

  private static <T> T inTransaction(
      Connection connection, UnitOfWork work, Function<UnitOfWork, T> body) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = body.apply(work);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        quietly("roll back", connection::rollback);
      }
      quietly("end a transaction", () -> connection.setAutoCommit(true));
    }
  }

  private static <T> T inHostTransaction(
      Connection connection, UnitOfWork work, Function<UnitOfWork, T> body) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    boolean done = false;
    try {
      T result = body.apply(work);
      done = true;
      return result;
    } finally {
      if (!done) {
        quietly("roll back to a savepoint", () -> connection.rollback(savepoint));
      }
      quietly("release a savepoint", () -> connection.releaseSavepoint(savepoint));
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
