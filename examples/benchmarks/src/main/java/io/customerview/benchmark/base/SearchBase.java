package io.customerview.benchmark.base;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.identity.SearchKeys;
import io.customerview.intake.IntakeRow;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.shared.CustomerId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A customer base to search in. A small one is made anew each time; a big one is kept, in the
 * folder that the system property {@value #FOLDER} names, or else in {@code .bases}.
 */
public final class SearchBase implements AutoCloseable {

  /** The system property with the folder in which big bases are kept. */
  public static final String FOLDER = "customerview.benchmark.bases";

  /** The schema of the customers. */
  public static final String SCHEMA = "base";

  private static final int LARGEST_SMALL = 10_000;
  private static final String COMPLETE = "complete";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Postgres server;

  private SearchBase(Postgres server) {
    this.server = server;
  }

  /** Opens the base of so many customers, making it if need be. */
  public static SearchBase open(int customers) {
    return open(
        customers + "-keys-" + SearchKeys.VERSION,
        customers,
        () -> CleanRows.of(CustomerBase.DEFAULT_SEED, customers));
  }

  /**
   * Opens a base of other customers, making it if need be.
   *
   * @param name the name of its folder, if it is kept
   * @param customers how many customers there are
   * @param rows the customers, in any order
   */
  public static SearchBase open(String name, int customers, Supplier<Stream<IntakeRow>> rows) {
    return open(
        name, customers, SearchRows.COLUMNS, () -> rows.get().parallel().map(SearchRows::of));
  }

  /** Returns the id of the customer of a row. */
  public static CustomerId id(long number) {
    return SearchRows.id(number);
  }

  /**
   * Opens a base of other rows, making it if need be.
   *
   * @param name the name of its folder, if it is kept
   * @param customers how many customers there are
   * @param columns the columns of the tables that are filled
   * @param rows the lines of each customer, per table
   */
  public static SearchBase open(
      String name,
      int customers,
      Map<String, String> columns,
      Supplier<Stream<Map<String, CopyText>>> rows) {
    try {
      if (customers <= LARGEST_SMALL) {
        SearchBase base = new SearchBase(Postgres.temporary());
        base.execute(
            List.of("drop schema if exists today cascade", "drop schema if exists base cascade"));
        base.fill(columns, rows.get());
        return base;
      }
      Path folder = Path.of(System.getProperty(FOLDER, ".bases")).resolve(name).toAbsolutePath();
      Path complete = folder.resolve(COMPLETE);
      if (!Files.exists(complete)) {
        Folders.delete(folder);
      }
      Files.createDirectories(folder);
      SearchBase base = new SearchBase(Postgres.kept(settings(folder.resolve("data"))));
      if (Files.exists(complete)) {
        base.migrate();
      } else {
        base.fill(columns, rows.get());
        Files.createFile(complete);
      }
      return base;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Only reading is measured here, so nothing is synced, and loading writes as little as can be.
   */
  private static EmbeddedPostgres.Builder settings(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(PATIENCE)
        .setServerConfig("shared_buffers", "1GB")
        .setServerConfig("maintenance_work_mem", "1GB")
        .setServerConfig("fsync", "off")
        .setServerConfig("wal_level", "minimal")
        .setServerConfig("max_wal_senders", "0")
        .setServerConfig("max_wal_size", "8GB");
  }

  private void migrate() {
    try (HikariDataSource connections = server.pool("")) {
      SchemaMigrator.of(connections, SCHEMA, Clock.systemUTC()).migrate();
    }
  }

  private void fill(Map<String, String> columns, Stream<Map<String, CopyText>> rows)
      throws SQLException {
    migrate();
    try (HikariDataSource connections = server.pool("")) {
      new CopyLoad(connections, SCHEMA).load(columns, rows);
    }
    execute(AsPeopleSearchToday.TABLES);
  }

  private void execute(List<String> statements) throws SQLException {
    try (HikariDataSource connections = server.pool("");
        Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns a pool of connections to the base. */
  public HikariDataSource pool() {
    return server.pool("");
  }

  @Override
  public void close() {
    server.close();
  }
}
