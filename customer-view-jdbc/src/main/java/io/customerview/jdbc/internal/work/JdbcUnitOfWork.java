package io.customerview.jdbc.internal.work;

import io.customerview.shared.UnitOfWork;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A unit of work on one connection. */
public final class JdbcUnitOfWork implements UnitOfWork {

  private final Handle handle;
  private final Instant moment;
  private final Schema schema;
  private final boolean inHostTransaction;
  private final Map<Object, List<?>> ahead = new HashMap<>();

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

  /** Returns its connection for others, who can't end its transaction. */
  public Connection joined() {
    return JoinedConnection.of(connection());
  }

  /** Returns the schema of its storage. */
  public Schema schema() {
    return schema;
  }

  /** Keeps what was read ahead for who asks next. */
  public void keepAhead(Object question, List<?> answer) {
    ahead.put(question, answer);
  }

  /** Returns whether anything was read ahead that nobody has asked for yet. */
  public boolean hasAhead() {
    return !ahead.isEmpty();
  }

  /** Returns what was read ahead, once; null if nothing was. */
  @SuppressWarnings("unchecked") // one question is always answered with rows of one type
  public <T> @Nullable List<T> takeAhead(Object question) {
    return (List<T>) ahead.remove(question);
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
