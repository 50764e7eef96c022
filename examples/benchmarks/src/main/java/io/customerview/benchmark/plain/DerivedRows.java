package io.customerview.benchmark.plain;

import io.customerview.shared.CustomerId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every row that an intake wrote, customer by customer, read back into memory, to be written again
 * with plain JDBC: prepared inserts, {@code addBatch}, and a transaction per chunk of customers.
 * What the rows are made from costs nothing here.
 */
public final class DerivedRows {

  private final List<Table> tables;
  private final List<Chunk> chunks;

  private record Table(String name, List<String> columns, String owner) {

    String insert(String schema) {
      return "insert into "
          + schema
          + "."
          + name
          + " ("
          + String.join(", ", columns)
          + ") values ("
          + String.join(", ", columns.stream().map(column -> "?").toList())
          + ")";
    }
  }

  /** The rows of some customers, by table. */
  private record Chunk(List<List<@Nullable Object[]>> rowsByTable) {}

  private DerivedRows(List<Table> tables, List<Chunk> chunks) {
    this.tables = tables;
    this.chunks = chunks;
  }

  /**
   * Reads what stands in a schema.
   *
   * @param customers in the order in which they are to be written, parents first
   * @param chunk how many customers make a transaction
   */
  public static DerivedRows read(
      DataSource connections, String schema, List<CustomerId> customers, int chunk)
      throws SQLException {
    Map<UUID, Integer> chunkOf = new HashMap<>();
    for (int at = 0; at < customers.size(); at++) {
      chunkOf.put(customers.get(at).value(), at / chunk);
    }
    try (Connection connection = connections.getConnection()) {
      List<Table> tables = new ArrayList<>();
      tables.add(table(connection, schema, "customer", "id"));
      for (String name :
          List.of(
              "identity_document",
              "contact_point",
              "consent_entry",
              "contact_history",
              "search_customer",
              "search_entry",
              "audit_entry")) {
        tables.add(table(connection, schema, name, "customer_id"));
      }
      List<Chunk> chunks = new ArrayList<>();
      for (int at = 0; at < customers.size(); at += chunk) {
        List<List<@Nullable Object[]>> rows = new ArrayList<>();
        tables.forEach(table -> rows.add(new ArrayList<>()));
        chunks.add(new Chunk(rows));
      }
      for (int at = 0; at < tables.size(); at++) {
        read(connection, schema, tables.get(at), at, chunks, chunkOf);
      }
      return new DerivedRows(tables, chunks);
    }
  }

  private static Table table(Connection connection, String schema, String name, String owner)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select column_name from information_schema.columns
            where table_schema = ? and table_name = ? and is_generated = 'NEVER'
              and identity_generation is null
            order by ordinal_position""")) {
      statement.setString(1, schema);
      statement.setString(2, name);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return new Table(name, columns, owner);
  }

  private static void read(
      Connection connection,
      String schema,
      Table table,
      int number,
      List<Chunk> chunks,
      Map<UUID, Integer> chunkOf)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select "
                    + String.join(", ", table.columns())
                    + " from "
                    + schema
                    + "."
                    + table.name())) {
      while (row.next()) {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int column = 0; column < values.length; column++) {
          values[column] = value(row, column + 1);
        }
        Integer chunk = chunkOf.get(row.getObject(table.owner(), UUID.class));
        if (chunk != null) {
          chunks.get(chunk).rowsByTable().get(number).add(values);
        }
      }
    }
  }

  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof java.sql.Timestamp) {
      return row.getObject(column, OffsetDateTime.class);
    }
    return value instanceof Array array ? array.getArray() : value;
  }

  /** Returns how many rows there are in all tables together. */
  public long size() {
    return chunks.stream()
        .flatMap(chunk -> chunk.rowsByTable().stream())
        .mapToLong(List::size)
        .sum();
  }

  /** Writes all of it into another schema. */
  public void write(DataSource connections, String schema) throws SQLException {
    List<String> inserts = tables.stream().map(table -> table.insert(schema)).toList();
    for (Chunk chunk : chunks) {
      try (Connection connection = connections.getConnection()) {
        connection.setAutoCommit(false);
        for (int at = 0; at < inserts.size(); at++) {
          insert(connection, inserts.get(at), chunk.rowsByTable().get(at));
        }
        connection.commit();
      }
    }
  }

  private static void insert(Connection connection, String insert, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (@Nullable Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          Object value = row[column];
          if (value instanceof String[] texts) {
            statement.setArray(column + 1, connection.createArrayOf("text", texts));
          } else {
            statement.setObject(column + 1, value);
          }
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
