package io.customerview.jdbc;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.testkit.HostCriteriaContract;
import io.customerview.segmentation.testkit.LiveMembershipContract;
import io.customerview.storage.Storage;
import org.junit.jupiter.api.AfterEach;

class PostgresLiveMembershipTest implements LiveMembershipContract, HostCriteriaContract {

  private final TestDatabase database = Migrated.TEMPLATE.copy();

  @AfterEach
  void drop() {
    database.close();
  }

  @Override
  public Storage emptyStorage() {
    return JdbcStorage.of(database.dataSource());
  }
}
