package io.customerview.examples.modulepath;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A schema of its own, dropped at the end: on the server that CUSTOMER_VIEW_TEST_JDBC_URL names, or
 * else on one that is started in the process.
 */
record Schema(DataSource dataSource, String name, Stop stop) implements AutoCloseable {

  /** Stops the server, if we started it. */
  interface Stop {
    void stop() throws IOException;
  }

  static Schema create() throws IOException {
    String name = "module_path_" + UUID.randomUUID().toString().substring(0, 8);
    String url = System.getenv("CUSTOMER_VIEW_TEST_JDBC_URL");
    if (url != null && !url.isBlank()) {
      PGSimpleDataSource given = new PGSimpleDataSource();
      given.setURL(url);
      return new Schema(given, name, () -> {});
    }
    EmbeddedPostgres server = EmbeddedPostgres.start();
    return new Schema(server.getPostgresDatabase(), name, server::close);
  }

  @Override
  public void close() throws IOException, SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists " + name + " cascade");
    } finally {
      stop.stop();
    }
  }
}
