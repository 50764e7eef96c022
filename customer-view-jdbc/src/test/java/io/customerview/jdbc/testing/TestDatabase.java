package io.customerview.jdbc.testing;

import io.customerview.jdbc.pool.ConnectionPool;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own for a test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = TEMPLATE.copy();
 * }</pre>
 *
 * <p>As an extension of a JUnit test class it is dropped after that class. Where there are no
 * extensions, as in jqwik properties, close it, or leave it to the end of the JVM.
 */
public final class TestDatabase implements AutoCloseable, AfterAllCallback {

  private final TestServer server;
  private final PGSimpleDataSource source;
  private @Nullable ConnectionPool pool;

  TestDatabase(TestServer server, PGSimpleDataSource source) {
    this.server = server;
    this.source = source;
  }

  /** Returns a source of plain connections, each a new one. */
  public PGSimpleDataSource dataSource() {
    return source;
  }

  /** Returns a source that keeps its connections: for tests of many statements. */
  public synchronized DataSource pooled() {
    if (pool == null) {
      pool = pool("");
    }
    return pool.dataSource();
  }

  /** Opens a pool of its own, to be closed by who asked for it. */
  public ConnectionPool pool(String parameters) {
    ConnectionPool.Builder builder = ConnectionPool.builder(source.getURL() + parameters);
    if (source.getUser() != null) {
      builder.user(source.getUser());
    }
    if (source.getPassword() != null) {
      builder.password(source.getPassword());
    }
    return builder.open();
  }

  public String name() {
    return Objects.requireNonNull(source.getDatabaseName());
  }

  /** Drops the database, whoever is still connected. Closing twice is closing once. */
  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
    }
    server.drop(name());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
