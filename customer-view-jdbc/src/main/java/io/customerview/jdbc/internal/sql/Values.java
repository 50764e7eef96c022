package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.shared.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How our values go to the driver and come back. */
final class Values {

  /** How many rows a statement that may find very many has sent at once. */
  static final int FETCH = 500;

  private static final Pattern ARRAY = Pattern.compile("any\\(:(\\w+)\\)");

  private Values() {}

  static UUID[] uuids(Collection<CustomerId> customers) {
    return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
  }

  /**
   * Returns a statement over an array of ids as one over its only one, where it has only one: for
   * that the server keeps a plan, and for an array of any length it makes one each time.
   */
  static String sized(String sql, Collection<?> ids) {
    return ids.size() == 1 ? ARRAY.matcher(sql).replaceAll("(:$1)[1]") : sql;
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** Returns a day as the database reads it: there the year before the first is 1 BC. */
  static String day(LocalDate day) {
    String text =
        String.format(
            Locale.ROOT,
            "%04d-%02d-%02d",
            day.get(ChronoField.YEAR_OF_ERA),
            day.getMonthValue(),
            day.getDayOfMonth());
    return day.getYear() < 1 ? text + " BC" : text;
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Instant instant(Columns row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static CustomerId id(Columns row, String column) throws SQLException {
    return new CustomerId(row.getObject(column, UUID.class));
  }

  static CustomerId id(ResultSet row, String column) throws SQLException {
    return new CustomerId(row.getObject(column, UUID.class));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static @Nullable CustomerId customer(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new CustomerId(id);
  }
}
