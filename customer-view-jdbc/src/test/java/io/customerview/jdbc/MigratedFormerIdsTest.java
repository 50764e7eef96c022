package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.search.CustomerQuery;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bases in which customers were merged before they were found by their former ids. */
class MigratedFormerIdsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final String KEPT =
      "select array_to_string(former_ids, '|') from customer_view.search_customer order by 1";
  private static final String LISTED =
      "select concat_ws('|', list, customer_id, key, sort_name, value) from customer_view.search_entry"
          + " where part = 4 order by 1";

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));

  @Test
  @DisplayName("SRCH-5 MRG-2: the migration lists former ids as a merge does")
  void lists_former_ids() {
    CustomerId survivor = register("crm-1");
    UUID ofHost = UUID.randomUUID();
    for (String external :
        List.of(
            "crm-2",
            "CRM-{2}",
            ofHost.toString(),
            "urn:uuid:" + UUID.randomUUID(),
            "{" + UUID.randomUUID() + "}",
            UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT))) {
      CustomerId duplicate = register(external);
      desk.merging()
          .merge(survivor, desk.customers().find(survivor).version(), duplicate, Version.FIRST);
    }
    List<String> kept = Host.ask(DATABASE.dataSource(), KEPT);
    List<String> listed = Host.ask(DATABASE.dataSource(), LISTED);
    assertThat(listed).hasSize(6 * 2 + 6 + 4);
    Host.execute(
        DATABASE.dataSource(), "alter table customer_view.search_customer drop column former_ids");
    Host.execute(DATABASE.dataSource(), "delete from customer_view.search_entry where part = 4");
    Host.execute(DATABASE.dataSource(), script());
    assertThat(Host.ask(DATABASE.dataSource(), KEPT)).isEqualTo(kept);
    assertThat(Host.ask(DATABASE.dataSource(), LISTED)).isEqualTo(listed);
    assertThat(desk.search().find(CustomerQuery.id(ofHost.toString())).hits())
        .extracting(hit -> hit.customer().id())
        .containsExactly(survivor);
  }

  private CustomerId register(String external) {
    return desk.customers()
        .register(Registration.builder(Person.of("Lia", null)).externalId(external).build())
        .customer();
  }

  private static String script() {
    return Migration.all().stream()
        .filter(migration -> migration.name().endsWith("former_ids.sql"))
        .findFirst()
        .orElseThrow()
        .sql()
        .replace("$schema", JdbcStorage.DEFAULT_SCHEMA);
  }
}
