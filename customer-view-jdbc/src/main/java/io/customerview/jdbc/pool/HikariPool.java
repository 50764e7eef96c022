package io.customerview.jdbc.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.customerview.shared.StorageException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is said to HikariCP; loaded only where it is there. */
final class HikariPool {

  private final HikariDataSource source;

  private HikariPool(HikariDataSource source) {
    this.source = source;
  }

  static HikariPool open(ConnectionPool.Builder from) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("customer-view");
    config.setJdbcUrl(from.url);
    config.setUsername(from.user);
    config.setPassword(from.password);
    config.setMaximumPoolSize(from.size);
    config.setConnectionTimeout(from.connectionTimeout.toMillis());
    config.addDataSourceProperty("ApplicationName", "customer-view");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("socketTimeout", Long.toString(from.answerTimeout.toSeconds()));
    config.addDataSourceProperty("options", "-c lock_timeout=" + from.lockTimeout.toMillis());
    try {
      return new HikariPool(new HikariDataSource(config));
    } catch (PoolInitializationException failure) {
      throw StorageException.unavailable(
          "the database can't be reached, SQLSTATE " + state(failure));
    }
  }

  private static String state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "?????";
  }

  DataSource dataSource() {
    return source;
  }

  void close() {
    source.close();
  }
}
