package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.pool.ConnectionPool;
import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.StorageContract;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole contract, in the schema of one tenant, while the search path of every connection leads
 * to that of another: what forgot its schema would end there, and is found there.
 */
@DisplayName("one schema per tenant: nothing is written to another's, and nothing read from it")
class PostgresStorageTest implements StorageContract {

  private static final DatabaseTemplate TEMPLATE =
      new DatabaseTemplate(
          source -> {
            SchemaMigrator.of(source, "tenant_a", new SettableClock()).migrate();
            SchemaMigrator.of(source, "tenant_b", new SettableClock()).migrate();
          });

  @RegisterExtension static final TestDatabase DATABASE = TEMPLATE.copy();

  private static final ConnectionPool HOSTILE = DATABASE.pool("&currentSchema=tenant_b");

  private final Storage storage = JdbcStorage.of(HOSTILE.dataSource(), "tenant_a");

  @AfterAll
  static void close() {
    HOSTILE.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @AfterEach
  void the_other_tenant_has_nothing() {
    List<String> tables = Catalog.tables(DATABASE.pooled(), "tenant_b");
    assertThat(tables).contains("customer", "audit_entry");
    String written =
        tables.stream()
            .filter(table -> !table.equals("schema_history"))
            .map("select '%1$s' where exists (select 1 from tenant_b.%1$s)"::formatted)
            .collect(Collectors.joining(" union all "));
    assertThat(Host.ask(DATABASE.pooled(), written)).isEmpty();
  }
}
