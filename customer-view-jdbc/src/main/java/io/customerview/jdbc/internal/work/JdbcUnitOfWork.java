package io.customerview.jdbc.internal.work;

import io.customerview.shared.UnitOfWork;
import java.sql.Connection;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A unit of work on one connection. */
public final class JdbcUnitOfWork implements UnitOfWork {

  private final Handle handle;
  private final Instant moment;
  private final Schema schema;
  private final boolean inHostTransaction;

  JdbcUnitOfWork(Handle handle, Instant moment, Schema schema, boolean inHostTransaction) {
    this.handle = handle;
    this.moment = moment;
    this.schema = schema;
    this.inHostTransaction = inHostTransaction;
  }

  /** Returns the handle of a unit of work of this storage. */
  public static Handle handle(UnitOfWork work) {
    return of(work).handle;
  }

  /** Returns a unit of work of this storage as what it is. */
  public static JdbcUnitOfWork of(UnitOfWork work) {
    if (work instanceof JdbcUnitOfWork ours) {
      return ours;
    }
    throw new IllegalArgumentException("a unit of work of this storage is expected");
  }

  /** Returns the connection that it runs on. */
  public Connection connection() {
    return handle.getConnection();
  }

  /** Returns the schema of its storage. */
  public Schema schema() {
    return schema;
  }

  @Override
  public Instant moment() {
    return moment;
  }

  @Override
  public boolean isInHostTransaction() {
    return inHostTransaction;
  }
}
