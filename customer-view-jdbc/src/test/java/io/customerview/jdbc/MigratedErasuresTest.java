package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merged;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is forgotten in bases in which moments told what was written while a merge stood. */
class MigratedErasuresTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final SettableClock clock = new SettableClock();
  private final AgentView desk =
      CustomerView.builder()
          .storage(JdbcStorage.of(DATABASE.pooled()))
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR));

  @Test
  @DisplayName("PRIV-2 MRG-2: what was kept of somebody who has parted is known, and forgotten")
  void parted_before() {
    CustomerId lia = customer("lia");
    CustomerId rui = customer("rui");
    ContactPointId own = add(rui, "rui");
    ContactPointId mail = add(lia, "lia");
    clock.advance(Duration.ofSeconds(1));
    Merged merged = desk.merging().merge(rui, version(rui), lia, version(lia));
    clock.advance(Duration.ofSeconds(1));
    desk.contacts().optOut(rui, mail);
    clock.advance(Duration.ofSeconds(1));
    desk.merging().undo(merged.merge(), version(rui));
    clock.advance(Duration.ofSeconds(1));
    desk.contacts().optOut(rui, own);
    String span =
        "select concat_ws(' ', consents_after, consents_until, history_after, history_until) from customer_view.merge";
    List<String> known = ask(span);
    for (String column :
        List.of("consents_after", "consents_until", "history_after", "history_until")) {
      execute("alter table customer_view.merge drop column " + column);
    }
    run("while_merges_stood.sql");
    assertThat(ask(span)).isEqualTo(known);
    desk.privacy().erase(lia);
    assertThat(ask("select normalized from customer_view.consent_entry"))
        .isNotEmpty()
        .containsOnly("rui@example.org");
  }

  @Test
  @DisplayName("PRIV-2 PRIV-3: what stays of the trail of whoever was erased names its day")
  void erased_before() {
    CustomerId eva = customer("eva");
    CustomerId bia = customer("bia");
    CustomerId ana = customer("ana");
    desk.merging().merge(eva, version(eva), bia, version(bia));
    desk.privacy().erase(eva);
    execute("update customer_view.audit_entry set moment = '2026-11-22T15:30:00Z'");
    run("days_of_erased_trails.sql");
    assertThat(entriesAt("2026-11-22T15:30:00Z", eva, bia, ana))
        .containsExactlyInAnyOrder(eva + " privacy.erase", ana + " customers.register");
    assertThat(entriesAt("2026-11-22T12:00:00Z", eva, bia, ana))
        .contains(eva + " customers.register", bia + " customers.register", bia + " merging.merge")
        .noneMatch(entry -> entry.startsWith(ana.toString()));
  }

  @Test
  @DisplayName("PRIV-2 MRG-2: a merge that stands has noted no event of somebody who was erased")
  void noted_events() {
    CustomerId alfa = company("alfa");
    CustomerId beta = company("beta");
    Registration below = Host.person("taking-part").toBuilder().parent(alfa).build();
    CustomerId lia = desk.customers().register(below).customer();
    CustomerId rui = customer("surviving");
    EventTime time = EventTime.presetAt(clock.instant(), BusinessTime.DEFAULT_ZONE);
    EventDraft draft =
        EventDraft.builder(EventKind.CALL, time)
            .responsible(new AgentId("ana"))
            .participant(lia)
            .build();
    EventId event = desk.timeline().add(alfa, NewEvent.of(draft)).event().id();
    desk.customers().change(lia, version(lia), below.toBuilder().parent(beta).build());
    EventId other = desk.timeline().add(beta, NewEvent.of(draft)).event().id();
    clock.advance(Duration.ofSeconds(1));
    desk.merging().merge(rui, version(rui), lia, version(lia));
    List<String> both =
        List.of(event + " moved", event + " kept", other + " moved", other + " kept");
    assertThat(notedEvents()).containsExactlyInAnyOrderElementsOf(both);
    desk.privacy().erase(alfa);
    assertThat(notedEvents()).containsExactlyInAnyOrderElementsOf(both.subList(2, 4));
  }

  private static List<String> notedEvents() {
    return ask(
        """
        select key || ' moved' from customer_view.merge_moved where relation = 'event_participant'
        union all
        select (row ->> 'event_id') || ' kept' from customer_view.merge_kept where relation = 'event_participant'""");
  }

  private static List<String> entriesAt(String moment, CustomerId... customers) {
    return ask(
        "select customer_id || ' ' || operation from customer_view.audit_entry"
            + " where moment = '%s' and customer_id = any('{%s}')"
                .formatted(
                    moment,
                    Stream.of(customers)
                        .map(CustomerId::toString)
                        .collect(Collectors.joining(","))));
  }

  private static void execute(String sql) {
    Host.execute(DATABASE.dataSource(), sql);
  }

  private static List<String> ask(String sql) {
    return Host.ask(DATABASE.dataSource(), sql);
  }

  private static void run(String name) {
    execute(
        Migration.all().stream()
            .filter(migration -> migration.name().endsWith(name))
            .findFirst()
            .orElseThrow()
            .sql()
            .replace("$schema", JdbcStorage.DEFAULT_SCHEMA));
  }

  private CustomerId company(String name) {
    return desk.customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }

  private CustomerId customer(String name) {
    return desk.customers().register(Host.person(name)).customer();
  }

  private Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private ContactPointId add(CustomerId customer, String name) {
    NewContact contact =
        NewContact.of(Address.email(name + "@example.org"))
            .optedIn(Evidence.of("site", "form", SettableClock.START));
    return desk.contacts().add(customer, version(customer), contact).point().id();
  }
}
