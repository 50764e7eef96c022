package io.customerview.jdbc;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.AuditTrailContract;
import io.customerview.testkit.ContactsContract;
import io.customerview.testkit.CustomersContract;
import io.customerview.testkit.UnitsOfWorkContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStorageTest
    implements UnitsOfWorkContract, CustomersContract, AuditTrailContract, ContactsContract {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());

  @Override
  public Storage storage() {
    return storage;
  }
}
