package io.customerview.benchmark.base;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills the tables of a schema by COPY, one connection each. Their keys and indexes are dropped
 * before and made again after, which takes a fraction of the time.
 */
final class CopyLoad {

  private static final int BUFFER = 1 << 16;

  private final DataSource connections;
  private final String schema;

  CopyLoad(DataSource connections, String schema) {
    this.connections = connections;
    this.schema = schema;
  }

  /** Loads rows, each given as its lines per table, in any order. */
  void load(Map<String, String> columns, Stream<Map<String, CopyText>> rows) throws SQLException {
    List<String> remaking = new ArrayList<>();
    for (String drop : drops(remaking)) {
      execute(drop);
    }
    copy(columns, rows);
    for (String make : remaking) {
      execute(make);
    }
    for (String table : columns.keySet()) {
      execute("vacuum (analyze) " + schema + '.' + table);
    }
  }

  private void copy(Map<String, String> columns, Stream<Map<String, CopyText>> rows)
      throws SQLException {
    Map<String, OutputStream> copies = new LinkedHashMap<>();
    List<Connection> open = new ArrayList<>();
    try {
      for (Map.Entry<String, String> table : columns.entrySet()) {
        Connection connection = connections.getConnection();
        open.add(connection);
        copies.put(
            table.getKey(),
            new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "copy " + schema + '.' + table.getKey() + " (" + table.getValue() + ") from stdin",
                BUFFER));
      }
      rows.forEach(row -> write(row, copies));
      for (OutputStream copy : copies.values()) {
        copy.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  private static void write(Map<String, CopyText> row, Map<String, OutputStream> copies) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    row.forEach(
        (table, lines) -> bytes.put(table, lines.toString().getBytes(StandardCharsets.UTF_8)));
    synchronized (copies) {
      copies.forEach(
          (table, copy) -> {
            try {
              copy.write(bytes.getOrDefault(table, new byte[0]));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** Returns what drops all foreign keys, keys and indexes, and adds what makes them again. */
  private List<String> drops(List<String> remaking) throws SQLException {
    List<String> drops = new ArrayList<>();
    for (String kind : List.of("f", "u", "p")) {
      for (String[] row :
          rows(
              """
              select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
              from pg_constraint
              where connamespace = ?::regnamespace and contype = ?::"char"
              """,
              schema,
              kind)) {
        drops.add("alter table " + row[0] + " drop constraint " + row[1]);
        remaking.add(0, "alter table " + row[0] + " add constraint " + row[1] + ' ' + row[2]);
      }
    }
    for (String[] row :
        rows(
            """
            select indexrelid::regclass::text, '', pg_get_indexdef(indexrelid)
            from pg_index join pg_class on pg_class.oid = indexrelid
            where relnamespace = ?::regnamespace and not exists (
              select from pg_constraint where conindid = indexrelid and contype <> 'f')""",
            schema)) {
      drops.add("drop index " + row[0]);
      remaking.add(row[2]);
    }
    return drops;
  }

  private List<String[]> rows(String sql, String... values) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setString(at + 1, values[at]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
        }
      }
    }
    return rows;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
