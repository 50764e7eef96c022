package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.MessageStatus;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a report reads of a message that was opened 100,000 times. */
class ReportStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Instant NOON = SettableClock.START.minusSeconds(86_400);
  private static final MessageId MESSAGE = new MessageId("a");

  private static final String OPENED =
      """
      insert into customer_view.interaction (message_id, key, customer_id, kind, at, day)
      select 'a', 'event o-' || number, '%1$s', 'OPENED', timestamptz '%2$s' + number * interval '1 millisecond', '%2$s'
      from generate_series(1, 100000) number""";

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "asked (message_id, key)");
  private final Storage storage = JdbcStorage.of(explaining.source());

  @Test
  @DisplayName("INT-6 INT-8: a report reads what is kept under its key, a receipt a line per kind")
  void few() {
    AgentView desk = Host.desk(storage);
    CustomerId lia = desk.customers().register(Host.person("lia")).customer();
    SentMessage sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.EMAIL,
                new Purpose("billing"),
                Address.email("lia@exemplo.com.br"),
                NOON)
            .build();
    desk.messageIntake()
        .take(List.of(MessageRow.of(1, MESSAGE, lia, sent)).iterator(), outcome -> {});
    report(desk, InteractionKind.SENT, 0, "s");
    report(desk, InteractionKind.OPENED, 200, "o-0");
    Host.execute(DATABASE.dataSource(), OPENED.formatted(lia, NOON));
    Host.execute(DATABASE.dataSource(), "vacuum analyze customer_view.interaction");
    explaining.plans().clear();
    report(desk, InteractionKind.OPENED, 300, "o-100001");
    report(desk, InteractionKind.DELIVERED, 1, "d");
    assertThat(explaining.plans()).hasSize(2);
    for (String plan : explaining.plans()) {
      assertThat(ExplainingConnections.rowsRead(plan)).as(plan).isLessThan(10);
    }
    assertThat(desk.messages().find(lia, MESSAGE).message().latest())
        .contains(new MessageStatus(InteractionKind.OPENED, NOON.plusSeconds(300)));
    Map<MessageId, List<Interaction>> firsts =
        Work.in(storage, work -> storage.messages().firsts(work, List.of(MESSAGE)));
    assertThat(firsts.get(MESSAGE)).hasSize(3);
  }

  private static void report(AgentView desk, InteractionKind kind, int seconds, String event) {
    Interaction one = Interaction.of(MESSAGE, kind, NOON.plusSeconds(seconds)).event(event);
    desk.messageIntake().report(List.of(new ReportRow(1, one)).iterator(), outcome -> {});
  }
}
