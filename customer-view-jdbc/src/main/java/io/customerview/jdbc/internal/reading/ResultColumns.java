package io.customerview.jdbc.internal.reading;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The columns of the row at which a result stands. */
@NullUnmarked
record ResultColumns(ResultSet row) implements Columns {

  @Override
  public String getString(String column) throws SQLException {
    return row.getString(column);
  }

  @Override
  public boolean getBoolean(String column) throws SQLException {
    return row.getBoolean(column);
  }

  @Override
  public int getInt(String column) throws SQLException {
    return row.getInt(column);
  }

  @Override
  public long getLong(String column) throws SQLException {
    return row.getLong(column);
  }

  @Override
  public BigDecimal getBigDecimal(String column) throws SQLException {
    return row.getBigDecimal(column);
  }

  @Override
  public <T> T getObject(String column, Class<T> type) throws SQLException {
    return row.getObject(column, type);
  }

  @Override
  public <T> List<T> getList(String column, Class<T> type) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray())
        .map(one -> one instanceof Object[] inner ? Arrays.asList(inner) : one)
        .map(type::cast)
        .toList();
  }
}
