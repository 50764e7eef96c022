package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.StorageContract;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The whole contract again, in the schema of one tenant, while the search path of every connection
 * leads to that of another: what forgot its schema would end there, and is found there.
 */
@DisplayName("one schema per tenant: nothing is written to another's, and nothing read from it")
class TenantsTest implements StorageContract {

  private static final DatabaseTemplate TEMPLATE =
      new DatabaseTemplate(
          source -> {
            SchemaMigrator.of(source, "tenant_a", new SettableClock()).migrate();
            SchemaMigrator.of(source, "tenant_b", new SettableClock()).migrate();
          });

  @RegisterExtension static final TestDatabase DATABASE = TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(hostile(), "tenant_a");

  @Override
  public Storage storage() {
    return storage;
  }

  @AfterEach
  void the_other_tenant_has_nothing() {
    List<String> tables = Catalog.tables(DATABASE.dataSource(), "tenant_b");
    assertThat(tables).contains("customer", "audit_entry");
    for (String table : tables) {
      if (!table.equals("schema_history")) {
        assertThat(Host.ask(DATABASE.dataSource(), "select 1 from tenant_b." + table))
            .as(table)
            .isEmpty();
      }
    }
  }

  private static DataSource hostile() {
    PGSimpleDataSource other = DATABASE.dataSource();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(other.getURL());
    source.setUser(other.getUser());
    source.setPassword(other.getPassword());
    source.setCurrentSchema("tenant_b");
    return source;
  }
}
