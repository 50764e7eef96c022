package io.customerview.jdbc.internal.work;

import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says what a failing statement means, in our own words. What PostgreSQL and the driver say may
 * quote bound values ("Key (external_id)=(…) already exists"), so neither their messages nor their
 * exceptions are passed on: only the SQLSTATE, the names of table and constraint, and the stack
 * trace.
 */
public final class Failures {

  /** Deadlock, serialization failure, lock not available. */
  private static final Set<String> CONTENTION = Set.of("40P01", "40001", "55P03");

  /** Shut down by an administrator, by a crash; starting up; too many connections. */
  private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "53300");

  /** No such schema, table, column, function. */
  private static final Set<String> NOT_MIGRATED = Set.of("3F000", "42P01", "42703", "42883");

  private static final String NOT_ALLOWED = "42501";

  private static final String READ_ONLY = "25006";

  private static final String UNIQUE_VIOLATION = "23505";

  private Failures() {}

  /** Returns what a failure is to the caller of a unit of work. */
  public static CustomerViewException of(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CustomerViewException ours) {
        return ours;
      }
      if (cause instanceof SQLException sql) {
        return of(sql);
      }
    }
    StorageException unknown =
        new StorageException("the storage failed: " + failure.getClass().getName(), null);
    unknown.setStackTrace(failure.getStackTrace());
    return unknown;
  }

  private static CustomerViewException of(SQLException failure) {
    // A batch fails with a wrapper whose next exception knows more.
    SQLException telling = failure;
    while (!(telling instanceof PSQLException) && telling.getNextException() != null) {
      telling = telling.getNextException();
    }
    String state = Optional.ofNullable(telling.getSQLState()).orElse("?????");
    Optional<ServerErrorMessage> server =
        telling instanceof PSQLException postgres
            ? Optional.ofNullable(postgres.getServerErrorMessage())
            : Optional.empty();
    Optional<String> constraint = server.map(ServerErrorMessage::getConstraint);
    Refusal known = constraint.map(Constraints.MET_AT_ONCE::get).orElse(null);
    CustomerViewException ours;
    if (known != null) {
      ours = new RefusedException(known);
    } else if (CONTENTION.contains(state) || state.equals(UNIQUE_VIOLATION)) {
      ours = new RefusedException(new ConcurrentChange());
    } else if (state.equals(READ_ONLY)) {
      ours =
          StorageException.readOnly(
              "a change was asked for in a transaction that is READ ONLY, or on a standby server:"
                  + " begin the transaction so that it may write (in Spring @Transactional without"
                  + " readOnly), or give the command a transaction of its own");
    } else {
      String where =
          server.map(ServerErrorMessage::getTable).map(table -> " at table " + table).orElse("")
              + constraint.map(name -> ", constraint " + name).orElse("");
      ours =
          isUnavailable(failure, state)
              ? StorageException.unavailable("the database can't be reached, SQLSTATE " + state)
              : new StorageException(
                  "the database refused with SQLSTATE " + state + where + advice(state), null);
    }
    ours.setStackTrace(failure.getStackTrace());
    return ours;
  }

  /** No connection, or none any more: nobody can say of a commit whether it was. */
  private static boolean isUnavailable(SQLException failure, String state) {
    return state.startsWith("08")
        || GONE.contains(state)
        || failure instanceof SQLTransientConnectionException;
  }

  private static String advice(String state) {
    if (state.equals(NOT_ALLOWED)) {
      return ": has the user been granted what it needs? See SchemaMigrator";
    }
    return NOT_MIGRATED.contains(state) ? ": is the schema up to date? See SchemaMigrator" : "";
  }
}
