package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MessageId;
import io.customerview.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports in bases from before those that close an address were told by their kind too. */
class MigratedReportsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Instant NOON = SettableClock.START;

  /** Those that close an address, and one that doesn't. */
  private static final List<InteractionKind> KINDS =
      List.of(
          InteractionKind.UNSUBSCRIBED,
          InteractionKind.COMPLAINED,
          InteractionKind.BOUNCED_FOR_GOOD,
          InteractionKind.OPENED);

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));

  @Test
  @DisplayName("INT-6 CNT-10: reports that were kept under their event id alone are known again")
  void known_again() {
    CustomerId lia = desk.customers().register(Host.person("lia")).customer();
    take(lia, "a");
    List<Interaction> kept = new ArrayList<>();
    for (MessageId message : List.of(new MessageId("a"), new MessageId("b"))) {
      kept.add(Interaction.of(message, InteractionKind.COMPLAINED, NOON));
      for (InteractionKind kind : KINDS) {
        kept.add(Interaction.of(message, kind, NOON).event("e-" + kind));
      }
    }
    kept.forEach(this::report);
    for (String table : List.of("interaction", "awaited_report")) {
      Host.execute(
          DATABASE.dataSource(),
          "update customer_view.%s set key = 'event ' || event_id where event_id is not null"
              .formatted(table));
    }
    Host.execute(DATABASE.dataSource(), script());
    assertThat(keys("awaited_report"))
        .containsExactlyInAnyOrderElementsOf(
            kept.stream().filter(one -> !isOfA(one)).map(Interaction::key).toList());
    kept.stream().filter(one -> one.eventId().isPresent()).forEach(this::reportEarlier);
    take(lia, "b");
    assertThat(desk.messages().totals(lia, DateRange.ALL, false).count()).isEqualTo(10);
    assertThat(keys("interaction"))
        .containsExactlyInAnyOrderElementsOf(kept.stream().map(Interaction::key).toList());
  }

  private void reportEarlier(Interaction one) {
    Interaction earlier =
        new Interaction(one.message(), one.kind(), NOON.minusSeconds(1), one.eventId());
    assertThat(report(earlier)).contains((isOfA(one) ? Effect.CHANGED : Effect.WAITING).name());
  }

  private static boolean isOfA(Interaction one) {
    return one.message().value().equals("a");
  }

  private static List<String> keys(String table) {
    return Host.ask(DATABASE.dataSource(), "select key from customer_view." + table);
  }

  private static String script() {
    return Migration.all().stream()
        .filter(migration -> migration.name().endsWith("closing_reports.sql"))
        .findFirst()
        .orElseThrow()
        .sql()
        .replace("$schema", JdbcStorage.DEFAULT_SCHEMA);
  }

  private void take(CustomerId customer, String message) {
    SentMessage sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.EMAIL,
                new Purpose("billing"),
                Address.email("lia@exemplo.com.br"),
                NOON)
            .build();
    MessageRow row = MessageRow.of(1, new MessageId(message), customer, sent);
    desk.messageIntake().take(List.of(row).iterator(), outcome -> {});
  }

  private String report(Interaction interaction) {
    StringBuilder outcome = new StringBuilder();
    desk.messageIntake().report(List.of(new ReportRow(1, interaction)).iterator(), outcome::append);
    return outcome.toString();
  }
}
