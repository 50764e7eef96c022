package io.customerview.examples.quickstart;

import io.customerview.examples.quickstart.server.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A schema for one test, on the server that {@code CUSTOMER_VIEW_TEST_JDBC_URL} names, or else on
 * one that is started in the process. It is dropped afterwards.
 */
final class ScratchSchema implements AutoCloseable {

  static final String VARIABLE = "CUSTOMER_VIEW_TEST_JDBC_URL";

  private final DataSource dataSource;
  private final AutoCloseable server;
  private final String name = "cv_test_" + UUID.randomUUID().toString().substring(0, 8);

  private ScratchSchema(DataSource dataSource, AutoCloseable server) {
    this.dataSource = dataSource;
    this.server = server;
  }

  static ScratchSchema in(Path folder) {
    String url = System.getenv(VARIABLE);
    if (url != null && !url.isBlank()) {
      PGSimpleDataSource given = new PGSimpleDataSource();
      given.setURL(url);
      return new ScratchSchema(given, () -> {});
    }
    LocalPostgres local = LocalPostgres.start(folder, false);
    return new ScratchSchema(local.dataSource(), local);
  }

  DataSource dataSource() {
    return dataSource;
  }

  String name() {
    return name;
  }

  @Override
  public void close() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists " + name + " cascade");
    } catch (SQLException e) {
      throw new IllegalStateException("the schema " + name + " could not be dropped", e);
    } finally {
      server.close();
    }
  }
}
