package io.customerview.jdbc;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.MergingContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Columns that are added to tables between a merge and its undoing, as a migration would. */
class MergedColumnsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** All tests have the same tables. */
  private static int added;

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());

  @Test
  @DisplayName("MRG-2: a column that every table gets after the merge stands in no way of undoing")
  void undone_all_the_same() {
    for (int seed = 200; seed < 206; seed++) {
      MergingContract.mergeAndUndo(storage, seed, this::addColumns);
    }
  }

  @Test
  @DisplayName("MRG-2: what has changed since is told as before, whatever columns came after it")
  void conflicts_are_told() {
    MergingContract.conflicts(storage, this::addColumns);
  }

  /** One that has a value in every row, and can't be left out. */
  private void addColumns() {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      added++;
      for (String table : tables(statement)) {
        statement.execute(
            "alter table customer_view.%s add column later%d text not null default 'x'"
                .formatted(table, added));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select tablename from pg_tables where schemaname = 'customer_view' order by tablename")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
