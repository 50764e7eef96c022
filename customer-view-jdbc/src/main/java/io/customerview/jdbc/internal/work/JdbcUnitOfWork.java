package io.customerview.jdbc.internal.work;

import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A unit of work on one connection. */
public final class JdbcUnitOfWork implements UnitOfWork {

  private final Handle handle;
  private final Instant moment;

  JdbcUnitOfWork(Handle handle, Instant moment) {
    this.handle = handle;
    this.moment = moment;
  }

  /** Returns the handle of a unit of work of this storage. */
  public static Handle handle(UnitOfWork work) {
    if (work instanceof JdbcUnitOfWork ours) {
      return ours.handle;
    }
    throw new IllegalArgumentException("a unit of work of this storage is expected");
  }

  @Override
  public Instant moment() {
    return moment;
  }
}
