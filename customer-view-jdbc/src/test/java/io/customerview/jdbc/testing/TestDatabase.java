package io.customerview.jdbc.testing;

import java.util.Objects;
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

  TestDatabase(TestServer server, PGSimpleDataSource source) {
    this.server = server;
    this.source = source;
  }

  /** Returns a source of plain connections, each a new one. */
  public PGSimpleDataSource dataSource() {
    return source;
  }

  public String name() {
    return Objects.requireNonNull(source.getDatabaseName());
  }

  /** Drops the database, whoever is still connected. Closing twice is closing once. */
  @Override
  public void close() {
    server.drop(name());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
