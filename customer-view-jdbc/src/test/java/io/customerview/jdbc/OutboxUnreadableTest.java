package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.CustomerView;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Claimed;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.MessageRefusal.OutgoingUnreadable;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.message.RelaySettings;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import io.customerview.testkit.RecordingGateway;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  @DisplayName(
      "PRIV-3: one that can't be read is set aside with an entry in the trail, and what is behind it is handed over")
  void set_aside() {
    OutgoingId other = queue.add(queue.customer());
    Version before = version();
    RecordingGateway gateway = new RecordingGateway();
    List<String> told = new ArrayList<>();
    RelayListener listener =
        new RelayListener() {
          @Override
          public void setAside(String channel, String failure) {
            told.add(channel + " " + failure);
          }
        };
    RelaySettings one = RelaySettings.builder().batch(1).build();
    assertThat(view(gateway).relay(one, listener).runOnce().setAside()).isOne();
    assertThat(told).containsExactly("email unreadable");
    assertThat(lines(Kind.DENIED)).extracting(OutboxLine::id).containsExactly(behind, other);
    assertThat(lines(Kind.SET_ASIDE))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.id()).isEqualTo(spoilt);
              assertThat(line.customer()).isEqualTo(customer);
              assertThat(line.codes()).containsExactly(OutboxEntry.UNREADABLE);
              assertThat(line.endedAt()).contains(NOW);
            });
    List<AuditEntry> trail =
        Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 9));
    AuditEntry entry = trail.get(1); // the last one is that of the other message
    assertThat(entry.version()).contains(before.next());
    assertThat(entry.agent().value()).isEqualTo("outbox-relay");
    assertThat(entry.happenings())
        .containsExactly(
            new Happening(
                "message.set_aside",
                Map.of("message", spoilt.toString(), "channel", "email", "failure", "unreadable")));
  }

  @Test
  @DisplayName("PRIV-3: one that another relay has by now, which can read it, is not set aside")
  void claimed_by_another() {
    Unreadable first = claimed(NOW);
    Unreadable second = claimed(NOW.plusSeconds(61));
    assertThat(isSetAside(first)).isFalse();
    assertThat(lines(Kind.LEASED)).extracting(OutboxLine::id).containsExactly(spoilt);
    assertThat(isSetAside(second)).isTrue();
    assertThat(isSetAside(second)).as("once").isFalse();
  }

  @Test
  @DisplayName("PRIV-3: who queued it need not be read to set it aside")
  void set_aside_without_its_agent() {
    Host.execute(
        DATABASE.dataSource(),
        "update customer_view.outbox set agent = '' where id = '" + spoilt + "'");
    assertThat(isSetAside(claimed(NOW))).isTrue();
  }

  private Unreadable claimed(Instant now) {
    Claimed claimed =
        storage.write(now, work -> storage.outbox().claim(work, now.plusSeconds(60), 9));
    assertThat(claimed.entries()).isEmpty();
    return claimed.unreadable().get(0);
  }

  private boolean isSetAside(Unreadable line) {
    return storage.write(NOW, work -> storage.outbox().setAside(work, line));
  }

  private CustomerView view(MessageGateway gateway) {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .secrets(TestSecrets.SECRETS)
        .messages(gateway)
        .build();
  }

  private Version version() {
    return Work.in(storage, work -> storage.customers().find(work, customer))
        .orElseThrow()
        .version();
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
