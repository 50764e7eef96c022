package io.customerview.benchmark.base;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL in the process, with the settings of its version: it syncs every commit. */
public final class Postgres implements AutoCloseable {

  private static final byte[] KEY =
      "a key for measurements, and for nothing else".getBytes(StandardCharsets.UTF_8);

  private static @Nullable Postgres temporary;

  private final EmbeddedPostgres server;
  private final boolean closeable;

  private Postgres(EmbeddedPostgres server, boolean closeable) {
    this.server = server;
    this.closeable = closeable;
  }

  /**
   * Returns the server of this JVM whose data are gone when the JVM ends; closing it does nothing.
   */
  public static synchronized Postgres temporary() {
    if (temporary == null) {
      temporary = start(EmbeddedPostgres.builder(), false);
    }
    return temporary;
  }

  static Postgres kept(EmbeddedPostgres.Builder builder) {
    return start(builder, true);
  }

  private static Postgres start(EmbeddedPostgres.Builder builder, boolean closeable) {
    try {
      return new Postgres(builder.start(), closeable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a pool of connections.
   *
   * @param options of the driver, such as {@code reWriteBatchedInserts=true}; may be empty
   */
  public HikariDataSource pool(String options) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        server.getJdbcUrl("postgres", "postgres") + (options.isEmpty() ? "" : "&" + options));
    config.setMaximumPoolSize(8);
    return new HikariDataSource(config);
  }

  /** Returns a customer view of a schema, as an analyst has it. */
  public static AgentView desk(DataSource connections, String schema) {
    return CustomerView.builder()
        .storage(JdbcStorage.of(connections, schema))
        .clock(Clock.systemUTC())
        .secrets(secrets())
        .build()
        .as(Agent.of(new AgentId("benchmark"), AccessProfile.ANALYST));
  }

  static Secrets secrets() {
    return Secrets.of(KEY);
  }

  @Override
  public void close() {
    if (!closeable) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
