package io.customerview.testkit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.Address;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.AutomationVersion;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.FilesWithoutDocument;
import io.customerview.message.MessageRefusal.KeyReused;
import io.customerview.message.MessageRefusal.NothingSent;
import io.customerview.message.MessageRefusal.SendingDenied;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.spi.MessageGateway;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the outbox promises, whatever the storage. */
public interface OutboxContract {

  Duration LEASE = Duration.ofMinutes(1);

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CNT-11: a message is queued as it is, and who caused it is audited")
  default void outbox_queued() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    Outgoing message = everything(world, lia);
    OutgoingId id = world.queue(message);
    OutboxEntry entry = world.entry(id);
    assertThat(entry.message()).isEqualTo(message);
    assertThat(entry.by()).isEqualTo(world.desk.agent().id());
    assertThat(entry.createdAt()).isEqualTo(world.clock.instant());
    assertThat(entry.state()).isEqualTo(new Waiting(world.clock.instant(), List.of()));
    assertThat(entry.lease()).isZero();
    assertThat(entry.attempts()).isZero();
    var trail = Work.in(storage(), work -> storage().audit().of(work, lia, Optional.empty(), 1));
    assertThat(trail.get(0).happenings())
        .singleElement()
        .satisfies(
            happening -> {
              assertThat(happening.event()).isEqualTo("message.queued");
              assertThat(happening.details())
                  .containsOnly(
                      Map.entry("message", id.toString()),
                      Map.entry("channel", "email"),
                      Map.entry("recipient", "CUSTOMER"));
            });
  }

  private static Outgoing everything(OutboxWorld world, CustomerId customer) {
    Document document = world.document(customer).document();
    return Outgoing.builder(
            customer,
            OutboxWorld.TO_PRIMARY.to(Address.email("Outra@exemplo.com.br")),
            "Fatura",
            new MessageContent("text/html", Optional.of(" Fatura "), "<p>Ola\u0301!</p>\r\n\t"))
        .automation(new AutomationVersion("a-1", "Cobrança", "3"))
        .campaign("cobranca")
        .template("t-1")
        .sender("Loja <loja@exemplo.com.br>")
        .caseId(new CaseId("c-1"))
        .document(document.id(), document.files().stream().map(DocumentFile::id).toList())
        .test()
        .build();
  }

  @Test
  @DisplayName("CNT-11: what the decision denies is not queued, and the refusal says why")
  default void outbox_denied() {
    OutboxWorld world = new OutboxWorld(storage());
    Address address = OutboxWorld.email();
    CustomerId lia = world.person(address);
    world.desk.feedback().unsubscribed(lia, address);
    refused(() -> world.queue(lia, "Fatura"), new SendingDenied(List.of("none_released")));
    refused(
        () ->
            world.queue(
                Outgoing.to(
                    lia, OutboxWorld.TO_PRIMARY.to(address), "Fatura", MessageContent.text("Olá"))),
        new SendingDenied(List.of("opted_out")));
    OutgoingId exempt =
        world.queue(
            Outgoing.to(
                lia,
                IntendedMessage.toAgent(MessageChannel.EMAIL, OutboxWorld.BILLING, address),
                "Pronto",
                MessageContent.text("Olá")));
    assertThat(world.entry(exempt).state()).isInstanceOf(Waiting.class);
  }

  @Test
  @DisplayName("CNT-14: what the decision defers is queued until then")
  default void outbox_deferred() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    Instant later = world.clock.instant().plus(Duration.ofDays(1));
    world.desk.decisions().pause(lia, later);
    assertThat(world.entry(world.queue(lia, "Fatura")).state())
        .isEqualTo(new Waiting(later, List.of("paused")));
  }

  @Test
  @DisplayName("CNT-11: what people are told of a message that is denied holds no codes")
  default void outbox_denied_in_words() {
    assertThat(
            new SendingDenied(List.of("none_released", "suppressed"))
                .message(Locale.forLanguageTag("pt-BR")))
        .startsWith("Não é permitido")
        .doesNotContain("none_released", "suppressed", "{0}");
  }

  @Test
  @DisplayName("a host that has set no gateway queues nothing, and is told so")
  default void outbox_no_gateway() {
    OutboxWorld world = new OutboxWorld(storage(), MessageGateway.none(), ContactPolicy.standard());
    CustomerId lia = world.person();
    refused(() -> world.queue(lia, "Fatura"), new NothingSent());
    assertThat(export(world, lia)).isEmpty();
  }

  @Test
  @DisplayName("files are of a document, and a destination is one of the channel's")
  default void outbox_unfit() {
    CustomerId lia = new CustomerId(UUID.randomUUID());
    refused(
        () ->
            new Outgoing(
                lia,
                OutboxWorld.TO_PRIMARY,
                "Fatura",
                MessageContent.text("Olá"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new FileId(UUID.randomUUID())),
                false),
        new FilesWithoutDocument());
    refused(
        () ->
            Outgoing.to(
                lia,
                OutboxWorld.TO_PRIMARY.to(Address.phone("(11) 91234-5678")),
                "Fatura",
                MessageContent.text("Olá")),
        new DestinationUnfit(MessageChannel.EMAIL));
  }

  @Test
  @DisplayName("a destination is one of the channel's when it is queued, and read whatever it is")
  default void outbox_unfit_since() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    Outgoing unfit =
        new Outgoing(
            lia,
            IntendedMessage.on(MessageChannel.SMS, OutboxWorld.BILLING)
                .to(Address.phone("(11) 3123-4567")),
            "Fatura",
            MessageContent.text("Olá"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    refused(() -> world.queue(unfit), new DestinationUnfit(MessageChannel.SMS));
    OutgoingId id = world.add(unfit);
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(id);
    assertThat(world.entry(id).message()).isEqualTo(unfit);
  }

  @Test
  @DisplayName("whatever a provider calls a message, what can be kept of it is, and is not refused")
  default void outbox_references() {
    OutboxWorld world = new OutboxWorld(storage());
    Map<String, Optional<String>> references =
        Map.of(
            "ref\u0000-1\n",
            Optional.of("ref-1"),
            "\uD83D-\uDE00\uD83D\uDE00",
            Optional.of("-\uD83D\uDE00"),
            "\uD83D\uDE00".repeat(1_000),
            Optional.of("\uD83D\uDE00".repeat(256)),
            "\u0000 ",
            Optional.empty());
    references.forEach(
        (given, kept) -> {
          OutgoingId id = world.queue(world.person(), "x");
          HandedOver state =
              new HandedOver(world.clock.instant(), OutboxWorld.email(), Optional.of(given));
          world.save(world.entry(id).with(state));
          assertThat(state.reference()).isEqualTo(kept);
          assertThat(world.entry(id).state()).isEqualTo(state);
        });
  }

  @Test
  @DisplayName("messages of one customer keep their order, those of others go beside them")
  default void outbox_order() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    CustomerId rui = world.person();
    OutgoingId first = world.queue(lia, "1");
    OutgoingId second = world.queue(lia, "2");
    OutgoingId beside = world.queue(rui, "3");
    assertThat(world.claim(until(world), 10))
        .extracting(OutboxEntry::id)
        .containsExactly(first, beside);
    assertThat(world.claim(until(world), 10)).as("one at a time").isEmpty();
    end(world, first);
    assertThat(world.claim(until(world), 10)).extracting(OutboxEntry::id).containsExactly(second);
  }

  @Test
  @DisplayName(
      "those due longest are taken first, as many as are asked for, and none before it is due")
  default void outbox_limit() {
    OutboxWorld world = new OutboxWorld(storage());
    List<OutgoingId> queued = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      queued.add(world.queue(world.person(), "m" + index));
    }
    CustomerId paused = world.person();
    Instant later = world.clock.instant().plusSeconds(1);
    world.desk.decisions().pause(paused, later);
    OutgoingId deferred = world.queue(paused, "later");
    assertThat(world.claim(until(world), 3))
        .extracting(OutboxEntry::id)
        .containsExactlyElementsOf(queued.subList(0, 3));
    assertThat(world.claim(until(world), 9))
        .extracting(OutboxEntry::id)
        .containsExactlyElementsOf(queued.subList(3, 5));
    world.clock.set(later);
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(deferred);
  }

  @Test
  @DisplayName("CNT-14: what is deferred lets later messages pass, what is tried again does not")
  default void outbox_holding_back() {
    OutboxWorld world = new OutboxWorld(storage());
    Instant later = world.clock.instant().plus(LEASE.dividedBy(2));
    CustomerId lia = world.person();
    OutgoingId deferred = world.queue(lia, "deferred");
    world.save(world.entry(deferred).with(new Waiting(later, List.of("paused"))));
    OutgoingId passing = world.queue(lia, "passing");
    CustomerId rui = world.person();
    OutgoingId retried = world.queue(rui, "retried");
    world.save(world.entry(retried).with(new Retrying(later, "gateway_failed")));
    OutgoingId held = world.queue(rui, "held");
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(passing);
    world.clock.set(later);
    assertThat(world.claim(until(world), 9))
        .as("of the one who has a lease nothing else")
        .extracting(OutboxEntry::id)
        .containsExactly(retried);
    end(world, passing);
    end(world, retried);
    assertThat(world.claim(until(world), 9))
        .extracting(OutboxEntry::id)
        .containsExactly(deferred, held);
  }

  @Test
  @DisplayName(
      "to the customer messages of all channels keep one order, those to others don't wait for it")
  default void outbox_order_per_recipient() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    Instant later = world.clock.instant().plus(LEASE);
    OutgoingId retried = world.queue(lia, "retried");
    world.save(world.entry(retried).with(new Retrying(later, "gateway_failed")));
    world.add(
        Outgoing.to(
            lia,
            IntendedMessage.on(MessageChannel.SMS, OutboxWorld.BILLING),
            "held",
            MessageContent.text("Olá")));
    Address agent = OutboxWorld.email();
    OutgoingId link =
        world.queue(
            Outgoing.to(
                lia,
                IntendedMessage.toAgent(MessageChannel.EMAIL, OutboxWorld.BILLING, agent),
                "link",
                MessageContent.text("Olá")));
    OutgoingId support =
        world.queue(
            Outgoing.to(
                lia,
                IntendedMessage.toSupport(MessageChannel.EMAIL, OutboxWorld.BILLING, agent),
                "support",
                MessageContent.text("Olá")));
    world.queue(
        Outgoing.to(
            lia,
            IntendedMessage.toAgent(MessageChannel.EMAIL, OutboxWorld.BILLING, agent),
            "second link",
            MessageContent.text("Olá")));
    assertThat(world.claim(until(world), 9))
        .extracting(OutboxEntry::id)
        .containsExactly(link, support);
    assertThat(world.claim(until(world), 9)).as("one at a time of each").isEmpty();
  }

  @Test
  @DisplayName("what is saved and is there no more stays away, and keeps whose it is")
  default void outbox_saved_late() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    CustomerId rui = world.person();
    OutgoingId id = world.queue(lia, "x");
    OutboxEntry claimed = world.claim(until(world), 9).get(0);
    Work.run(storage(), work -> storage().outbox().reassign(work, lia, rui));
    Denied denied = new Denied(world.clock.instant(), List.of("suppressed"));
    world.save(claimed.with(denied));
    assertThat(world.entry(id).customer()).isEqualTo(rui);
    assertThat(world.entry(id).state()).isEqualTo(denied);
    Work.run(storage(), work -> storage().outbox().erase(work, rui));
    world.save(claimed.with(new Retrying(world.clock.instant(), "gateway_failed")));
    assertThat(world.entry(id)).isNull();
    assertThat(export(world, lia)).isEmpty();
    assertThat(export(world, rui)).isEmpty();
    assertThat(world.claim(until(world), 9)).isEmpty();
  }

  @Test
  @DisplayName("of one order two messages are never leased: the store itself refuses it")
  default void outbox_one_lease() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    OutgoingId first = world.queue(lia, "1");
    OutgoingId second = world.queue(lia, "2");
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(first);
    OutboxEntry leased = world.entry(second).with(new Leased(until(world)));
    refused(() -> world.save(leased), new ConcurrentChange());
    assertThat(world.entry(second).state()).isInstanceOf(Waiting.class);
  }

  @Test
  @DisplayName("whatever becomes of messages, what comes next of their customer is found")
  default void outbox_next() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    Instant start = world.clock.instant();
    OutgoingId first = world.queue(lia, "1");
    OutgoingId second = world.queue(lia, "2");
    OutgoingId third = world.queue(lia, "3");
    world.save(world.entry(first).with(new Waiting(start.plusSeconds(30), List.of("paused"))));
    world.save(world.entry(second).with(new Retrying(start.plusSeconds(60), "gateway_failed")));
    assertThat(world.claim(until(world), 9)).isEmpty();
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(world.claim(start.plusSeconds(31), 9))
        .extracting(OutboxEntry::id)
        .containsExactly(first);
    world.save(world.entry(first).with(new SetAside(start, "gateway_refused")));
    assertThat(world.claim(until(world), 9)).isEmpty();
    world.clock.advance(Duration.ofSeconds(30));
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(second);
    end(world, second);
    world.save(world.entry(first).with(Waiting.at(world.clock.instant())));
    assertThat(world.claim(until(world), 9))
        .as("tried again, in its place")
        .extracting(OutboxEntry::id)
        .containsExactly(first);
    end(world, first);
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(third);
    end(world, third);
    assertThat(world.claim(until(world), 9)).isEmpty();
    OutgoingId fourth = world.queue(lia, "4");
    assertThat(world.claim(until(world), 9)).extracting(OutboxEntry::id).containsExactly(fourth);
  }

  @Test
  @DisplayName(
      "a lease that has run out is taken before anything else of its customer, and counted")
  default void outbox_lease_runs_out() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    OutgoingId deferred = world.queue(lia, "deferred");
    Instant later = world.clock.instant().plus(LEASE.dividedBy(2));
    world.save(world.entry(deferred).with(new Waiting(later, List.of("paused"))));
    OutgoingId leased = world.queue(lia, "leased");
    assertThat(world.claim(until(world), 9))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo(leased);
              assertThat(entry.state()).isEqualTo(new Leased(until(world)));
              assertThat(entry.lease()).isEqualTo(1);
              assertThat(entry).isEqualTo(world.entry(leased));
            });
    world.clock.advance(LEASE.minusNanos(1000));
    assertThat(world.claim(until(world), 9)).isEmpty();
    world.clock.advance(Duration.ofNanos(1000));
    assertThat(world.claim(until(world), 9))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo(leased);
              assertThat(entry.lease()).isEqualTo(2);
            });
  }

  @Test
  @DisplayName("every state is kept as it is, listed by place, and counted")
  default void outbox_states() {
    OutboxWorld world = new OutboxWorld(storage());
    Instant now = world.clock.instant();
    Address address = OutboxWorld.email();
    for (OutgoingState state :
        List.of(
            new Waiting(now, List.of("quiet_hours", "paused")),
            new Retrying(now, "gateway_failed"),
            new Leased(now),
            new HandedOver(now, address, Optional.of("ref-1")),
            new HandedOver(now, address, Optional.empty()),
            new Denied(now, List.of("address_suppressed")),
            new SetAside(now, "gateway_refused"))) {
      long before = count(world, state.kind());
      OutboxEntry queued = world.entry(world.queue(world.person(), "x"));
      OutboxEntry saved =
          new OutboxEntry(
              queued.id(),
              queued.place(),
              queued.message(),
              queued.by(),
              queued.createdAt(),
              state,
              7,
              3,
              Optional.of(new OutboxEntry.Tried(now, address)));
      world.save(saved);
      assertThat(world.entry(saved.id())).isEqualTo(saved);
      assertThat(count(world, state.kind())).isEqualTo(before + 1);
      assertThat(list(world, state.kind(), saved.place() - 1)).containsExactly(saved.line());
      assertThat(list(world, state.kind(), saved.place())).isEmpty();
    }
  }

  @Test
  @DisplayName("the same key twice is answered once; another request under it is refused")
  default void outbox_idempotency_key() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    IdempotencyKey key = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId first = once(world, key, "a", lia);
    assertThat(once(world, key, "a", lia)).isEqualTo(first);
    refused(() -> once(world, key, "b", lia), new KeyReused());
    assertThat(export(world, lia)).hasSize(2);
    refused(
        () ->
            Work.run(
                storage(),
                work ->
                    storage()
                        .outbox()
                        .answer(work, new AnsweredRequest(key, "c", lia, first, work.moment()))),
        new ConcurrentChange());
  }

  private static OutgoingId once(
      OutboxWorld world, IdempotencyKey key, String digest, CustomerId customer) {
    return world.change(
        change -> {
          CustomerId present = change.lock(customer);
          return world
              .keeper(change)
              .once(
                  key,
                  List.of(digest),
                  present,
                  () -> world.keeper(change).queue(OutboxWorld.message(present, "Fatura")));
        });
  }

  @Test
  @DisplayName("what is done is removed after a time; what is open or set aside stays")
  default void outbox_cleaned() {
    OutboxWorld world = new OutboxWorld(storage());
    Instant now = world.clock.instant();
    CustomerId lia = world.person();
    OutgoingId waiting = world.queue(lia, "waiting");
    OutgoingId aside = world.queue(lia, "aside");
    world.save(world.entry(aside).with(new SetAside(now, "gateway_refused")));
    OutgoingId denied = world.queue(lia, "denied");
    world.save(world.entry(denied).with(new Denied(now, List.of("address_suppressed"))));
    OutgoingId handed = world.queue(lia, "handed");
    end(world, handed);
    IdempotencyKey key = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId answered = once(world, key, "a", lia);
    clean(now);
    assertThat(world.entry(handed)).isNotNull();
    assertThat(once(world, key, "a", lia)).isEqualTo(answered);
    end(world, answered);
    clean(now.plusNanos(1000));
    assertThat(world.entry(handed)).isNull();
    assertThat(world.entry(denied)).isNull();
    assertThat(world.entry(waiting)).isNotNull();
    assertThat(world.entry(aside)).isNotNull();
    assertThat(once(world, key, "a", lia)).as("the key is free again").isNotEqualTo(answered);
  }

  @Test
  @DisplayName(
      "INT-7: a key is known as long as its message waits, is set aside, or is known itself")
  default void outbox_key_kept() {
    OutboxWorld world = new OutboxWorld(storage());
    Instant now = world.clock.instant();
    CustomerId lia = world.person();
    IdempotencyKey waiting = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId waits = once(world, waiting, "a", lia);
    IdempotencyKey aside = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId setAside = once(world, aside, "a", lia);
    world.save(world.entry(setAside).with(new SetAside(now, "gateway_refused")));
    IdempotencyKey sent = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId justSent = once(world, sent, "a", lia);
    world.clock.advance(Duration.ofDays(60));
    end(world, justSent);
    clean(world.clock.instant());
    assertThat(once(world, waiting, "a", lia)).isEqualTo(waits);
    assertThat(once(world, aside, "a", lia)).isEqualTo(setAside);
    assertThat(once(world, sent, "a", lia)).isEqualTo(justSent);
    end(world, waits);
    end(world, setAside);
    clean(world.clock.instant().plusNanos(1000));
    for (IdempotencyKey key : List.of(waiting, aside, sent)) {
      assertThat(once(world, key, "a", lia)).isNotIn(waits, setAside, justSent);
    }
  }

  private void clean(Instant before) {
    int removed = 1;
    while (removed > 0) {
      removed = Work.in(storage(), work -> storage().outbox().clean(work, before, 10));
    }
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 MRG-2: the outbox is exported, handed over to another customer, erased")
  default void outbox_owned() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    CustomerId rui = world.person();
    OutgoingId leased = world.queue(everything(world, lia));
    OutgoingId other = world.queue(rui, "2");
    IdempotencyKey key = new IdempotencyKey("k-" + UUID.randomUUID());
    OutgoingId answer = once(world, key, "a", lia);
    assertThat(world.claim(until(world), 9)).hasSize(2);
    assertThat(export(world, lia))
        .first()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("id", leased.toString())
                    .containsEntry("destination", "Outra@exemplo.com.br")
                    .containsEntry("subject", " Fatura ")
                    .containsEntry("state", "LEASED"));
    Work.run(storage(), work -> storage().outbox().reassign(work, lia, rui));
    assertThat(export(world, lia)).isEmpty();
    assertThat(export(world, rui))
        .hasSize(4)
        .last()
        .isEqualTo(
            Map.of(
                "key",
                key.value(),
                "message",
                answer.toString(),
                "answeredAt",
                world.clock.instant()));
    assertThat(world.entry(leased).customer()).isEqualTo(rui);
    assertThat(world.entry(leased).state())
        .as("one lease at most")
        .isEqualTo(new Retrying(until(world), OutboxEntry.LEASE_LOST));
    assertThat(world.entry(other).state()).isInstanceOf(Leased.class);
    assertThat(once(world, key, "a", rui)).isNotNull();
    Work.run(storage(), work -> storage().outbox().erase(work, rui));
    assertThat(export(world, rui)).isEmpty();
    assertThat(world.entry(leased)).isNull();
    Optional<AnsweredRequest> answered =
        Work.in(storage(), work -> storage().outbox().answered(work, key));
    assertThat(answered).isEmpty();
  }

  @Test
  @DisplayName("PRIV-1: the export tells where a message went and how it stands, of nobody else")
  default void outbox_exported() {
    OutboxWorld world = new OutboxWorld(storage());
    Instant now = world.clock.instant();
    CustomerId lia = world.person();
    Address address = Address.email("lia@exemplo.com.br");
    OutgoingId handed = world.queue(lia, "1");
    world.save(world.entry(handed).with(new HandedOver(now, address, Optional.of("ref-1"))));
    OutgoingId waiting = world.queue(lia, "2");
    world.save(world.entry(waiting).with(new Waiting(now, List.of("paused"))));
    Address other = OutboxWorld.email();
    for (IntendedMessage intended :
        List.of(
            IntendedMessage.toAgent(MessageChannel.EMAIL, OutboxWorld.BILLING, other),
            IntendedMessage.toSupport(MessageChannel.EMAIL, OutboxWorld.BILLING, other))) {
      MessageContent content =
          new MessageContent(
              "text/html", Optional.of("De " + other.display()), "Olá, " + other.display());
      OutgoingId id =
          world.queue(
              Outgoing.builder(lia, intended, "Pronto", content).sender(other.display()).build());
      world.save(world.entry(id).with(new HandedOver(now, other, Optional.of("ref-2"))));
    }
    List<Map<String, Object>> records = export(world, lia);
    assertThat(records).hasSize(4);
    assertThat(records.get(0))
        .containsEntry("address", "lia@exemplo.com.br")
        .containsEntry("reference", "ref-1")
        .containsEntry("endedAt", now)
        .doesNotContainKeys("due", "codes");
    assertThat(records.get(1))
        .containsEntry("due", now)
        .containsEntry("codes", List.of("paused"))
        .doesNotContainKey("endedAt");
    assertThat(records.subList(2, 4))
        .allSatisfy(
            record ->
                assertThat(record)
                    .containsEntry("name", "Pronto")
                    .doesNotContainKeys("destination", "address")
                    .extracting(Object::toString, as(InstanceOfAssertFactories.STRING))
                    .doesNotContain(other.display()));
  }

  @Test
  @DisplayName("PRIV-3: a key that the host made of personal data stands in no log")
  default void outbox_key_masked() {
    IdempotencyKey key = new IdempotencyKey("welcome-maria@exemplo.com.br-2026-11");
    AnsweredRequest request =
        new AnsweredRequest(
            key,
            "digest",
            new CustomerId(UUID.randomUUID()),
            new OutgoingId(UUID.randomUUID()),
            SettableClock.START);
    assertThat(key.toString()).isEqualTo("***6-11");
    assertThat(request.toString())
        .isEqualTo("AnsweredRequest[" + request.outgoing() + "]")
        .doesNotContain("maria", "digest");
  }

  @Test
  @DisplayName("a message is queued with what caused it, or not at all")
  default void outbox_with_its_cause() {
    OutboxWorld world = new OutboxWorld(storage());
    CustomerId lia = world.person();
    assertThatThrownBy(
            () ->
                world.change(
                    change -> {
                      world.keeper(change).queue(OutboxWorld.message(lia, "Fatura"));
                      throw new IllegalStateException("the cause failed");
                    }))
        .hasMessage("the cause failed");
    assertThat(export(world, lia)).isEmpty();
    assertThat(world.claim(until(world), 9)).isEmpty();
  }

  private static Instant until(OutboxWorld world) {
    return world.clock.instant().plus(LEASE);
  }

  private static void end(OutboxWorld world, OutgoingId id) {
    Instant now = world.clock.instant();
    world.save(world.entry(id).with(new HandedOver(now, OutboxWorld.email(), Optional.empty())));
  }

  private long count(OutboxWorld world, Kind kind) {
    return Work.in(storage(), work -> world.storage.outbox().counts(work)).getOrDefault(kind, 0L);
  }

  private List<OutboxLine> list(OutboxWorld world, Kind kind, long after) {
    return Work.in(storage(), work -> world.storage.outbox().list(work, kind, after, 10));
  }

  private List<Map<String, Object>> export(OutboxWorld world, CustomerId customer) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> world.storage.outbox().export(work, customer, records::add));
    return records;
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
