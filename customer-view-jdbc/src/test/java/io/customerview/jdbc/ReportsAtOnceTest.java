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
import io.customerview.message.MessageTotals;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.testkit.SettableClock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports that come on one connection while their message comes on another. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReportsAtOnceTest {

  private static final int ROUNDS = 100;

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));
  private final AgentView other = Host.desk(JdbcStorage.of(DATABASE.pooled()));
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("INT-6: a report that comes at the same moment as its message finds it, every time")
  void report_beside_its_message() throws Exception {
    CustomerId customer =
        desk.customers().register(Host.person("crm-" + UUID.randomUUID())).customer();
    for (int round = 0; round < ROUNDS; round++) {
      MessageId message = new MessageId("m-" + round);
      CyclicBarrier begin = new CyclicBarrier(2);
      Future<MessageTotals> taken = threads.submit(after(begin, () -> take(customer, message)));
      Future<MessageTotals> reported = threads.submit(after(begin, () -> report(message)));
      assertThat(taken.get().refused()).isZero();
      assertThat(reported.get().refused()).isZero();
      assertThat(desk.messages().find(customer, message).history().interactions())
          .as("round " + round)
          .extracting(Interaction::kind)
          .containsExactly(InteractionKind.DELIVERED);
    }
    assertThat(Host.ask(DATABASE.dataSource(), "select key from customer_view.awaited_report"))
        .isEmpty();
  }

  private static Callable<MessageTotals> after(
      CyclicBarrier begin, Callable<MessageTotals> intake) {
    return () -> {
      begin.await();
      return intake.call();
    };
  }

  private MessageTotals take(CustomerId customer, MessageId message) {
    SentMessage sent =
        SentMessage.builder(
                "Fatura",
                MessageChannel.EMAIL,
                new Purpose("billing"),
                Address.email("lia@exemplo.com.br"),
                SettableClock.START)
            .build();
    return desk.messageIntake()
        .take(List.of(MessageRow.of(1, message, customer, sent)).iterator(), outcome -> {});
  }

  private MessageTotals report(MessageId message) {
    Interaction delivered =
        Interaction.of(message, InteractionKind.DELIVERED, SettableClock.START.plusSeconds(1));
    return other
        .messageIntake()
        .report(List.of(new ReportRow(1, delivered)).iterator(), outcome -> {});
  }
}
