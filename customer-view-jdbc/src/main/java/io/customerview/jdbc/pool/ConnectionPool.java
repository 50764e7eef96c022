package io.customerview.jdbc.pool;

import io.customerview.shared.StorageException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to PostgreSQL, for a host that has none:
 *
 * <pre>{@code
 * try (ConnectionPool pool =
 *     ConnectionPool.builder("jdbc:postgresql://localhost/crm").user("crm").password(secret).open()) {
 *   JdbcStorage storage = JdbcStorage.of(pool.dataSource());
 * }
 * }</pre>
 *
 * <p>It needs HikariCP: the dependency {@code com.zaxxer:HikariCP}, and on the module path {@code
 * requires com.zaxxer.hikari}. It starts threads, those of HikariCP, which end with {@link
 * #close()}. A host with a framework has a pool already, and should hand that over.
 *
 * <p>Beside HikariCP's own defaults: batches are sent as few statements, a lock is waited for no
 * longer than {@link Builder#lockTimeout}, and the server's error details, which may quote values,
 * are not asked for. Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {

  private final HikariPool pool;

  private ConnectionPool(HikariPool pool) {
    this.pool = pool;
  }

  /**
   * Begins a pool.
   *
   * @param url such as {@code jdbc:postgresql://localhost/crm}; what it says itself wins over what
   *     is set here
   */
  public static Builder builder(String url) {
    return new Builder(url);
  }

  /** Returns what gives the connections, each with auto-commit on. */
  public DataSource dataSource() {
    return pool.dataSource();
  }

  /** Closes the pool and its connections. Closing twice is closing once. */
  @Override
  public void close() {
    pool.close();
  }

  /** Gathers what a pool needs. Not thread-safe. */
  public static final class Builder {

    final String url;
    @Nullable String user;
    @Nullable String password;
    int size = 10;
    Duration connectionTimeout = Duration.ofSeconds(10);
    Duration lockTimeout = Duration.ofSeconds(10);
    Duration answerTimeout = Duration.ZERO;

    private Builder(String url) {
      this.url = Objects.requireNonNull(url, "url");
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("the url of a PostgreSQL database is expected");
      }
    }

    /** Sets the database user; the url or the driver's own defaults tell unless set. */
    public Builder user(String name) {
      this.user = Objects.requireNonNull(name, "user");
      return this;
    }

    /** Sets the database user's password. */
    public Builder password(String secret) {
      this.password = Objects.requireNonNull(secret, "password");
      return this;
    }

    /** Sets how many connections there are at most, at least 1; 10 unless set. */
    public Builder size(int connections) {
      if (connections < 1) {
        throw new IllegalArgumentException("a pool has at least 1 connection, not " + connections);
      }
      this.size = connections;
      return this;
    }

    /**
     * Sets how long to wait for a connection, at least 250 ms; 10 seconds unless set. Who waited in
     * vain gets a {@link StorageException} with the code {@link StorageException#UNAVAILABLE}.
     */
    public Builder connectionTimeout(Duration longest) {
      if (longest.toMillis() < 250) {
        throw new IllegalArgumentException(
            "a connection is waited for at least 250 ms, not " + longest);
      }
      this.connectionTimeout = longest;
      return this;
    }

    /**
     * Sets how long to wait for somebody else's change of the same thing, at least 1 ms; 10 seconds
     * unless set. Who waited in vain is refused with {@link
     * io.customerview.shared.CommonRefusal.ConcurrentChange}.
     */
    public Builder lockTimeout(Duration longest) {
      if (longest.toMillis() < 1) {
        throw new IllegalArgumentException("a lock is waited for at least 1 ms, not " + longest);
      }
      this.lockTimeout = longest;
      return this;
    }

    /**
     * Sets how long the database may be silent before it is given up, in whole seconds from 1; for
     * ever unless set, since a migration of a large base may take its time in one statement.
     * Without it a server that is gone and has not said so holds a use case until the operating
     * system finds out, which may take hours. Who waited in vain gets a {@link StorageException};
     * what was done is rolled back, or unknown if it was the answer to a commit.
     */
    public Builder answerTimeout(Duration longest) {
      if (longest.toSeconds() < 1 || longest.toSeconds() > Integer.MAX_VALUE / 1_000) {
        throw new IllegalArgumentException(
            "an answer is waited for from 1 to 2,147,483 seconds, not " + longest);
      }
      this.answerTimeout = longest;
      return this;
    }

    /**
     * Opens the pool, with a first connection.
     *
     * @throws IllegalStateException if HikariCP is missing
     * @throws StorageException with the code {@link StorageException#UNAVAILABLE} if the database
     *     can't be reached
     */
    public ConnectionPool open() {
      try {
        return new ConnectionPool(HikariPool.open(this));
      } catch (NoClassDefFoundError missing) {
        throw new IllegalStateException(
            "HikariCP is missing (" + missing.getMessage() + "): " + HOW_TO_ADD, missing);
      }
    }

    private static final String HOW_TO_ADD =
        "add the dependency com.zaxxer:HikariCP, and on the module path \"requires"
            + " com.zaxxer.hikari\"; or hand a DataSource of your own to JdbcStorage";
  }
}
