package io.customerview.jdbc.internal.work;

import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.PrimaryNotReleased;
import io.customerview.contact.ContactRefusal.SecondPrimary;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import java.sql.SQLException;
import java.util.Map;
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
final class Failures {

  /** The constraints that two hosts can meet at once, and what it means to lose there. */
  private static final Map<String, Refusal> CONSTRAINTS =
      Map.of(
          "customer_external_id_unique", new ExternalIdTaken(),
          "contact_point_one_primary", new SecondPrimary(),
          "contact_point_primary_released", new PrimaryNotReleased(),
          "contact_point_address_once", new AddressTaken(Optional.empty()));

  /** Deadlock, serialization failure, lock not available. */
  private static final Set<String> CONTENTION = Set.of("40P01", "40001", "55P03");

  private static final String UNIQUE_VIOLATION = "23505";

  private Failures() {}

  static CustomerViewException of(Exception failure) {
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
    Refusal known = constraint.map(CONSTRAINTS::get).orElse(null);
    CustomerViewException ours;
    if (known != null) {
      ours = new RefusedException(known);
    } else if (CONTENTION.contains(state) || state.equals(UNIQUE_VIOLATION)) {
      ours = new RefusedException(new ConcurrentChange());
    } else {
      String where =
          server.map(ServerErrorMessage::getTable).map(table -> " at table " + table).orElse("");
      ours =
          new StorageException(
              "the database refused with SQLSTATE "
                  + state
                  + where
                  + constraint.map(name -> ", constraint " + name).orElse(""),
              null);
    }
    ours.setStackTrace(failure.getStackTrace());
    return ours;
  }
}
