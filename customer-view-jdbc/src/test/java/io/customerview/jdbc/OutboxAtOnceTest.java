package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.MessageContent;
import io.customerview.message.OutboxEntry;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two who claim at once, each on a connection of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutboxAtOnceTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Instant NOW = SettableClock.START;
  private static final Instant UNTIL = NOW.plusSeconds(60);

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());

  @BeforeEach
  void empty() {
    Host.execute(
        DATABASE.dataSource(), "truncate customer_view.outbox, customer_view.outbox_request");
  }

  @Test
  @DisplayName("who claims passes over what somebody else is claiming, and waits for nobody")
  void skip_locked() {
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      queued.add(queue(customer()));
    }
    Work.run(
        storage,
        work -> {
          List<OutboxEntry> mine = storage.outbox().claim(work, UNTIL, 2);
          assertThat(mine)
              .extracting(OutboxEntry::id)
              .containsExactlyElementsOf(queued.subList(0, 2));
          assertThat(elsewhere(() -> claim(9)))
              .extracting(OutboxEntry::id)
              .containsExactlyElementsOf(queued.subList(2, 5));
        });
    assertThat(claim(9)).isEmpty();
  }

  @Test
  @DisplayName("what somebody has locked to save it is not claimed meanwhile")
  void locked_is_not_claimed() {
    OutgoingId queued = queue(customer());
    Work.run(
        storage,
        work -> {
          storage.outbox().lock(work, List.of(queued));
          assertThat(elsewhere(() -> claim(9))).isEmpty();
        });
    assertThat(claim(9)).hasSize(1);
  }

  @Test
  @DisplayName("of one customer two messages are never leased: the store itself refuses it")
  void one_lease() {
    CustomerId customer = customer();
    OutgoingId first = queue(customer);
    OutgoingId second = queue(customer);
    assertThat(claim(9)).extracting(OutboxEntry::id).containsExactly(first);
    assertThatThrownBy(
            () ->
                Work.run(
                    storage,
                    work -> {
                      OutboxEntry entry = storage.outbox().lock(work, List.of(second)).get(second);
                      storage.outbox().save(work, List.of(entry.with(new Leased(UNTIL))));
                    }))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new ConcurrentChange()));
  }

  @Test
  @DisplayName(
      "of two who answer one key at once one is told that it was a change at the same time")
  void one_answer() {
    CustomerId customer = customer();
    OutgoingId first = queue(customer);
    AnsweredRequest request =
        new AnsweredRequest(new IdempotencyKey("k"), "a", customer, first, NOW);
    List<CompletableFuture<Object>> other = new ArrayList<>();
    Work.run(
        storage,
        work -> {
          storage.outbox().answer(work, request);
          other.add(CompletableFuture.supplyAsync(() -> answer(request)));
          untilSomeoneWaits();
        });
    assertThat(other.get(0).join()).isEqualTo(new ConcurrentChange());
  }

  private Object answer(AnsweredRequest request) {
    try {
      Work.run(storage, work -> storage.outbox().answer(work, request));
      return "answered";
    } catch (RefusedException refused) {
      return refused.refusal();
    }
  }

  private static void untilSomeoneWaits() {
    while (Host.ask(DATABASE.dataSource(), "select pid from pg_locks where not granted")
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private List<OutboxEntry> claim(int limit) {
    return Work.in(storage, work -> storage.outbox().claim(work, UNTIL, limit));
  }

  private static <T> T elsewhere(java.util.function.Supplier<T> call) {
    return CompletableFuture.supplyAsync(call).join();
  }

  private CustomerId customer() {
    return Host.desk(storage)
        .customers()
        .register(Host.person("crm-" + UUID.randomUUID()))
        .customer();
  }

  private OutgoingId queue(CustomerId customer) {
    OutgoingId id = new OutgoingId(UUID.randomUUID());
    Outgoing message =
        Outgoing.to(
            customer,
            IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")),
            "Fatura",
            MessageContent.text("Olá"));
    Work.run(
        storage,
        work ->
            storage
                .outbox()
                .add(work, List.of(OutboxEntry.of(id, message, new AgentId("ana"), NOW, NOW))));
    return id;
  }
}
