package io.customerview.jdbc.internal.sql;

import io.customerview.shared.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How our values go to the driver and come back. */
final class Values {

  private Values() {}

  static UUID[] uuids(Collection<CustomerId> customers) {
    return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
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
