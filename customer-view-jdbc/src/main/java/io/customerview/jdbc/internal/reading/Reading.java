package io.customerview.jdbc.internal.reading;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A query that is still to be run: by itself, or {@linkplain Together together} with others. Its
 * columns have names of which no two are the same. Immutable.
 *
 * @param sql the statement, with named values; the same statement is always read in the same way
 * @param values by name; none is null
 * @param mapper makes something of a row
 */
public record Reading<T>(String sql, Map<String, ?> values, Mapper<T> mapper) {

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Mapper<T> {
    T map(Columns row) throws SQLException;
  }

  public Reading {
    values = Map.copyOf(values);
  }

  /** Returns all rows: those that were read ahead, the first time that they are asked for. */
  public List<T> list(UnitOfWork work) {
    JdbcUnitOfWork ours = JdbcUnitOfWork.of(work);
    if (ours.hasAhead()) {
      List<T> ahead = ours.takeAhead(question());
      if (ahead != null) {
        return ahead;
      }
    }
    return JdbcUnitOfWork.handle(work)
        .createQuery(sql)
        .bindMap(values)
        .map((row, context) -> mapper.map(Columns.of(row)))
        .list();
  }

  /**
   * Hands out the rows one after the other and has only some of them in memory, for what may be
   * very many; a transaction must be open.
   *
   * @param atOnce how many of them
   */
  public void each(UnitOfWork work, int atOnce, Consumer<T> row) {
    JdbcUnitOfWork.handle(work)
        .createQuery(sql)
        .setFetchSize(atOnce)
        .bindMap(values)
        .map((columns, context) -> mapper.map(Columns.of(columns)))
        .forEach(row);
  }

  /** What tells this apart from other readings: arrays are the same if what they hold is. */
  Object question() {
    Map<String, Object> told = new HashMap<>();
    values.forEach(
        (name, value) -> told.put(name, value instanceof Object[] array ? List.of(array) : value));
    return Map.entry(sql, told);
  }
}
