package io.customerview.benchmark.plain;

import io.customerview.message.Interaction;
import io.customerview.message.ReportRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows that delivery reports have made, written again with plain JDBC: prepared statements,
 * {@code addBatch}, and a transaction per chunk of reports. What the rows are made from, and what
 * is added up, costs nothing here; nothing is locked, looked up or decided.
 */
public final class PlainReports {

  private static final Set<String> DELIVERING = Set.of("DELIVERED", "RECEIVED");
  private static final Set<String> ENGAGING = Set.of("OPENED", "CLICKED", "REPLIED");

  private final List<Chunk> chunks;
  private final int size;

  /** An interaction, as it is stored. */
  private record Row(
      String message, String key, UUID customer, String kind, OffsetDateTime at, LocalDate day) {}

  /** What is counted together. */
  private record Bucket(UUID customer, LocalDate day, String kind) {}

  private record Count(long many, OffsetDateTime first, OffsetDateTime latest) {

    Count plus(Count more) {
      return new Count(
          many + more.many,
          first.isBefore(more.first) ? first : more.first,
          latest.isAfter(more.latest) ? latest : more.latest);
    }
  }

  /** What becomes of messages is counted where they were counted when they were sent. */
  private record Sent(UUID customer, LocalDate day) {}

  /** What becomes of a message: its latest status, and whether it was delivered and engaged. */
  private record Became(Row latest, boolean delivered, boolean engaged) {}

  private record Turn(int interactions, int delivered, int engaged) {

    Turn plus(Turn more) {
      return new Turn(
          interactions + more.interactions, delivered + more.delivered, engaged + more.engaged);
    }
  }

  private record Chunk(
      List<Row> rows,
      Map<String, Became> became,
      Map<Bucket, Count> counts,
      Map<Sent, Turn> turns) {}

  private PlainReports(List<Chunk> chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Reads what reports have made. */
  public static PlainReports read(
      DataSource connections, String schema, List<ReportRow> reports, int chunk)
      throws SQLException {
    Map<String, Row> stored = stored(connections, schema);
    Map<String, Became> became = new HashMap<>();
    List<Chunk> chunks = new ArrayList<>();
    for (int from = 0; from < reports.size(); from += chunk) {
      List<Row> rows = new ArrayList<>();
      for (ReportRow report : reports.subList(from, Math.min(reports.size(), from + chunk))) {
        Interaction one = report.interaction();
        rows.add(Objects.requireNonNull(stored.get(one.message().value() + one.key())));
      }
      chunks.add(chunk(rows, became));
    }
    return new PlainReports(chunks, reports.size());
  }

  private static Map<String, Row> stored(DataSource connections, String schema)
      throws SQLException {
    Map<String, Row> stored = new HashMap<>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select message_id, key, customer_id, kind, at, day from "
                    + schema
                    + ".interaction")) {
      while (row.next()) {
        Row one =
            new Row(
                row.getString(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
                row.getObject(6, LocalDate.class));
        stored.put(one.message() + one.key(), one);
      }
    }
    return stored;
  }

  /** What became of each message is told by all chunks so far. */
  private static Chunk chunk(List<Row> rows, Map<String, Became> became) {
    Map<String, Became> changed = new LinkedHashMap<>();
    Map<Bucket, Count> counts = new LinkedHashMap<>();
    Map<Sent, Turn> turns = new LinkedHashMap<>();
    for (Row row : rows) {
      Became before = became.get(row.message());
      Became after = after(before, row);
      became.put(row.message(), after);
      changed.put(row.message(), after);
      counts.merge(
          new Bucket(row.customer(), row.day(), row.kind()),
          new Count(1, row.at(), row.at()),
          Count::plus);
      turns.merge(new Sent(row.customer(), row.day()), turn(before, after), Turn::plus);
    }
    return new Chunk(rows, changed, counts, turns);
  }

  private static Became after(@Nullable Became before, Row row) {
    boolean engaged = ENGAGING.contains(row.kind());
    boolean delivered = engaged || DELIVERING.contains(row.kind());
    return before == null
        ? new Became(row, delivered, engaged)
        : new Became(
            row.at().isAfter(before.latest().at()) ? row : before.latest(),
            before.delivered() || delivered,
            before.engaged() || engaged);
  }

  private static Turn turn(@Nullable Became before, Became after) {
    boolean wasDelivered = before != null && before.delivered();
    boolean wasEngaged = before != null && before.engaged();
    return new Turn(
        1, after.delivered() && !wasDelivered ? 1 : 0, after.engaged() && !wasEngaged ? 1 : 0);
  }

  /** Returns how many reports there are. */
  public int size() {
    return size;
  }

  /** Writes all of it. */
  public void write(DataSource connections, String schema) throws SQLException {
    for (Chunk chunk : chunks) {
      try (Connection connection = connections.getConnection()) {
        connection.setAutoCommit(false);
        insert(connection, schema, chunk.rows());
        update(connection, schema, chunk.became());
        count(connection, schema, chunk.counts());
        turn(connection, schema, chunk.turns());
        connection.commit();
      }
    }
  }

  private static void insert(Connection connection, String schema, List<Row> rows)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into "
                + schema
                + ".interaction (message_id, key, customer_id, kind, at, day)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (Row row : rows) {
        statement.setString(1, row.message());
        statement.setString(2, row.key());
        statement.setObject(3, row.customer());
        statement.setString(4, row.kind());
        statement.setObject(5, row.at());
        statement.setObject(6, row.day());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void update(Connection connection, String schema, Map<String, Became> became)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update "
                + schema
                + ".message set latest_kind = ?, latest_at = ?, delivered = ?, engaged = ?"
                + " where id = ?")) {
      for (Became one : became.values()) {
        statement.setString(1, one.latest().kind());
        statement.setObject(2, one.latest().at());
        statement.setBoolean(3, one.delivered());
        statement.setBoolean(4, one.engaged());
        statement.setString(5, one.latest().message());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void count(Connection connection, String schema, Map<Bucket, Count> counts)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into %s.interaction_total as total (
              customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
            values (?, ?, 'email', 'EMAIL', ?, false, ?, ?, ?)
            on conflict (customer_id, day, channel, kind, test, contact_channel) do update set
              count = total.count + excluded.count,
              first_at = least(total.first_at, excluded.first_at),
              latest_at = greatest(total.latest_at, excluded.latest_at)"""
                .formatted(schema))) {
      for (Map.Entry<Bucket, Count> one : counts.entrySet()) {
        statement.setObject(1, one.getKey().customer());
        statement.setObject(2, one.getKey().day());
        statement.setString(3, one.getKey().kind());
        statement.setLong(4, one.getValue().many());
        statement.setObject(5, one.getValue().first());
        statement.setObject(6, one.getValue().latest());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void turn(Connection connection, String schema, Map<Sent, Turn> turns)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update %s.message_total set
              interactions = interactions + ?, delivered = delivered + ?, engaged = engaged + ?
            where customer_id = ? and day = ? and channel = 'email' and campaign = '' and not test"""
                .formatted(schema))) {
      for (Map.Entry<Sent, Turn> one : turns.entrySet()) {
        statement.setInt(1, one.getValue().interactions());
        statement.setInt(2, one.getValue().delivered());
        statement.setInt(3, one.getValue().engaged());
        statement.setObject(4, one.getKey().customer());
        statement.setObject(5, one.getKey().day());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
