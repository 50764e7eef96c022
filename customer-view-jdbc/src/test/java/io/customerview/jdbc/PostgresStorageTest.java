package io.customerview.jdbc;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.StorageContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStorageTest implements StorageContract {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.pooled());

  @Override
  public Storage storage() {
    return storage;
  }
}
