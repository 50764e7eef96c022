package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.CustomerView;
import io.customerview.contact.Address;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.Relayed;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.spi.Receipt;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import io.customerview.testkit.RecordingGateway;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several relays on one database, and hosts that change customers meanwhile. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RelayAtOnceTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final RecordingGateway gateway = new RecordingGateway();
  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final CustomerView view = RelayProcess.view(DATABASE.dataSource(), gateway);
  private final OutboxHost host = new OutboxHost(view, storage);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @BeforeEach
  void empty() {
    Queue.empty(DATABASE.dataSource());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @DisplayName("two relays hand every message over once, and those of a customer in their order")
  void two_relays() throws Exception {
    List<CustomerId> customers = new ArrayList<>();
    for (int index = 0; index < 6; index++) {
      customers.add(host.person());
    }
    Map<String, List<String>> expected = new HashMap<>();
    for (int index = 0; index < 60; index++) {
      int customer = index * 7 % customers.size();
      String name = customer + "/" + index;
      host.queue(customers.get(customer), name);
      expected.computeIfAbsent(name.substring(0, 1), any -> new ArrayList<>()).add(name);
    }
    List<Future<Relayed>> runs = List.of(start(this::drain), start(this::drain));
    int handedOver = 0;
    for (Future<Relayed> run : runs) {
      handedOver += run.get().handedOver();
    }
    assertThat(handedOver).isEqualTo(60);
    Map<String, List<String>> taken = new HashMap<>();
    gateway
        .names()
        .forEach(
            name ->
                taken.computeIfAbsent(name.substring(0, 1), any -> new ArrayList<>()).add(name));
    assertThat(taken).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"outbox_lane", "outbox"})
  @DisplayName("what somebody else is at is passed over, and nobody waits for it")
  void passed_over(String table) throws Exception {
    CustomerId held = host.person();
    host.queue(held, "held");
    host.queue(host.person(), "free");
    try (Connection other = DATABASE.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select 1 from customer_view."
              + table
              + " where customer_id = '"
              + held
              + "' for update");
      assertThat(start(() -> view.relay().runOnce().handedOver()).get(30, TimeUnit.SECONDS))
          .isEqualTo(1);
      assertThat(gateway.names()).containsExactly("free");
      other.rollback();
    }
    view.relay().runOnce();
    assertThat(gateway.names()).containsExactly("free", "held");
  }

  /** Until nothing is open: a run ends as well while another relay has what is left. */
  private Relayed drain() {
    int handedOver = 0;
    while (host.isOpen()) {
      handedOver +=
          view.relay(RelayProcess.settings(), RelayListener.none()).runOnce().handedOver();
    }
    return new Relayed(0, handedOver, 0, 0, 0, 0, 0);
  }

  @Test
  @DisplayName(
      "CNT-11: an opt-out that commits before a hand-over begins is honoured, though it was claimed")
  void opt_out_meanwhile() throws Exception {
    Map<String, CustomerId> byName = new HashMap<>();
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 10; index++) {
      CustomerId customer = host.person();
      byName.put("m" + index, customer);
      queued.add(host.queue(customer, "m" + index));
    }
    gateway.answer(
        message -> {
          int next = Integer.parseInt(message.name().substring(1)) + 1;
          CustomerId customer = byName.get("m" + next);
          Address address = host.desk().contacts().of(customer).points().get(0).address();
          host.desk().feedback().unsubscribed(customer, address);
          return Receipt.bare();
        });
    view.relay().runOnce();
    for (int index = 0; index < queued.size(); index++) {
      assertThat(host.state(queued.get(index)).kind())
          .as("m" + index)
          .isEqualTo(index % 2 == 0 ? Kind.HANDED_OVER : Kind.DENIED);
    }
  }

  @RepeatedTest(3)
  @DisplayName("INT-7: one request under one key, sent on two connections at once, sends once")
  void one_key_at_once() throws Exception {
    CustomerId lia = host.person();
    MessageId message = host.sent(lia, "Fatura");
    IdempotencyKey key = new IdempotencyKey("k-" + message);
    Future<OutgoingId> one = start(() -> host.resend(lia, message, key));
    Future<OutgoingId> other = start(() -> host.resend(lia, message, key));
    assertThat(one.get()).isEqualTo(other.get());
    assertThat(Host.ask(DATABASE.dataSource(), "select id from customer_view.outbox")).hasSize(1);
  }

  @RepeatedTest(3)
  @DisplayName("INT-7: two requests under one key at once: one is sent, the other refused")
  void two_requests_at_once() throws Exception {
    List<Future<Object>> ends = new ArrayList<>();
    IdempotencyKey key = new IdempotencyKey("k-" + System.nanoTime());
    for (int index = 0; index < 2; index++) {
      CustomerId customer = host.person();
      MessageId message = host.sent(customer, "Fatura");
      ends.add(
          start(
              () -> {
                try {
                  return host.resend(customer, message, key);
                } catch (RefusedException refused) {
                  return refused.refusal().code();
                }
              }));
    }
    List<Object> results = new ArrayList<>();
    for (Future<Object> end : ends) {
      results.add(end.get());
    }
    assertThat(results).hasAtLeastOneElementOfType(OutgoingId.class).contains("message.key_reused");
    assertThat(Host.ask(DATABASE.dataSource(), "select id from customer_view.outbox")).hasSize(1);
  }

  private <T> Future<T> start(Callable<T> call) {
    return threads.submit(call);
  }
}
