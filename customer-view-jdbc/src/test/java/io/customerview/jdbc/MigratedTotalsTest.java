package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merged;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MessageId;
import io.customerview.shared.Version;
import io.customerview.testkit.DashboardByRows;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Bases of a host that has a channel with two contact channels, and another zone than the default.
 */
class MigratedTotalsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** In Bogotá, this is the eleventh still; in São Paulo it is the twelfth. */
  private static final Instant LATE = Instant.parse("2026-11-12T04:30:00Z");

  private final PGSimpleDataSource source = DATABASE.dataSource();
  private final String schema = "s_" + UUID.randomUUID().toString().substring(0, 8);
  private final SchemaMigrator migrator = SchemaMigrator.of(source, schema, new SettableClock());
  private final AgentView feeding = desk(JdbcStorage.DEFAULT_SCHEMA);
  private int rows;

  @Test
  @DisplayName("DSH-1: a base from before the dashboard is counted row by row, whatever is in it")
  void from_before_the_dashboard() {
    CustomerId lia = customer();
    feed(lia);
    Host.execute(source, scriptTo(25));
    copy(List.of());
    migrator.migrate();
    assertCounted(lia);
  }

  @Test
  @DisplayName("DSH-1 MRG-2: what was counted together is counted apart, and merges can be undone")
  void from_before_it_was_mended() {
    CustomerId lia = customer();
    CustomerId eva = customer();
    feed(lia);
    feed(eva);
    note(lia);
    Merged merged = feeding.merging().merge(eva, version(feeding, eva), lia, version(feeding, lia));
    Host.execute(source, scriptTo(25));
    Host.execute(source, asItWas());
    Host.execute(source, migrator.script(26).substring(0, lengthOf(26, 29)));
    copy(List.of("message_total"));
    migrator.migrate();
    assertCounted(eva);
    for (AgentView desk : List.of(feeding, desk(schema))) {
      desk.merging().undo(merged.merge(), version(desk, eva));
    }
    assertCounted(eva);
    assertCounted(lia);
  }

  private String scriptTo(int last) {
    String whole = migrator.script();
    return whole.substring(0, whole.length() - migrator.script(last).length());
  }

  private int lengthOf(int after, int last) {
    return migrator.script(after).length() - migrator.script(last).length();
  }

  /** The dashboard's migration before it took every base, with its row of the history. */
  private String asItWas() {
    Migration mended = Migration.all().get(25);
    String key = "primary key (customer_id, day, channel, campaign, test";
    assertThat(mended.sql()).contains(key + ", contact_channel)");
    Migration before =
        new Migration(
            26, mended.name(), mended.sql().replace(key + ", contact_channel)", key + ")"));
    assertThat(before.checksum()).isNotEqualTo(mended.checksum());
    return (before.sql()
            + "insert into $schema.schema_history values (26, '"
            + before.name()
            + "', '"
            + before.checksum()
            + "', now())")
        .replace("$schema", schema);
  }

  /** Copies what both schemas have, with totals that don't tell contact channels apart. */
  private void copy(List<String> without) {
    List<String> tables = new ArrayList<>(Catalog.tables(source, schema));
    tables.removeAll(without);
    tables.removeAll(List.of("schema_history", "interaction_total"));
    StringBuilder script = new StringBuilder("set session_replication_role = replica;\n");
    if (tables.contains("merge")) {
      script.append("alter table %s.merge alter consents set default 0;\n".formatted(schema));
    }
    for (String table : tables) {
      String columns = String.join(", ", columns(table));
      script.append(
          "insert into %1$s.%2$s (%3$s) overriding system value select %3$s from customer_view.%2$s;\n"
              .formatted(schema, table, columns));
    }
    script.append(
        """
        insert into %1$s.interaction_total (customer_id, day, channel, kind, test, contact_channel, count, first_at, latest_at)
        select customer_id, day, channel, kind, test, min(contact_channel), sum(count), min(first_at), max(latest_at)
        from customer_view.interaction_total group by customer_id, day, channel, kind, test;
        """
            .formatted(schema));
    if (tables.contains("merge_moved")) {
      script.append(
          """
          update %1$s.merge_moved moved set digest = %1$s.row_digest(item) from %1$s.inbound item
          where moved.relation = 'inbound' and moved.key = item.id;
          update %1$s.merge_moved moved set digest = %1$s.row_digest(item) || substr(moved.digest, 33)
          from %1$s.event item where moved.relation = 'event' and moved.key = item.id::text;
          """
              .formatted(schema));
    }
    Host.execute(source, script.toString());
  }

  private List<String> columns(String table) {
    return Host.ask(
        source,
        """
        select column_name from information_schema.columns
        where table_schema = '%1$s' and table_name = '%2$s' and is_generated = 'NEVER'
        intersect
        select column_name from information_schema.columns
        where table_schema = 'customer_view' and table_name = '%2$s'"""
            .formatted(schema, table));
  }

  private void assertCounted(CustomerId customer) {
    AgentView desk = desk(schema);
    LocalDate day = LocalDate.of(2026, 11, 11);
    for (DateRange days :
        List.of(DateRange.ALL, DateRange.of(day, day), DateRange.from(day.plusDays(1)))) {
      DashboardQuery query = DashboardQuery.ALL.within(days);
      assertThat(desk.dashboard().of(customer, query))
          .as(days.toString())
          .isEqualTo(DashboardByRows.of(desk, customer, query));
    }
    assertThat(desk.messages().totals(customer, DateRange.ALL, true))
        .isEqualTo(feeding.messages().totals(customer, DateRange.ALL, true));
  }

  private AgentView desk(String of) {
    return CustomerView.builder()
        .storage(JdbcStorage.of(source, of))
        .clock(new SettableClock())
        .zone(ZoneId.of("America/Bogota"))
        .secrets(TestSecrets.SECRETS)
        .build()
        .as(Agent.system(new AgentId("crm")));
  }

  private CustomerId customer() {
    return feeding.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
  }

  private static Version version(AgentView desk, CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  /** By both contact channels a message, what happened to it, and a contact late in the day. */
  private void feed(CustomerId customer) {
    for (ContactChannel contact : List.of(ContactChannel.PHONE, ContactChannel.EMAIL)) {
      MessageChannel chat = new MessageChannel("chat", contact);
      MessageId sent = new MessageId(schema + ++rows);
      Address address =
          contact == ContactChannel.PHONE
              ? Address.phone("(11) 91234-5678")
              : Address.email("lia@example.org");
      Instant noon = Instant.parse("2026-11-11T15:00:00Z");
      MessageRow row =
          MessageRow.of(
              1,
              sent,
              customer,
              SentMessage.builder("Aviso", chat, new Purpose("billing"), address, noon).build());
      Interaction opened = Interaction.of(sent, InteractionKind.OPENED, LATE);
      feeding.messageIntake().take(List.of(row).iterator(), outcome -> {});
      feeding.messageIntake().report(List.of(new ReportRow(1, opened)).iterator(), outcome -> {});
      feeding
          .messageIntake()
          .takeInbound(List.of(contact(customer, chat)).iterator(), outcome -> {});
    }
  }

  private void note(CustomerId customer) {
    EventTime time = EventTime.presetAt(LATE, ZoneId.of("America/Bogota"));
    EventDraft note = EventDraft.builder(EventKind.NOTE, time).build();
    feeding.timeline().add(customer, NewEvent.of(note));
  }

  private InboundRow contact(CustomerId customer, MessageChannel chat) {
    return new InboundRow(
        1,
        new MessageId(schema + ++rows),
        WhichCustomer.by(customer),
        chat,
        LATE,
        Optional.empty(),
        Optional.of("c"));
  }
}
