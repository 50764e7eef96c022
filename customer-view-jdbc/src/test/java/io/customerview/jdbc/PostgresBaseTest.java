package io.customerview.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.BaseContract;
import io.customerview.testkit.SettableClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresBaseTest implements BaseContract {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @RegisterExtension static final TestDatabase DATABASE = new DatabaseTemplate(source -> {}).copy();

  private static HikariDataSource pool;

  @BeforeAll
  static void open() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(DATABASE.dataSource());
    config.setMaximumPoolSize(2);
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  public Storage emptyStorage() {
    String schema = "base_" + SCHEMAS.incrementAndGet();
    SchemaMigrator.of(pool, schema, new SettableClock()).migrate();
    return JdbcStorage.of(pool, schema);
  }
}
