package io.customerview.jdbc.internal.reading;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * The columns of a row that came as JSON.
 *
 * @param values texts, numbers as {@code BigDecimal}, booleans, lists of these, and null
 */
@NullUnmarked
record JsonColumns(Map<String, Object> values) implements Columns {

  private static final Map<Class<?>, Function<String, ?>> TYPES =
      Map.of(
          String.class, text -> text,
          UUID.class, UUID::fromString,
          LocalDate.class, LocalDate::parse,
          OffsetDateTime.class, Moments::parse);

  @Override
  public String getString(String column) throws SQLException {
    return (String) value(column);
  }

  @Override
  public boolean getBoolean(String column) throws SQLException {
    return Boolean.TRUE.equals(value(column));
  }

  @Override
  public int getInt(String column) throws SQLException {
    return number(column).intValueExact();
  }

  @Override
  public long getLong(String column) throws SQLException {
    return number(column).longValueExact();
  }

  private BigDecimal number(String column) throws SQLException {
    BigDecimal number = getBigDecimal(column);
    return number == null ? BigDecimal.ZERO : number;
  }

  @Override
  public BigDecimal getBigDecimal(String column) throws SQLException {
    return (BigDecimal) value(column);
  }

  @Override
  public <T> T getObject(String column, Class<T> type) throws SQLException {
    return typed(value(column), type);
  }

  @Override
  public <T> List<T> getList(String column, Class<T> type) throws SQLException {
    return ((List<?>) value(column)).stream().map(one -> typed(one, type)).toList();
  }

  private static <T> T typed(Object value, Class<T> type) {
    return type.cast(value instanceof String text ? TYPES.get(type).apply(text) : value);
  }

  private Object value(String column) throws SQLException {
    Object value = values.get(column);
    if (value == null && !values.containsKey(column)) {
      throw new SQLException("no column " + column);
    }
    return value;
  }
}
