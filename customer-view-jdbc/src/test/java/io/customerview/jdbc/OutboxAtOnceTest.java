package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private static final Instant LATER = NOW.plusSeconds(30);
  private static final Instant UNTIL = NOW.plusSeconds(60);

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final Queue queue = new Queue(storage);

  @BeforeEach
  void empty() {
    Queue.empty(DATABASE.dataSource());
  }

  @Test
  @DisplayName("who claims passes over what somebody else is claiming, and waits for nobody")
  void skip_locked() {
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      queued.add(queue.add(queue.customer()));
    }
    Work.run(
        storage,
        work -> {
          assertThat(claim(work, 2)).containsExactlyElementsOf(queued.subList(0, 2));
          assertThat(elsewhere(() -> queue.claim(9)))
              .containsExactlyElementsOf(queued.subList(2, 5));
        });
    assertThat(queue.claim(9)).isEmpty();
  }

  @Test
  @DisplayName("what somebody has locked to save it is not claimed, and nothing overtakes it")
  void locked_is_not_claimed() {
    CustomerId customer = queue.customer();
    OutgoingId queued = queue.add(customer);
    queue.add(customer);
    Work.run(
        storage,
        work -> {
          storage.outbox().lock(work, List.of(queued));
          assertThat(elsewhere(() -> queue.claim(9))).isEmpty();
        });
    assertThat(queue.claim(9)).containsExactly(queued);
  }

  @Test
  @DisplayName("nothing overtakes a message that somebody is claiming")
  void order_while_claiming() {
    CustomerId customer = queue.customer();
    OutgoingId first = queue.add(customer);
    queue.add(customer);
    Work.run(
        storage,
        work -> {
          assertThat(claim(work)).containsExactly(first);
          assertThat(elsewhere(() -> queue.claim(9))).isEmpty();
        });
    assertThat(queue.claim(9)).isEmpty();
  }

  @Test
  @DisplayName("one whose time comes while a later one is being claimed waits for that one")
  void due_while_claiming() {
    CustomerId customer = queue.customer();
    OutgoingId deferred = queue.add(customer, new Waiting(LATER, List.of("paused")));
    OutgoingId passing = queue.add(customer);
    Work.run(
        storage,
        work -> {
          assertThat(claim(work)).containsExactly(passing);
          assertThat(elsewhere(() -> queue.claim(LATER, 9))).isEmpty();
        });
    assertThat(queue.claim(LATER, 9)).isEmpty();
    queue.save(passing, new Denied(LATER, List.of("opted_out")));
    assertThat(queue.claim(LATER, 9)).containsExactly(deferred);
  }

  @Test
  @DisplayName(
      "what is queued, saved or handed to another customer while its customer is claimed "
          + "doesn't hide the lease")
  void changed_while_claiming() {
    CustomerId customer = queue.customer();
    CustomerId other = queue.customer();
    OutgoingId deferred = queue.add(customer, new Waiting(LATER, List.of("paused")));
    OutgoingId claimed = queue.add(customer);
    whileClaiming(claimed, () -> queue.add(customer));
    assertThat(queue.claim(LATER, 9)).isEmpty();
    queue.save(claimed, Waiting.at(NOW));
    whileClaiming(claimed, () -> save(deferred, Waiting.at(NOW)));
    assertThat(queue.claim(LATER, 9)).isEmpty();
    queue.save(claimed, Waiting.at(NOW));
    queue.save(deferred, new Waiting(UNTIL, List.of("paused")));
    whileClaiming(
        claimed,
        () -> {
          Work.run(storage, work -> storage.outbox().reassign(work, customer, other));
          return other;
        });
    assertThat(state(claimed)).isEqualTo(new Retrying(UNTIL, OutboxEntry.LEASE_LOST));
    assertThat(queue.claim(LATER, 9)).isEmpty();
    assertThat(queue.claim(UNTIL, 9)).containsExactly(deferred);
  }

  private OutgoingId save(OutgoingId id, Waiting state) {
    queue.save(id, state);
    return id;
  }

  private Object state(OutgoingId id) {
    return Work.in(storage, work -> storage.outbox().find(work, List.of(id))).get(id).state();
  }

  /** Claims one, and commits once somebody else waits for that. */
  private void whileClaiming(OutgoingId expected, Supplier<?> change) {
    List<CompletableFuture<?>> other = new ArrayList<>();
    Work.run(
        storage,
        work -> {
          assertThat(claim(work)).containsExactly(expected);
          other.add(CompletableFuture.supplyAsync(change));
          untilSomeoneWaits();
        });
    other.get(0).join();
  }

  @Test
  @DisplayName(
      "of two who answer one key at once one is told that it was a change at the same time")
  void one_answer() {
    CustomerId customer = queue.customer();
    OutgoingId first = queue.add(customer);
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
    Host.awaitWaiting(DATABASE.dataSource(), 1);
  }

  private List<OutgoingId> claim(UnitOfWork work) {
    return claim(work, 9);
  }

  private List<OutgoingId> claim(UnitOfWork work, int limit) {
    return storage.outbox().claim(work, UNTIL, limit).entries().stream()
        .map(OutboxEntry::id)
        .toList();
  }

  private static <T> T elsewhere(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call).join();
  }
}
