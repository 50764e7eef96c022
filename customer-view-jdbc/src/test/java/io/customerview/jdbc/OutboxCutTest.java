package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.CustomerView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.RelaySettings;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.StorageException;
import io.customerview.storage.Storage;
import io.customerview.testkit.RecordingGateway;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connection is cut before a step, or the answer to a commit is lost: at every third one in
 * turn, and with the profile {@code faults} at each.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OutboxCutTest {

  private static final int STRIDE = Integer.getInteger("outbox.stride", 1);

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final SettableClock clock = new SettableClock();
  private final RecordingGateway gateway = new RecordingGateway();
  private final Storage storage = JdbcStorage.of(DATABASE.pooled());
  private final OutboxHost sound =
      new OutboxHost(view(DATABASE.pooled()), storage, clock.instant());

  private CustomerView view(DataSource source) {
    return CustomerView.builder()
        .storage(JdbcStorage.of(source))
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .messages(gateway)
        .build();
  }

  @ParameterizedTest(name = "the answer to the commit is lost: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "INT-7: a message is sent again wholly or not at all, and once whatever was known of the first try")
  void resend(boolean afterCommit) {
    CustomerId customer = sound.person();
    MessageId message = sound.sent(customer, "Fatura");
    boolean cut = true;
    for (int step = 1; cut; step += STRIDE) {
      IdempotencyKey key = new IdempotencyKey("k" + afterCommit + step);
      List<String> before = counts(customer);
      CuttingSource cutting = new CuttingSource(DATABASE.dataSource(), step, afterCommit);
      OutboxHost host = new OutboxHost(view(cutting.dataSource()), storage, clock.instant());
      try {
        host.resend(customer, message, key);
      } catch (StorageException failed) {
        assertThat(cutting.hasCut()).isTrue();
      }
      cut = cutting.hasCut();
      List<String> after = counts(customer);
      assertThat(after).as("step " + step).isIn(before, more(before));
      sound.resend(customer, message, key);
      assertThat(counts(customer)).as("step " + step).isEqualTo(more(before));
      assertThat(step).isLessThan(100);
    }
  }

  /** Messages in the outbox, answered requests, and entries in the trail. */
  private static List<String> counts(CustomerId customer) {
    return Host.ask(
        DATABASE.pooled(),
        """
        select count(*) from customer_view.outbox where customer_id = '%1$s' union all
        select count(*) from customer_view.outbox_request where customer_id = '%1$s' union all
        select count(*) from customer_view.audit_entry where customer_id = '%1$s'"""
            .formatted(customer));
  }

  private static List<String> more(List<String> counts) {
    return counts.stream().map(count -> Integer.toString(Integer.parseInt(count) + 1)).toList();
  }

  @ParameterizedTest(name = "the answer to the commit is lost: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "a relay whose connection is cut loses nothing: what it had is handed over, and kept once")
  void relay(boolean afterCommit) {
    CustomerId lia = sound.person();
    CustomerId rui = sound.person();
    MessageId ofLia = sound.sent(lia, "Fatura");
    MessageId ofRui = sound.sent(rui, "Fatura");
    boolean cut = true;
    for (int step = 1; cut; step += STRIDE) {
      List<OutgoingId> queued =
          List.of(sound.resend(lia, ofLia, key()), sound.resend(rui, ofRui, key()));
      CuttingSource cutting = new CuttingSource(DATABASE.dataSource(), step, afterCommit);
      run(cutting.dataSource());
      cut = cutting.hasCut();
      clock.advance(RelaySettings.DEFAULT_LEASE);
      run(DATABASE.pooled());
      for (OutgoingId id : queued) {
        assertThat(sound.state(id).kind()).as("step " + step).isEqualTo(Kind.HANDED_OVER);
        assertThat(gateway.taken().stream().filter(message -> message.key().equals(id.toString())))
            .as("once, and once more where its answer was lost")
            .hasSizeBetween(1, 2);
        SentMessage sent =
            sound.desk().messages().find(sound.entry(id).customer(), id.message()).message().sent();
        assertThat(sent.name()).as("kept as it was sent").isEqualTo("Fatura");
      }
      assertThat(step).isLessThan(500);
    }
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  private void run(DataSource source) {
    try {
      view(source).relay().runOnce();
    } catch (StorageException failed) {
      // The connection was cut where the relay could not go on by itself.
    }
  }
}
