package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.MessageRefusal.OutgoingUnreadable;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that can't be read as they are stored, such as another version may have left them. */
class OutboxUnreadableTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final Instant NOW = SettableClock.START;

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final Queue queue = new Queue(storage);
  private final CustomerId customer = queue.customer();
  private OutgoingId spoilt;
  private OutgoingId behind;

  @BeforeEach
  void spoil() {
    Queue.empty(DATABASE.dataSource());
    spoilt = queue.add(customer, Waiting.at(NOW.minusSeconds(1)));
    behind = queue.add(customer);
    Host.execute(
        DATABASE.dataSource(),
        "update customer_view.outbox set destination = 'nobody', body = 'Oi' where id = '"
            + spoilt
            + "'");
  }

  @Test
  @DisplayName("one that can't be read is set aside, and what is behind it is claimed")
  void set_aside() {
    OutgoingId other = queue.add(queue.customer());
    assertThat(queue.claim(1)).as("of the next in turn").containsExactly(behind);
    assertThat(queue.claim(9)).containsExactly(other);
    assertThat(lines(Kind.SET_ASIDE))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.id()).isEqualTo(spoilt);
              assertThat(line.customer()).isEqualTo(customer);
              assertThat(line.codes()).containsExactly(OutboxEntry.UNREADABLE);
              assertThat(line.endedAt()).contains(NOW);
            });
  }

  @Test
  @DisplayName("what somebody takes away by hand hides nothing that is behind it")
  void taken_away() {
    OutgoingId other = queue.add(queue.customer());
    Host.execute(
        DATABASE.dataSource(),
        "delete from customer_view.outbox where customer_id = '" + customer + "'");
    assertThat(queue.claim(1)).as("what was there is looked for").isEmpty();
    assertThat(queue.claim(1)).containsExactly(other);
  }

  @Test
  @DisplayName("one that can't be read is listed, and who asks for it is told why it isn't given")
  void looked_at() {
    assertThat(lines(Kind.WAITING)).extracting(OutboxLine::id).containsExactly(spoilt, behind);
    assertThatThrownBy(
            () -> Work.run(storage, work -> storage.outbox().find(work, List.of(spoilt))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new OutgoingUnreadable()));
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: one that can't be read is exported, and erased")
  void owned() {
    assertThat(export())
        .hasSize(2)
        .first()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("id", spoilt.toString())
                    .containsEntry("destination", "nobody")
                    .containsEntry("body", "Oi"));
    Host.execute(
        DATABASE.dataSource(),
        "update customer_view.outbox set recipient = 'AGENT' where id = '" + spoilt + "'");
    assertThat(export())
        .first()
        .satisfies(record -> assertThat(record).doesNotContainValue("nobody"));
    Work.run(storage, work -> storage.outbox().erase(work, customer));
    assertThat(export()).isEmpty();
  }

  private List<OutboxLine> lines(Kind state) {
    return Work.in(storage, work -> storage.outbox().list(work, state, 0, 9));
  }

  private List<Map<String, Object>> export() {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage, work -> storage.outbox().export(work, customer, records::add));
    return records;
  }
}
