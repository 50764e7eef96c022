package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows. A single one is no batch: the driver has the server parse and plan the statement of
 * a batch of one each time, and keeps that of a plain update.
 */
final class Writing {

  private Writing() {}

  /** Runs a statement once for each row, in their order. */
  static <R> void each(
      UnitOfWork work, String sql, Collection<R> rows, BiConsumer<SqlStatement<?>, R> values) {
    Handle handle = JdbcUnitOfWork.handle(work);
    if (rows.size() == 1) {
      try (Update update = handle.createUpdate(sql)) {
        values.accept(update, rows.iterator().next());
        update.execute();
      }
    } else if (!rows.isEmpty()) {
      try (PreparedBatch batch = handle.prepareBatch(sql)) {
        for (R row : rows) {
          values.accept(batch, row);
          batch.add();
        }
        batch.execute();
      }
    }
  }

  /**
   * Runs a statement once for all rows together, in the time that a few rows take one by one.
   *
   * @param columns its values, each an array of texts with one for each row
   */
  static <R> void together(
      UnitOfWork work,
      String sql,
      Collection<R> rows,
      Map<String, Function<R, @Nullable Object>> columns) {
    if (rows.isEmpty()) {
      return;
    }
    try (Update update = JdbcUnitOfWork.handle(work).createUpdate(sql)) {
      columns.forEach((name, value) -> update.bind(name, texts(rows, value)));
      update.execute();
    }
  }

  private static <R> @Nullable String[] texts(
      Collection<R> rows, Function<R, @Nullable Object> value) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    int at = 0;
    for (R row : rows) {
      Object one = value.apply(row);
      texts[at++] = one == null ? null : one.toString();
    }
    return texts;
  }
}
