package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.Customer;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.Work;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes need not know the same time zones: each JDK comes with those of its day. */
class UnknownZoneTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private final Storage storage = JdbcStorage.of(DATABASE.pooled());
  private final AgentView desk = Host.desk(storage);

  @Test
  @DisplayName("REG-3 CNT-14: a time zone that is not known here counts as none, and is kept")
  void unknown_zone() {
    CustomerId lia = register("lia");
    CustomerId ana = register("ana");
    Host.execute(
        DATABASE.dataSource(),
        "update customer_view.customer set time_zone = 'Mars/Olympus_Mons' where external_id = 'lia'");
    Work.run(
        storage, work -> assertThat(storage.customers().find(work, List.of(lia, ana))).hasSize(2));
    assertThat(desk.customers().find(ana).registration().timeZone()).contains(LISBON);
    Customer read = desk.customers().find(lia);
    assertThat(read.registration().timeZone()).isEmpty();

    edit(read.registration().toBuilder().city("Olinda").build());
    assertThat(zones()).containsExactly("Europe/Lisbon", "Mars/Olympus_Mons");
    edit(read.registration().toBuilder().timeZone(LISBON).build());
    assertThat(zones()).containsExactly("Europe/Lisbon", "Europe/Lisbon");
    edit(read.registration());
    assertThat(zones()).as("one that is known can be taken away").containsExactly("Europe/Lisbon");
  }

  private CustomerId register(String externalId) {
    return desk.customers()
        .register(Host.person(externalId).toBuilder().timeZone(LISBON).build())
        .customer();
  }

  private void edit(Registration registration) {
    desk.customers().register(registration);
  }

  private static List<String> zones() {
    return Host.ask(
        DATABASE.dataSource(),
        "select time_zone from customer_view.customer where time_zone is not null order by time_zone");
  }
}
