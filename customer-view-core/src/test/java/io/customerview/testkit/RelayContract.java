package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import io.customerview.CustomerView;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.DecisionDesk;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.merge.MergeDesk;
import io.customerview.merge.MergePlan;
import io.customerview.merge.Merged;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.MessageRefusal.NotSetAside;
import io.customerview.message.MessageRefusal.OutgoingUnknown;
import io.customerview.message.MessageRefusal.TooLateToWithdraw;
import io.customerview.message.MessageRow;
import io.customerview.message.OutboxDesk;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.message.Relay;
import io.customerview.message.RelaySettings;
import io.customerview.message.Relayed;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Repeating;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the relay promises, whatever the storage. */
public interface RelayContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "INT-1 INT-4 CNT-14 DOC-9: what is handed over is kept as it was sent, and counts in caps, once")
  default void relay_hands_over() {
    RelayWorld relay = new RelayWorld(storage());
    Address address = OutboxWorld.email();
    CustomerId lia = relay.world.person(address);
    OutgoingId id =
        relay.world.queue(
            Outgoing.builder(
                    lia,
                    OutboxWorld.TO_PRIMARY,
                    "Fatura",
                    new MessageContent(
                        "text/html", Optional.of(" Fatura "), "<p>Ola\u0301!</p>\r\n"))
                .campaign("cobranca")
                .template("t-1")
                .sender("Loja")
                .build());
    relay.gateway.answer(message -> Receipt.of("ref\u0000-1"));
    assertThat(relay.run()).isEqualTo(new Relayed(1, 1, 0, 0, 0, 0, 0));
    OutgoingMessage taken = relay.gateway.taken().get(0);
    assertThat(taken.key()).isEqualTo(id.toString());
    assertThat(taken.recipient()).isEqualTo(OutgoingMessage.Recipient.CUSTOMER);
    assertThat(taken.channel()).isEqualTo("email");
    assertThat(taken.purpose()).isEqualTo("billing");
    assertThat(taken.destination()).isEqualTo(address.display());
    assertThat(taken.subject()).contains(" Fatura ");
    assertThat(taken.body()).isEqualTo("<p>Ola\u0301!</p>\r\n");
    assertThat(taken.sender()).contains("Loja");
    assertThat(taken.campaign()).contains("cobranca");
    assertThat(taken.template()).contains("t-1");
    assertThat(taken.test()).isFalse();
    assertThat(relay.world.entry(id).state())
        .isEqualTo(new HandedOver(relay.now(), address, Optional.of("ref-1")));

    SentMessage sent = relay.sent(lia, id);
    assertThat(sent.destination()).isEqualTo(address);
    assertThat(sent.at()).isEqualTo(relay.now());
    assertThat(sent.content().orElseThrow().body()).isEqualTo("<p>Ola\u0301!</p>\r\n");
    assertThat(sent.campaign()).contains("cobranca");
    assertThat(sent.agent()).contains(relay.world.desk.agent().id());
    assertThat(relay.handOvers(lia)).hasSize(1);
    assertThat(relay.lastEntry(lia).happenings().get(0).event()).isEqualTo("message.added");
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
  }

  @Test
  @DisplayName("CNT-10: the token of a message opts out where it really went")
  default void relay_unsubscribe_token() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    relay.world.queue(lia, "Fatura");
    relay.run();
    String token = relay.gateway.taken().get(0).unsubscribeToken().orElseThrow();
    relay.world.view.unsubscribeLinks().confirm(token);
    assertThat(relay.world.desk.contacts().of(lia).points().get(0).isReleased()).isFalse();
  }

  @Test
  @DisplayName("messages of a customer go in their order, whatever the batch")
  default void relay_order() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    List<String> names = new ArrayList<>();
    for (int index = 0; index < 7; index++) {
      names.add("m" + index);
      relay.world.queue(lia, "m" + index);
    }
    assertThat(relay.run().handedOver()).isEqualTo(7);
    assertThat(relay.gateway.names()).isEqualTo(names);
  }

  @Test
  @DisplayName("CNT-11: the decision is asked again: who opted out meanwhile is not written to")
  default void relay_denied() {
    RelayWorld relay = new RelayWorld(storage());
    Address address = OutboxWorld.email();
    CustomerId lia = relay.world.person(address);
    OutgoingId id = relay.world.queue(lia, "Fatura");
    relay.world.desk.feedback().unsubscribed(lia, address);
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 1, 0, 0, 0));
    assertThat(relay.gateway.taken()).isEmpty();
    assertThat(relay.world.entry(id).state())
        .isEqualTo(new Denied(relay.now(), List.of("none_released")));
    assertThat(relay.lastEntry(lia).happenings())
        .singleElement()
        .satisfies(
            denied -> {
              assertThat(denied.event()).isEqualTo("message.denied");
              assertThat(denied.details()).containsEntry("reasons", "none_released");
            });
    assertThat(relay.handOvers(lia)).isEmpty();
  }

  @Test
  @DisplayName("CNT-5: it goes to what is primary when it is handed over")
  default void relay_present_primary() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    relay.world.queue(lia, "Fatura");
    Address other = OutboxWorld.email();
    relay.world.makePrimary(lia, other);
    relay.run();
    assertThat(relay.gateway.taken().get(0).destination()).isEqualTo(other.display());
  }

  @Test
  @DisplayName("CNT-14: what the decision defers when it is to be handed over waits until then")
  default void relay_deferred() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "Fatura");
    Instant later = relay.now().plusSeconds(600);
    relay.world.desk.decisions().pause(lia, later);
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 1, 0, 0, 0, 0));
    assertThat(relay.world.entry(id).state()).isEqualTo(new Waiting(later, List.of("paused")));
    assertThat(relay.world.entry(id).attempts()).isZero();
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
    relay.world.clock.set(later);
    assertThat(relay.run().handedOver()).isEqualTo(1);
  }

  @Test
  @DisplayName("CNT-14: a cap holds between messages of one run")
  default void relay_capped() {
    RelayWorld relay =
        new RelayWorld(
            storage(), ContactPolicy.builder().cap(Cap.of(2, Duration.ofDays(1))).build());
    CustomerId lia = relay.world.person();
    for (int index = 0; index < 3; index++) {
      relay.world.queue(lia, "m" + index);
    }
    assertThat(relay.run()).isEqualTo(new Relayed(3, 2, 1, 0, 0, 0, 0));
    relay.world.clock.advance(Duration.ofDays(1));
    assertThat(relay.run().handedOver()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "what fails is tried again, ever later and never together, and holds back the later ones")
  default void relay_backoff() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "first");
    relay.world.queue(lia, "second");
    relay.gateway.answer(
        message -> {
          throw GatewayException.passing("provider_busy");
        });
    List<Duration> waits = new ArrayList<>();
    for (int attempt = 1; attempt < 5; attempt++) {
      assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 1, 0, 0));
      OutboxEntry entry = relay.world.entry(id);
      assertThat(entry.state()).isInstanceOf(Retrying.class);
      assertThat(entry.state().codes()).containsExactly("provider_busy");
      assertThat(entry.attempts()).isEqualTo(attempt);
      Instant due = entry.state().due().orElseThrow();
      waits.add(Duration.between(relay.now(), due));
      relay.world.clock.set(due);
    }
    assertThat(waits)
        .as("the random source gives almost one: ten seconds, twice as long each time, at most 30")
        .containsExactly(
            Duration.ofSeconds(10).minusNanos(1000),
            Duration.ofSeconds(20).minusNanos(1000),
            Duration.ofSeconds(30).minusNanos(1000),
            Duration.ofSeconds(30).minusNanos(1000));
    relay.gateway.answer(message -> Receipt.bare());
    assertThat(relay.run().handedOver()).isEqualTo(2);
    assertThat(relay.gateway.names())
        .containsExactly("first", "first", "first", "first", "first", "second");
    assertThat(relay.gateway.taken().stream().limit(5).map(OutgoingMessage::key).distinct())
        .as("the same key at every attempt")
        .containsExactly(id.toString());
    assertThat(relay.handOvers(lia)).as("counts once each").hasSize(2);
  }

  @Test
  @DisplayName("what failed too often is set aside, is seen there, and can be tried again")
  default void relay_set_aside() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "poisoned");
    OutgoingId later = relay.world.queue(lia, "later");
    relay.gateway.answer(relay.failing("poisoned", GatewayException.passing("provider_busy")));
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThat(relay.world.entry(later).state()).isInstanceOf(Waiting.class);
      relay.run();
      relay.world.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.SET_ASIDE);
    assertThat(relay.world.entry(id).state().codes()).containsExactly("provider_busy");
    assertThat(relay.world.entry(later).state().kind()).isEqualTo(Kind.HANDED_OVER);
    assertThat(relay.trail(lia))
        .anySatisfy(
            entry -> assertThat(entry.happenings().get(0).event()).isEqualTo("message.set_aside"));

    relay.gateway.answer(message -> Receipt.bare());
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
    assertThat(relay.setAside()).extracting(OutboxLine::id).contains(id);
    assertThat(relay.world.desk.outbox().counts().get(Kind.SET_ASIDE)).isPositive();
    assertThat(relay.world.desk.outbox().retry(id).attempts()).isZero();
    relay.refused(() -> relay.world.desk.outbox().retry(id), new NotSetAside(Kind.WAITING));
    assertThat(relay.run().handedOver()).isEqualTo(1);
    assertThat(relay.world.desk.outbox().find(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    OutgoingId nobody = new OutgoingId(UUID.randomUUID());
    relay.refused(() -> relay.world.desk.outbox().retry(nobody), new OutgoingUnknown());
    relay.refused(() -> relay.world.desk.outbox().find(nobody), new OutgoingUnknown());
  }

  @Test
  @DisplayName(
      "ACS-2: what waits, is tried again or was set aside can be withdrawn: it is not sent")
  default void relay_withdrawn() {
    RelayWorld relay = new RelayWorld(storage());
    OutboxDesk outbox = relay.world.desk.outbox();
    CustomerId lia = relay.world.person();
    OutgoingId aside = relay.world.queue(lia, "aside");
    OutgoingId retrying = relay.world.queue(lia, "retrying");
    OutgoingId waiting = relay.world.queue(lia, "waiting");
    OutgoingId behind = relay.world.queue(lia, "behind");
    relay.gateway.answer(
        message -> {
          throw message.name().equals("aside")
              ? GatewayException.permanent("mail_refused")
              : GatewayException.passing("busy");
        });
    relay.run();
    for (OutgoingId id : List.of(aside, retrying, waiting)) {
      Kind before = relay.world.entry(id).state().kind();
      assertThat(outbox.withdraw(id).state())
          .isEqualTo(new Denied(relay.now(), List.of("withdrawn")))
          .isEqualTo(outbox.find(id).state());
      assertThat(relay.lastEntry(lia).happenings().get(0).event()).isEqualTo("message.withdrawn");
      assertThat(relay.lastEntry(lia).happenings().get(0).details())
          .containsEntry("state", before.name())
          .containsEntry("message", id.toString());
      relay.refused(() -> outbox.withdraw(id), new TooLateToWithdraw(Kind.DENIED));
      relay.refused(() -> outbox.retry(id), new NotSetAside(Kind.DENIED));
    }
    relay.gateway.answer(
        message -> {
          relay.refused(() -> outbox.withdraw(behind), new TooLateToWithdraw(Kind.LEASED));
          return Receipt.bare();
        });
    assertThat(relay.run())
        .as("and holds nothing back")
        .isEqualTo(new Relayed(1, 1, 0, 0, 0, 0, 0));
    assertThat(relay.gateway.names()).containsExactly("aside", "retrying", "behind");
    relay.refused(() -> outbox.withdraw(behind), new TooLateToWithdraw(Kind.HANDED_OVER));
    OutgoingId nobody = new OutgoingId(UUID.randomUUID());
    relay.refused(() -> outbox.withdraw(nobody), new OutgoingUnknown());
    relay.world.clock.advance(Duration.ofDays(3));
    relay.run();
    relay.refused(() -> outbox.find(waiting), new OutgoingUnknown());
  }

  @Test
  @DisplayName("what was withdrawn after an attempt is kept as sent where it turns out to be out")
  default void relay_withdrawn_too_late() throws InterruptedException {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "hanging");
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch recorded = new CountDownLatch(1);
    relay.gateway.answer(
        message -> {
          Uninterruptibles.awaitUninterruptibly(release);
          return Receipt.bare();
        });
    relay.limited(Duration.ofMillis(50), recorded).runOnce();
    relay.world.desk.outbox().withdraw(id);
    release.countDown();
    assertThat(recorded.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
  }

  @Test
  @DisplayName("what fails for good is set aside at once")
  default void relay_permanent() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "Fatura");
    relay.gateway.answer(
        message -> {
          throw GatewayException.permanent("no_such_mailbox");
        });
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 1, 1, 0));
    assertThat(relay.world.entry(id).state())
        .isEqualTo(new SetAside(relay.now(), "no_such_mailbox"));
  }

  /** What a gateway may throw that it should not. */
  enum Thrown {
    UNCHECKED,
    CHECKED,
    ERROR,
    STACK_OVERFLOW;

    Receipt at(OutgoingMessage message) {
      switch (this) {
        case UNCHECKED -> throw new IllegalStateException(message.destination());
        case CHECKED -> RelayWorld.sneak(new java.io.IOException(message.body()));
        case ERROR -> throw new AssertionError(message.destination());
        default -> at(message);
      }
      return Receipt.bare();
    }
  }

  @ParameterizedTest
  @EnumSource(Thrown.class)
  @DisplayName("whatever a gateway throws is one message's failure, and ends no run")
  default void relay_gateway_throws(Thrown thrown) {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId broken = relay.world.queue(relay.world.person(), "broken");
    OutgoingId sound = relay.world.queue(relay.world.person(), "sound");
    relay.gateway.answer(
        message -> message.name().equals("broken") ? thrown.at(message) : Receipt.bare());
    assertThat(relay.run()).isEqualTo(new Relayed(2, 1, 0, 0, 1, 0, 0));
    assertThat(relay.world.entry(broken).state().codes()).containsExactly("gateway_broke");
    assertThat(relay.world.entry(sound).state().kind()).isEqualTo(Kind.HANDED_OVER);
  }

  @Test
  @DisplayName(
      "a host's listener that breaks at one message neither ends a run nor sends others twice")
  default void relay_objecting_listener() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId first = relay.world.queue(relay.world.person(), "first");
    Address address = OutboxWorld.email();
    CustomerId rui = relay.world.person(address);
    OutgoingId denied = relay.world.queue(rui, "denied");
    OutgoingId third = relay.world.queue(relay.world.person(), "third");
    relay.world.desk.feedback().unsubscribed(rui, address);
    Relay objecting = relay.objecting("message.denied");
    assertThat(objecting.runOnce()).isEqualTo(new Relayed(3, 2, 0, 0, 0, 0, 1));
    assertThat(relay.gateway.names()).containsExactly("first", "third");
    for (OutgoingId id : List.of(first, third)) {
      assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    }
    assertThat(relay.world.entry(denied).state()).isInstanceOf(Leased.class);
    relay.world.clock.advance(RelayWorld.LEASE);
    assertThat(objecting.runOnce()).isEqualTo(new Relayed(1, 0, 0, 0, 0, 0, 1));
    assertThat(relay.gateway.names()).containsExactly("first", "third");
    relay.world.clock.advance(RelayWorld.LEASE);
    assertThat(relay.run().denied()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "a message whose hand-over a host's listener won't have recorded holds up no other, and is tried no more than others")
  default void relay_objected() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId objected = relay.world.queue(relay.world.person(), "objected");
    Relay objecting = relay.objecting("message.added", "message.set_aside");
    for (int run = 0; run < RelayWorld.ATTEMPTS + 2; run++) {
      Address support = OutboxWorld.email();
      OutgoingId behind =
          relay.world.queue(
              Outgoing.to(
                  relay.world.person(),
                  IntendedMessage.toSupport(MessageChannel.EMAIL, OutboxWorld.BILLING, support),
                  "behind",
                  MessageContent.text("Olá")));
      assertThat(objecting.runOnce().handedOver()).isEqualTo(1);
      assertThat(relay.world.entry(behind).state().kind()).isEqualTo(Kind.HANDED_OVER);
      relay.world.clock.advance(RelayWorld.LEASE);
    }
    assertThat(relay.gateway.names().stream().filter("objected"::equals))
        .hasSize(RelayWorld.ATTEMPTS);
    assertThat(relay.run().setAside()).isEqualTo(1);
    assertThat(relay.world.entry(objected).state().codes()).containsExactly("tried_too_often");
  }

  @Test
  @DisplayName(
      "a gateway that hangs loses its lease; both answers come with one key, and count once")
  default void relay_answers_twice() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "hanging");
    relay.world.queue(lia, "behind");
    List<Relayed> other = new ArrayList<>();
    relay.gateway.answer(
        message -> {
          if (relay.gateway.taken().size() == 1) {
            other.add(relay.run());
            relay.world.clock.advance(RelayWorld.LEASE);
            other.add(relay.run());
          }
          return Receipt.of("answer " + relay.gateway.taken().size());
        });
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 0, 0, 0));
    assertThat(other).containsExactly(Relayed.NONE, new Relayed(2, 2, 0, 0, 0, 0, 0));
    assertThat(relay.gateway.names()).containsExactly("hanging", "hanging", "behind");
    assertThat(relay.gateway.taken().stream().limit(2).map(OutgoingMessage::key).distinct())
        .containsExactly(id.toString());
    assertThat(relay.messages(lia)).isEqualTo(2);
    assertThat(relay.handOvers(lia)).hasSize(2);
    assertThat(((HandedOver) relay.world.entry(id).state()).reference()).contains("answer 2");
  }

  @Test
  @DisplayName("an answer that comes after the lease is recorded, though it was given up meanwhile")
  default void relay_late_answer() {
    RelayWorld relay = new RelayWorld(storage());
    Address address = OutboxWorld.email();
    CustomerId lia = relay.world.person(address);
    OutgoingId id = relay.world.queue(lia, "late");
    relay.gateway.answer(
        message -> {
          relay.world.clock.advance(RelayWorld.LEASE);
          relay.world.desk.feedback().unsubscribed(lia, address);
          assertThat(relay.run().denied()).isEqualTo(1);
          assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.DENIED);
          return Receipt.of("late");
        });
    assertThat(relay.run().handedOver()).isEqualTo(1);
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    assertThat(relay.messages(lia)).isEqualTo(1);
  }

  @Test
  @DisplayName("a failure that comes after the lease says nothing: somebody else has the message")
  default void relay_late_failure() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "late");
    relay.gateway.answer(
        message -> {
          if (relay.gateway.taken().size() == 1) {
            relay.world.clock.advance(RelayWorld.LEASE);
            relay.run();
            throw GatewayException.permanent("gone");
          }
          return Receipt.bare();
        });
    assertThat(relay.run().setAside()).isZero();
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
  }

  @Test
  @DisplayName(
      "one that was taken by somebody else while others of the batch were slow is left to them")
  default void relay_lost() {
    RelayWorld relay = new RelayWorld(storage());
    relay.world.queue(relay.world.person(), "slow");
    OutgoingId other = relay.world.queue(relay.world.person(), "other");
    relay.gateway.answer(
        message -> {
          if (relay.gateway.taken().size() == 1) {
            relay.world.clock.advance(RelayWorld.LEASE.multipliedBy(2));
            relay.world.claim(relay.now().plus(RelayWorld.LEASE), 9);
          }
          return Receipt.bare();
        });
    assertThat(relay.run()).isEqualTo(new Relayed(2, 1, 0, 0, 0, 0, 1));
    assertThat(relay.gateway.names()).containsExactly("slow");
    assertThat(relay.world.entry(other).state()).isInstanceOf(Leased.class);
  }

  @Test
  @DisplayName("a message that kills whoever tries it is set aside in the end")
  default void relay_killer() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "killer");
    OutboxEntry entry = relay.world.entry(id);
    relay.world.save(
        new OutboxEntry(
            id,
            entry.place(),
            entry.message(),
            entry.by(),
            entry.createdAt(),
            new Leased(relay.now()),
            7,
            RelayWorld.ATTEMPTS,
            Optional.empty()));
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 0, 1, 0));
    assertThat(relay.world.entry(id).state().codes()).containsExactly("tried_too_often");
    assertThat(relay.gateway.taken()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-11 DOC-4 DOC-5: messages to agents and to support are no messages of the customer, and are audited")
  default void relay_exempt() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    relay.world.desk.decisions().pause(lia, relay.now().plusSeconds(60));
    Address support = Address.email("suporte@exemplo.com.br");
    relay.world.queue(
        Outgoing.to(
            lia,
            IntendedMessage.toSupport(MessageChannel.EMAIL, OutboxWorld.BILLING, support),
            "Acesso",
            MessageContent.text("Olá")));
    assertThat(relay.run().handedOver()).isEqualTo(1);
    OutgoingMessage taken = relay.gateway.taken().get(0);
    assertThat(taken.destination()).isEqualTo(support.display());
    assertThat(taken.recipient()).isEqualTo(OutgoingMessage.Recipient.SUPPORT);
    assertThat(taken.unsubscribeToken()).isEmpty();
    assertThat(relay.messages(lia)).isZero();
    assertThat(relay.handOvers(lia)).isEmpty();
    assertThat(relay.lastEntry(lia).happenings().get(0).event()).isEqualTo("message.handed_over");
    assertThat(relay.lastEntry(lia).agent().value()).isEqualTo("outbox-relay");
  }

  @Test
  @DisplayName(
      "PRIV-2: what is erased before it is handed over is not sent; during, it is not kept")
  default void relay_erased() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    relay.world.queue(lia, "erased");
    relay.erase(lia);
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
    CustomerId rui = relay.world.person();
    relay.world.queue(rui, "erased meanwhile");
    relay.gateway.answer(
        message -> {
          relay.erase(rui);
          return Receipt.bare();
        });
    assertThat(relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  @DisplayName(
      "MRG-2: a message whose customer is merged while it is handed over is the other's then")
  default void relay_merged() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    CustomerId rui = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "merged");
    relay.gateway.answer(
        message -> {
          relay.merge(lia, rui);
          return Receipt.bare();
        });
    assertThat(relay.run().handedOver()).isEqualTo(1);
    assertThat(relay.world.entry(id).customer()).isEqualTo(rui);
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    assertThat(relay.messages(rui)).isEqualTo(1);
  }

  @Test
  @DisplayName("MRG-2: a merge that is undone while a message is handed over leaves it as it was")
  default void relay_merged_and_undone() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    CustomerId rui = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "merged");
    List<OutboxEntry> seen = new ArrayList<>();
    relay.gateway.answer(
        message -> {
          seen.add(relay.world.entry(id));
          MergeDesk merging = relay.world.desk.merging();
          MergePlan plan = merging.preview(rui, lia);
          Merged merged = merging.merge(rui, plan.survivorVersion(), lia, plan.duplicateVersion());
          merging.undo(merged.merge(), merged.version());
          seen.add(relay.world.entry(id));
          return Receipt.bare();
        });
    assertThat(relay.run().handedOver()).isEqualTo(1);
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    assertThat(relay.messages(lia)).isEqualTo(1);
  }

  @Test
  @DisplayName("INT-6: a report that comes before the gateway has answered is counted")
  default void relay_report_first() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "Fatura");
    relay.gateway.answer(
        message -> {
          Interaction delivered =
              Interaction.of(id.message(), InteractionKind.DELIVERED, relay.now());
          relay
              .world
              .desk
              .messageIntake()
              .report(List.of(new ReportRow(1, delivered)).iterator(), outcome -> {});
          return Receipt.bare();
        });
    relay.run();
    assertThat(relay.world.desk.messages().find(lia, id.message()).message().latest())
        .hasValueSatisfying(
            latest -> assertThat(latest.kind()).isEqualTo(InteractionKind.DELIVERED));
  }

  @Test
  @DisplayName(
      "INT-6 CNT-10: a report before the gateway's answer tells that it was handed over; the answer adds the reference")
  default void relay_reported_before_answer() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "Fatura");
    relay.gateway.answer(
        message -> {
          relay.report(id, InteractionKind.SENT);
          assertThat(relay.messages(lia)).isEqualTo(1);
          return Receipt.of("ref-1");
        });
    assertThat(relay.run()).isEqualTo(new Relayed(1, 1, 0, 0, 0, 0, 0));
    assertThat(((HandedOver) relay.world.entry(id).state()).reference()).contains("ref-1");
    assertThat(relay.handOvers(lia)).hasSize(1);
  }

  @Test
  @DisplayName(
      "PRIV-3 INT-1: that a message was handed over has one entry too where the host has fed it before that")
  default void relay_fed_before_answer() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id = relay.world.queue(lia, "Fatura");
    relay.gateway.answer(
        message -> {
          relay.world.clock.advance(Duration.ofSeconds(1));
          SentMessage sent =
              SentMessage.builder(
                      "Fatura da casa",
                      MessageChannel.EMAIL,
                      OutboxWorld.BILLING,
                      OutboxWorld.email(),
                      relay.now())
                  .build();
          relay
              .world
              .desk
              .messageIntake()
              .take(List.of(MessageRow.of(1, id.message(), lia, sent)).iterator(), row -> {});
          relay.world.clock.advance(Duration.ofSeconds(1));
          return Receipt.bare();
        });
    assertThat(relay.run().handedOver()).isEqualTo(1);
    assertThat(relay.sent(lia, id).name()).as("as the host has told it").endsWith("da casa");
    AuditEntry entry = relay.lastEntry(lia);
    assertThat(entry.agent().value()).isEqualTo("outbox-relay");
    assertThat(entry.happenings())
        .containsExactly(
            new Happening(
                "message.handed_over",
                Map.of("message", id.toString(), "channel", "email", "recipient", "CUSTOMER")));
  }

  @ParameterizedTest
  @EnumSource(
      value = InteractionKind.class,
      names = {"UNSUBSCRIBED", "COMPLAINED", "BOUNCED_FOR_GOOD"})
  @DisplayName(
      "CNT-10 CNT-11: a complaint about a message that is tried again closes where it went, and nothing goes there again")
  default void relay_reported_while_retrying(InteractionKind kind) {
    RelayWorld relay = new RelayWorld(storage());
    Address first = OutboxWorld.email();
    CustomerId lia = relay.world.person(first);
    OutgoingId id = relay.world.queue(lia, "Fatura");
    relay.gateway.answer(
        message -> {
          throw GatewayException.passing("timed_out");
        });
    relay.run();
    Instant tried = relay.now();
    Address second = OutboxWorld.email();
    relay.world.makePrimary(lia, second);
    relay.world.clock.advance(Duration.ofHours(2));
    assertThat(relay.report(id, kind)).isEqualTo(Effect.ADDED);
    assertThat(relay.world.entry(id).state())
        .isEqualTo(new HandedOver(tried, first, Optional.empty()));
    assertThat(relay.sent(lia, id).destination()).isEqualTo(first);
    assertThat(relay.sent(lia, id).at()).isEqualTo(tried);
    assertThat(relay.world.desk.contacts().of(lia).points())
        .filteredOn(ContactPoint::isReleased)
        .extracting(ContactPoint::address)
        .as("closed is where it went, whatever is primary now")
        .containsExactly(second);
    assertThat(relay.run()).as("it is not handed over again").isEqualTo(Relayed.NONE);
  }

  @Test
  @DisplayName(
      "CNT-10 INT-6: what was set aside, withdrawn or left by a killed relay is kept as sent once a report proves it")
  default void relay_reported_after_its_end() {
    RelayWorld relay = new RelayWorld(storage());
    OutboxDesk outbox = relay.world.desk.outbox();
    CustomerId lia = relay.world.person();
    CustomerId rui = relay.world.person();
    CustomerId eva = relay.world.person();
    OutgoingId aside = relay.world.queue(lia, "aside");
    OutgoingId withdrawn = relay.world.queue(rui, "withdrawn");
    OutgoingId killed = relay.world.queue(eva, "killed");
    relay.gateway.answer(
        message -> {
          throw message.name().equals("aside")
              ? GatewayException.permanent("unreadable_answer")
              : GatewayException.passing("timed_out");
        });
    relay.run();
    outbox.withdraw(withdrawn);
    relay.world.save(relay.world.entry(killed).with(new Leased(relay.now())));
    for (OutgoingId id : List.of(aside, withdrawn, killed)) {
      assertThat(relay.report(id, InteractionKind.FAILED))
          .as("it could not be sent, and may be tried again")
          .isEqualTo(Effect.WAITING);
      assertThat(relay.report(id, InteractionKind.DELIVERED)).isEqualTo(Effect.ADDED);
      assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER);
    }
    for (CustomerId customer : List.of(lia, rui, eva)) {
      assertThat(relay.messages(customer)).isEqualTo(1);
      assertThat(relay.lastEntry(customer).happenings().get(0).event()).isEqualTo("message.added");
    }
    relay.world.clock.advance(Duration.ofHours(2));
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
  }

  @Test
  @DisplayName("INT-6: a report on what was never tried, or on a message to an agent, only waits")
  default void relay_reported_of_nothing() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId untried = relay.world.queue(lia, "untried");
    assertThat(relay.report(untried, InteractionKind.COMPLAINED)).isEqualTo(Effect.WAITING);
    relay.world.desk.outbox().withdraw(untried);
    OutgoingId support =
        relay.world.queue(
            Outgoing.to(
                lia,
                IntendedMessage.toSupport(
                    MessageChannel.EMAIL,
                    OutboxWorld.BILLING,
                    Address.email("suporte@exemplo.com.br")),
                "Acesso",
                MessageContent.text("Olá")));
    relay.gateway.answer(
        message -> {
          throw GatewayException.passing("timed_out");
        });
    relay.run();
    assertThat(relay.report(support, InteractionKind.DELIVERED)).isEqualTo(Effect.WAITING);
    assertThat(relay.world.entry(support).state()).isInstanceOf(Retrying.class);
    assertThat(relay.messages(lia)).isZero();
  }

  @Test
  @DisplayName(
      "ACS-2: what a killed relay has left can be withdrawn once its lease has run out, and not before")
  default void relay_withdrawn_after_lease() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "killed");
    relay.world.claim(relay.now().plus(RelayWorld.LEASE), 9);
    relay.world.clock.advance(RelayWorld.LEASE.minusNanos(1000));
    relay.refused(() -> relay.world.desk.outbox().withdraw(id), new TooLateToWithdraw(Kind.LEASED));
    relay.world.clock.advance(Duration.ofNanos(1000));
    assertThat(relay.world.desk.outbox().withdraw(id).state())
        .isEqualTo(new Denied(relay.now(), List.of("withdrawn")));
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
    assertThat(relay.gateway.taken()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-11 CNT-14: what a pause has deferred goes out once it is ended, in its order; another pause defers it anew")
  default void relay_resumed() {
    RelayWorld relay = new RelayWorld(storage());
    DecisionDesk decisions = relay.world.desk.decisions();
    CustomerId lia = relay.world.person();
    relay.world.queue(lia, "first");
    decisions.pause(lia, relay.now().plus(Duration.ofDays(3000)));
    decisions.pause(lia, MessageChannel.EMAIL, relay.now().plus(Duration.ofDays(10)));
    relay.run();
    relay.world.queue(lia, "second");
    relay.world.clock.advance(Duration.ofDays(1));
    Instant other = relay.now().plus(Duration.ofDays(9));
    decisions.resume(lia, relay.world.desk.customers().find(lia).version());
    decisions.pause(lia, MessageChannel.EMAIL, other);
    assertThat(relay.run()).isEqualTo(new Relayed(2, 0, 2, 0, 0, 0, 0));
    assertThat(relay.run()).isEqualTo(Relayed.NONE);
    decisions.resume(lia, relay.world.desk.customers().find(lia).version(), MessageChannel.EMAIL);
    relay.world.queue(lia, "third");
    assertThat(relay.run()).isEqualTo(new Relayed(3, 3, 0, 0, 0, 0, 0));
    assertThat(relay.gateway.names()).containsExactly("first", "second", "third");
  }

  @Test
  @DisplayName("INT-5: a message in test mode says so, and counts in no cap")
  default void relay_test_mode() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    OutgoingId id =
        relay.world.queue(
            Outgoing.builder(lia, OutboxWorld.TO_PRIMARY, "Teste", MessageContent.text("Olá"))
                .test()
                .build());
    relay.run();
    assertThat(relay.gateway.taken().get(0).test()).isTrue();
    assertThat(relay.sent(lia, id).test()).isTrue();
    assertThat(relay.handOvers(lia)).extracting(HandOver::test).containsExactly(true);
    assertThat(relay.messages(lia)).isZero();
  }

  @Test
  @DisplayName(
      "a call that takes too long is given up and holds nothing up; it counts if it ends well after all")
  default void relay_call_limit() throws InterruptedException {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId hanging = relay.world.queue(relay.world.person(), "hanging");
    OutgoingId behind = relay.world.queue(relay.world.person(), "behind");
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch recorded = new CountDownLatch(2);
    relay.gateway.answer(
        message -> {
          if (message.name().equals("hanging")) {
            Uninterruptibles.awaitUninterruptibly(release);
          }
          return Receipt.of(message.name());
        });
    Relay limited = relay.limited(Duration.ofSeconds(2), recorded);
    assertThat(limited.runOnce()).isEqualTo(new Relayed(2, 1, 0, 0, 1, 0, 0));
    assertThat(relay.world.entry(hanging).state().codes()).containsExactly("gateway_too_slow");
    assertThat(relay.world.entry(behind).state().kind()).isEqualTo(Kind.HANDED_OVER);
    release.countDown();
    assertThat(recorded.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(((HandedOver) relay.world.entry(hanging).state()).reference()).contains("hanging");
    relay.world.clock.advance(RelayWorld.LEASE);
    assertThat(relay.run()).as("it is not sent again").isEqualTo(Relayed.NONE);
  }

  @Test
  @DisplayName("a late call that can't be recorded ends quietly, and is made again after its lease")
  default void relay_late_unrecorded() throws InterruptedException {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "hanging");
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<Thread> caller = new AtomicReference<>(Thread.currentThread());
    List<String> uncaught = new CopyOnWriteArrayList<>();
    AtomicBoolean broken = new AtomicBoolean();
    Relay limited =
        CustomerView.builder()
            .storage(storage())
            .clock(failing(relay.world.clock, broken))
            .secrets(TestSecrets.SECRETS)
            .messages(
                message -> {
                  Thread.currentThread()
                      .setUncaughtExceptionHandler(
                          (thread, thrown) -> uncaught.add(thrown.getClass().getName()));
                  caller.set(Thread.currentThread());
                  Uninterruptibles.awaitUninterruptibly(release);
                  return Receipt.bare();
                })
            .build()
            .relay(
                RelaySettings.builder().callLimit(Duration.ofMillis(50)).build(),
                RelayListener.none());
    assertThat(limited.runOnce().failed()).isEqualTo(1);
    broken.set(true);
    release.countDown();
    caller.get().join();
    assertThat(uncaught).isEmpty();
    assertThat(relay.world.entry(id).state().codes()).containsExactly("gateway_too_slow");
    relay.world.clock.advance(Duration.ofDays(1));
    assertThat(relay.run().handedOver()).isEqualTo(1);
  }

  private static Clock failing(Clock clock, AtomicBoolean broken) {
    return new Clock() {
      @Override
      public Instant instant() {
        if (broken.get()) {
          throw new IllegalStateException("no time");
        }
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Test
  @DisplayName(
      "no relay of a view takes anything while eight calls hang on, and goes on when they have ended")
  default void relay_stuck() throws InterruptedException {
    RelayWorld relay = new RelayWorld(storage());
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 11; index++) {
      queued.add(relay.world.queue(relay.world.person(), "m" + index));
    }
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch recorded = new CountDownLatch(8);
    relay.gateway.answer(
        message -> {
          Uninterruptibles.awaitUninterruptibly(release);
          return Receipt.bare();
        });
    Relay limited = relay.limited(Duration.ofMillis(20), recorded);
    assertThat(limited.runOnce()).isEqualTo(new Relayed(8, 0, 0, 0, 8, 0, 0));
    assertThat(limited.runOnce()).isEqualTo(Relayed.NONE);
    assertThat(relay.limited(Duration.ofMillis(20), recorded).runOnce())
        .as("made anew for each run")
        .isEqualTo(Relayed.NONE);
    release.countDown();
    assertThat(recorded.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(queued.subList(0, 8))
        .allSatisfy(
            id -> assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER));
    assertThat(limited.runOnce().claimed()).isEqualTo(3);
  }

  @Test
  @DisplayName("a call that takes too long is interrupted; a gateway that heeds it hangs nothing")
  default void relay_call_interrupted() {
    RelayWorld relay = new RelayWorld(storage());
    for (int index = 0; index < 9; index++) {
      relay.world.queue(relay.world.person(), "m" + index);
    }
    relay.gateway.answer(RelayContract::hang);
    assertThat(relay.limited(Duration.ofMillis(100), new CountDownLatch(0)).runOnce().failed())
        .isEqualTo(9);
  }

  @Test
  @DisplayName(
      "a relay that is interrupted while it waits for a call interrupts the call, and ends")
  default void relay_interrupted_while_it_waits() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "first");
    Thread caller = Thread.currentThread();
    relay.gateway.answer(
        message -> {
          caller.interrupt();
          return hang(message);
        });
    Relayed relayed = relay.limited(Duration.ofSeconds(50), new CountDownLatch(0)).runOnce();
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    assertThat(relayed).isEqualTo(new Relayed(1, 0, 0, 0, 1, 0, 0));
    assertThat(relay.world.entry(id).state().codes()).containsExactly("interrupted");
  }

  private static Receipt hang(OutgoingMessage message) throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("only an interruption ends this: " + message);
  }

  @Test
  @DisplayName("an e-mail's domain is handed over in ASCII, its local part as it was typed")
  default void relay_beyond_ascii() {
    RelayWorld relay = new RelayWorld(storage());
    String local = "Łukasz" + UUID.randomUUID();
    relay.world.queue(relay.world.person(Address.email(local + "@Łódź.pl")), "Fatura");
    relay.run();
    assertThat(relay.gateway.taken().get(0).destination()).isEqualTo(local + "@xn--d-uga0v4h.pl");
  }

  @Test
  @DisplayName("a file whose bytes are damaged is no better at the next attempt, a lost one may be")
  default void relay_damaged_file() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId damaged = relay.world.queue(relay.world.person(), "damaged");
    OutgoingId missing = relay.world.queue(relay.world.person(), "missing");
    FileId file = new FileId(UUID.randomUUID());
    relay.gateway.answer(
        message -> {
          throw message.name().equals("damaged")
              ? FileStoreException.damaged(file)
              : FileStoreException.missing(file);
        });
    relay.run();
    assertThat(relay.world.entry(damaged).state())
        .isEqualTo(new SetAside(relay.now(), FileStoreException.DAMAGED));
    assertThat(relay.world.entry(missing).state().kind()).isEqualTo(Kind.RETRYING);
    assertThat(relay.world.entry(missing).state().codes())
        .containsExactly(FileStoreException.MISSING);
  }

  @Test
  @DisplayName("a gateway that fails and keeps the flag of the interruption ends the run as well")
  default void relay_interrupted_flag() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId first = relay.world.queue(relay.world.person(), "first");
    OutgoingId second = relay.world.queue(relay.world.person(), "second");
    relay.gateway.answer(
        message -> {
          Thread.currentThread().interrupt();
          throw GatewayException.passing("http");
        });
    Relayed relayed = relay.run();
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    assertThat(relayed).isEqualTo(new Relayed(2, 0, 0, 0, 1, 0, 0));
    assertThat(relay.world.entry(first).state().codes()).containsExactly("http");
    assertThat(relay.world.entry(second).state()).isEqualTo(new Waiting(relay.now(), List.of()));
    assertThat(relay.world.entry(second).attempts()).isZero();
  }

  @Test
  @DisplayName("an interrupted gateway ends the run: what was only taken is given back")
  default void relay_interrupted() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId first = relay.world.queue(relay.world.person(), "first");
    OutgoingId second = relay.world.queue(relay.world.person(), "second");
    relay.gateway.answer(
        message -> {
          throw new InterruptedException();
        });
    Relayed relayed = relay.run();
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    assertThat(relayed).isEqualTo(new Relayed(2, 0, 0, 0, 1, 0, 0));
    assertThat(relay.world.entry(first).state().codes()).containsExactly("interrupted");
    assertThat(relay.world.entry(second).state()).isEqualTo(new Waiting(relay.now(), List.of()));
  }

  @Test
  @DisplayName("a listener hears of everything, in codes; one that breaks stands in nobody's way")
  default void relay_listener() {
    RelayWorld relay = new RelayWorld(storage());
    relay.world.queue(relay.world.person(), "sent");
    relay.world.queue(relay.world.person(), "refused");
    CustomerId paused = relay.world.person();
    relay.world.queue(paused, "deferred");
    relay.world.desk.decisions().pause(paused, relay.now().plusSeconds(60));
    Address address = OutboxWorld.email();
    CustomerId gone = relay.world.person(address);
    relay.world.queue(gone, "denied");
    relay.world.desk.feedback().unsubscribed(gone, address);
    relay.gateway.answer(relay.failing("refused", GatewayException.permanent("no_mailbox")));
    List<String> heard = new CopyOnWriteArrayList<>();
    relay.relay(RelayWorld.settings(), new Heard(heard)).runOnce();
    assertThat(heard)
        .containsExactly(
            "claimed 4",
            "handed over email",
            "failed email no_mailbox",
            "set aside email no_mailbox",
            "deferred email",
            "denied email");
    relay.world.queue(relay.world.person(), "sent");
    RelayListener broken =
        new RelayListener() {
          @Override
          public void handedOver(String channel, Duration took) {
            throw new IllegalStateException("broken");
          }
        };
    assertThat(relay.relay(RelayWorld.settings(), broken).runOnce().handedOver()).isEqualTo(1);
  }

  /** Notes what it hears. */
  record Heard(List<String> heard) implements RelayListener {

    @Override
    public void claimed(int messages) {
      heard.add("claimed " + messages);
    }

    @Override
    public void handedOver(String channel, Duration took) {
      heard.add("handed over " + channel);
    }

    @Override
    public void deferred(String channel) {
      heard.add("deferred " + channel);
    }

    @Override
    public void denied(String channel) {
      heard.add("denied " + channel);
    }

    @Override
    public void failed(String channel, String code, Duration took) {
      heard.add("failed " + channel + " " + code);
    }

    @Override
    public void setAside(String channel, String code) {
      heard.add("set aside " + channel + " " + code);
    }
  }

  @Test
  @DisplayName("what was done long ago is removed by the way")
  default void relay_cleans() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "Fatura");
    relay.run();
    relay.world.clock.advance(Duration.ofDays(2));
    relay.run();
    assertThat(relay.world.entry(id)).isNotNull();
    relay.world.clock.advance(Duration.ofNanos(1000));
    relay.run();
    assertThat(relay.world.entry(id)).isNull();
  }

  @Test
  @DisplayName("what was done long ago is removed also while there is always something to do")
  default void relay_cleans_at_work() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId old = relay.world.queue(relay.world.person(), "old");
    relay.run();
    relay.world.clock.advance(Duration.ofDays(2).plusNanos(1_000));
    CustomerId lia = relay.world.person();
    for (int number = 0; number < 45; number++) {
      relay.world.queue(lia, "m" + number);
    }
    AtomicBoolean cleaned = new AtomicBoolean();
    relay.gateway.answer(
        message -> {
          cleaned.set(message.name().equals("m44") && relay.world.entry(old) == null);
          return Receipt.bare();
        });
    assertThat(relay.run().handedOver()).isEqualTo(45);
    assertThat(cleaned).as("before the last one").isTrue();
  }

  @Test
  @DisplayName("what was done long ago is removed whole, however much it is")
  default void relay_cleans_much() {
    RelayWorld relay = new RelayWorld(storage());
    CustomerId lia = relay.world.person();
    relay.world.addDone(lia, RelaySettings.LARGEST_BATCH + 1);
    assertThat(relay.world.exported(lia)).isEqualTo(RelaySettings.LARGEST_BATCH + 1);
    relay.world.clock.advance(Duration.ofDays(2).plusNanos(1_000));
    relay.run();
    assertThat(relay.world.exported(lia)).isZero();
  }

  @Test
  @DisplayName(
      "ACS-2: the relay works under a name of its own; a host without a gateway sends nothing")
  default void relay_of_nobody() {
    RelayWorld relay = new RelayWorld(storage());
    OutgoingId id = relay.world.queue(relay.world.person(), "Fatura");
    OutboxWorld shut =
        new OutboxWorld(storage(), MessageGateway.none(), ContactPolicy.standard(), false);
    assertThatThrownBy(() -> shut.view.relay())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Builder.messages");
    assertThat(relay.world.entry(id).state()).isInstanceOf(Waiting.class);
  }

  @Test
  @DisplayName("a relay that was started hands over until it is closed")
  default void relay_started() throws InterruptedException {
    RelayWorld relay = new RelayWorld(storage());
    CountDownLatch handed = new CountDownLatch(3);
    relay.gateway.answer(
        message -> {
          handed.countDown();
          return Receipt.bare();
        });
    Repeating running =
        relay.relay(RelayWorld.settings(), RelayListener.none()).start(Duration.ofMillis(1));
    List<OutgoingId> queued = new ArrayList<>();
    try (running) {
      for (int index = 0; index < 3; index++) {
        queued.add(relay.world.queue(relay.world.person(), "m" + index));
      }
      assertThat(handed.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(queued)
        .allSatisfy(
            id -> assertThat(relay.world.entry(id).state().kind()).isEqualTo(Kind.HANDED_OVER));
    running.close();
    OutgoingId after = relay.world.queue(relay.world.person(), "after");
    assertThat(relay.world.entry(after).state()).isInstanceOf(Waiting.class);
  }

  @Test
  @DisplayName("pages of the outbox hold every message in a state once, by place")
  default void outbox_pages() {
    RelayWorld relay = new RelayWorld(storage());
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      queued.add(relay.world.queue(relay.world.person(), "m" + index));
    }
    List<OutgoingId> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<OutboxLine> page = relay.world.desk.outbox().of(Kind.WAITING, cursor, 2);
      page.items().forEach(entry -> listed.add(entry.id()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(listed).isEqualTo(queued);
    assertThatThrownBy(() -> relay.world.desk.outbox().of(Kind.WAITING, Optional.of("x"), 2))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> relay.world.desk.outbox().of(Kind.WAITING, Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
