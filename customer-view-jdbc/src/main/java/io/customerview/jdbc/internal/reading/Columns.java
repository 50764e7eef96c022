package io.customerview.jdbc.internal.reading;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * The columns of one row, by name, whether it came as itself or as JSON. A column that is null
 * gives what {@link ResultSet} gives for it.
 */
@NullUnmarked
public interface Columns {

  /** Obtains the columns of the row at which a result stands. */
  static Columns of(ResultSet row) {
    return new ResultColumns(row);
  }

  String getString(String column) throws SQLException;

  boolean getBoolean(String column) throws SQLException;

  int getInt(String column) throws SQLException;

  long getLong(String column) throws SQLException;

  BigDecimal getBigDecimal(String column) throws SQLException;

  /** Returns a {@code UUID}, {@code LocalDate} or {@code OffsetDateTime}. */
  <T> T getObject(String column, Class<T> type) throws SQLException;

  /** Returns an array as a list, of lists where it has two dimensions; elements may be null. */
  <T> List<T> getList(String column, Class<T> type) throws SQLException;
}
