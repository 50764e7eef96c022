package io.customerview.examples.quickstart.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir Path folder;

  @BeforeEach
  void startsHere() {
    assumeThat(System.getenv("CUSTOMER_VIEW_TEST_JDBC_URL"))
        .as("a server of the user's is named where none can be started")
        .isNull();
  }

  private static int tables(LocalPostgres server) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from pg_tables where tablename = 'kept'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  @DisplayName("data are kept between starts, until a reset; a second program is told to wait")
  void kept() throws SQLException {
    try (LocalPostgres server = LocalPostgres.start(folder, false);
        Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept ()");
      assertThatExceptionOfType(StopException.class)
          .isThrownBy(() -> LocalPostgres.start(folder, false))
          .satisfies(
              stop ->
                  assertThat(stop.sentence(Texts.in(Locale.ENGLISH)))
                      .contains("in use by another quickstart"));
    }
    try (LocalPostgres server = LocalPostgres.start(folder, false)) {
      assertThat(tables(server)).isOne();
    }
    try (LocalPostgres server = LocalPostgres.start(folder, true)) {
      assertThat(tables(server)).isZero();
    }
  }

  @Test
  @DisplayName("a folder that is a file ends in one sentence")
  void noFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> LocalPostgres.start(file, false))
        .satisfies(
            stop ->
                assertThat(stop.sentence(Texts.in(Locale.ENGLISH)))
                    .contains("Nothing can be written"));
  }
}
