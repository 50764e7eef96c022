package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.CustomerView;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.HandOver;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.MessageOutcome.Taken;
import io.customerview.message.MessageQuery;
import io.customerview.message.OutboxLine;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.Relay;
import io.customerview.message.RelaySettings;
import io.customerview.message.Relayed;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A world with a relay, whose gateway notes what it is handed. */
final class RelayWorld {

  static final Duration LEASE = Duration.ofMinutes(1);
  static final int ATTEMPTS = 5;

  final RecordingGateway gateway = new RecordingGateway();
  final OutboxWorld world;

  RelayWorld(Storage storage) {
    this(storage, ContactPolicy.standard());
  }

  RelayWorld(Storage storage, ContactPolicy policy) {
    this.world = new OutboxWorld(storage, gateway, policy);
  }

  /** Waits as long as it ever may, and keeps what is done for two days. */
  static RelaySettings settings() {
    return builder().build();
  }

  private static RelaySettings.Builder builder() {
    return RelaySettings.builder()
        .batch(4)
        .attempts(ATTEMPTS)
        .lease(LEASE)
        .backoff(Duration.ofSeconds(10), Duration.ofSeconds(30))
        .kept(Duration.ofDays(2))
        .random(() -> -1L);
  }

  /** A relay whose calls have a limit, and that counts what it records as handed over. */
  Relay limited(Duration limit, CountDownLatch recorded) {
    return relay(
        builder().callLimit(limit).build(),
        new RelayListener() {
          @Override
          public void handedOver(String channel, Duration took) {
            recorded.countDown();
          }
        });
  }

  Relay relay(RelaySettings settings, RelayListener listener) {
    return world.view.relay(settings, listener);
  }

  Relayed run() {
    return relay(settings(), RelayListener.none()).runOnce();
  }

  /** A relay of a host whose listener throws at events of some names. */
  Relay objecting(String... events) {
    Set<String> names = Set.of(events);
    return CustomerView.builder()
        .storage(world.storage)
        .clock(world.clock)
        .secrets(TestSecrets.SECRETS)
        .messages(gateway)
        .onChange(
            (work, customer, version, happened) -> {
              if (happened.stream().anyMatch(event -> names.contains(event.name()))) {
                throw new IllegalStateException("not with this host");
              }
            })
        .build()
        .relay(settings(), RelayListener.none());
  }

  Instant now() {
    return world.clock.instant();
  }

  /** Fails at messages of one name, and takes the others. */
  MessageGateway failing(String name, GatewayException failure) {
    return message -> {
      if (message.name().equals(name)) {
        throw failure;
      }
      return Receipt.bare();
    };
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  SentMessage sent(CustomerId customer, OutgoingId id) {
    return world.desk.messages().find(customer, id.message()).message().sent();
  }

  /** How many messages the customer has that are not in test mode. */
  int messages(CustomerId customer) {
    return world
        .desk
        .messages()
        .of(customer, MessageQuery.ALL, Optional.empty(), 200)
        .items()
        .size();
  }

  /** Reports on a message, and returns what became of the report. */
  Effect report(OutgoingId id, InteractionKind kind) {
    List<Effect> effects = new ArrayList<>();
    world
        .desk
        .messageIntake()
        .report(
            List.of(new ReportRow(1, Interaction.of(id.message(), kind, now()))).iterator(),
            outcome -> effects.add(((Taken) outcome).effect()));
    return effects.get(0);
  }

  List<HandOver> handOvers(CustomerId customer) {
    return Work.in(
            world.storage,
            work -> world.storage.handOvers().after(work, List.of(customer), Instant.EPOCH))
        .getOrDefault(customer, List.of());
  }

  List<AuditEntry> trail(CustomerId customer) {
    return Work.in(
        world.storage, work -> world.storage.audit().of(work, customer, Optional.empty(), 100));
  }

  AuditEntry lastEntry(CustomerId customer) {
    return trail(customer).get(0);
  }

  List<OutboxLine> setAside() {
    return Work.in(
        world.storage, work -> world.storage.outbox().list(work, Kind.SET_ASIDE, 0, 100_000));
  }

  void erase(CustomerId customer) {
    Work.run(
        world.storage,
        work -> {
          world.storage.locks().lock(work, List.of(customer));
          world.storage.owned().forEach(owned -> owned.erase(work, customer));
        });
  }

  /** Hands everything of one over to the other, as a merge does. */
  void merge(CustomerId from, CustomerId to) {
    Work.run(
        world.storage,
        work -> {
          world.storage.locks().lock(work, List.of(from, to));
          for (CustomerOwned owned : world.storage.owned()) {
            owned.reassign(work, from, to);
          }
          world.storage.owned().forEach(owned -> owned.erase(work, from));
          world.storage.locks().redirect(work, from, to);
        });
  }

  void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
