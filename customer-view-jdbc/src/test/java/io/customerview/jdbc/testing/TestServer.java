package io.customerview.jdbc.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of this JVM's tests: the one that {@value #VARIABLE} names, such as {@code
 * jdbc:postgresql://localhost/postgres?user=me&password=secret}, or else one that is started in the
 * process on first use. What was made on a server of the user's is dropped when the JVM ends, at
 * the latest.
 *
 * <p>Thread-safe.
 */
final class TestServer {

  static final String VARIABLE = "CUSTOMER_VIEW_TEST_JDBC_URL";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static @Nullable TestServer running;
  private static @Nullable IllegalStateException failure;

  private final String url;
  private final String prefix = "cv_test_" + UUID.randomUUID().toString().substring(0, 8) + "_";
  private final AtomicInteger made = new AtomicInteger();
  private final Set<String> existing = ConcurrentHashMap.newKeySet();

  private TestServer(String url) {
    this.url = url;
  }

  /** Returns the server, starting it if need be. What went wrong once is said again each time. */
  static synchronized TestServer get() {
    if (failure != null) {
      throw failure;
    }
    if (running == null) {
      try {
        running = start(System.getenv(VARIABLE));
      } catch (IllegalStateException e) {
        failure = e;
        throw e;
      }
    }
    return running;
  }

  private static TestServer start(@Nullable String given) {
    if (given != null && !given.isBlank()) {
      TestServer server = new TestServer(given);
      Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
      return server;
    }
    try {
      // Closed by the library's own shutdown hook.
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start();
      return new TestServer(postgres.getJdbcUrl("postgres", "postgres"));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start. " + advice(isRoot(), succeeds("unshare", "-U", "true")), e);
    }
  }

  /** Returns what someone can do whose PostgreSQL did not start. */
  static String advice(boolean root, boolean userNamespaces) {
    String server =
        "set "
            + VARIABLE
            + " to a PostgreSQL 15 or later where the user may create databases, such as"
            + " jdbc:postgresql://localhost/postgres?user=me&password=secret";
    return root && !userNamespaces
        ? "PostgreSQL refuses to run as root, and user namespaces are not available here"
            + " (\"unshare -U true\" fails). Run the build as an ordinary user, or "
            + server
            + "."
        : "See the cause below; or " + server + ".";
  }

  /** Makes a database under a name that no one else uses. */
  PGSimpleDataSource create(String statementAfterName) {
    String name = prefix + made.incrementAndGet();
    try {
      execute("create database " + name + " " + statementAfterName);
    } catch (SQLException e) {
      throw new IllegalStateException(
          INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
              ? "The user of " + VARIABLE + " must be allowed to create databases"
              : "The database " + name + " could not be made",
          e);
    }
    existing.add(name);
    return connectTo(name);
  }

  /** Drops a database that {@link #create} made, whoever is still connected. */
  void drop(String name) {
    if (existing.remove(name)) {
      try {
        execute("drop database if exists " + name + " with (force)");
      } catch (SQLException e) {
        throw new IllegalStateException("The database " + name + " could not be dropped", e);
      }
    }
  }

  private void dropAll() {
    existing.forEach(this::drop);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connectTo(null).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private PGSimpleDataSource connectTo(@Nullable String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    if (database != null) {
      source.setDatabaseName(database);
    }
    return source;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
