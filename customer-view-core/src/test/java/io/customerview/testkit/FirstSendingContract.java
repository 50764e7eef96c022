package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.SentBy;
import io.customerview.message.AutomationVersion;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRefusal.DestinationStated;
import io.customerview.message.MessageRefusal.KeyReused;
import io.customerview.message.MessageRefusal.NothingSent;
import io.customerview.message.MessageRefusal.SendingDenied;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.spi.Attachment;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What sending messages of a host's own promises, whatever the storage. */
public interface FirstSendingContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CNT-5 CNT-11 INT-1: a host's message goes to the primary, as it was given, audited")
  default void send_to_primary() {
    RelayWorld world = new RelayWorld(storage());
    Address primary = OutboxWorld.email();
    CustomerId lia = world.world.person(primary);
    Outgoing given = invoice(lia, builder -> builder.campaign("cobranca").sender("Loja"));
    OutgoingId id = send(world, given);
    AuditEntry entry = world.lastEntry(lia);
    assertThat(entry.operation()).isEqualTo("message_sending.send");
    assertThat(entry.agent()).isEqualTo(world.world.desk.agent().id());
    assertThat(entry.happenings())
        .singleElement()
        .satisfies(happening -> assertThat(happening.event()).isEqualTo("message.queued"));
    assertThat(world.gateway.taken()).as("not before a relay runs").isEmpty();
    assertThat(world.run().handedOver()).isEqualTo(1);
    assertThat(world.gateway.taken())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.key()).isEqualTo(id.toString());
              assertThat(message.destination()).isEqualTo(primary.display());
            });
    SentMessage sent = world.sent(lia, id);
    assertThat(sent.destination()).isEqualTo(primary);
    assertThat(sent.name()).isEqualTo("Fatura");
    assertThat(sent.content()).contains(given.content());
    assertThat(sent.campaign()).contains("cobranca");
    assertThat(sent.sender()).contains("Loja");
    assertThat(sent.agent()).contains(world.world.desk.agent().id());
  }

  @Test
  @DisplayName("CNT-11: the decision is asked again when the message is handed over")
  default void send_asked_again() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId moved = world.world.person();
    CustomerId gone = world.world.person();
    OutgoingId kept = send(world, invoice(moved));
    OutgoingId denied = send(world, invoice(gone));
    Address primary = OutboxWorld.email();
    world.world.makePrimary(moved, primary);
    world
        .world
        .desk
        .feedback()
        .unsubscribed(gone, world.world.desk.contacts().of(gone).points().get(0).address());
    assertThat(world.run().handedOver()).isEqualTo(1);
    assertThat(world.gateway.taken())
        .extracting(OutgoingMessage::destination)
        .containsExactly(primary.display());
    assertThat(world.world.entry(kept).state()).isInstanceOf(HandedOver.class);
    assertThat(world.world.entry(denied).state())
        .isInstanceOfSatisfying(
            Denied.class, state -> assertThat(state.codes()).containsExactly("none_released"));
  }

  @Test
  @DisplayName(
      "CNT-14: a cap and a pause put a host's message off, and nobody passes a cap at once")
  default void send_deferred() {
    RelayWorld world =
        new RelayWorld(
            storage(), ContactPolicy.builder().cap(Cap.of(1, Duration.ofDays(1))).build());
    CustomerId lia = world.world.person();
    send(world, invoice(lia));
    OutgoingId second = send(world, invoice(lia, builder -> builder.campaign("second")));
    assertThat(world.run().handedOver()).isEqualTo(1);
    assertThat(world.run().handedOver()).isZero();
    assertThat(world.world.entry(second).state())
        .isEqualTo(new Waiting(world.now().plus(Duration.ofDays(1)), List.of("capped")));
    CustomerId rui = world.world.person();
    world.world.desk.decisions().pause(rui, world.now().plusSeconds(60));
    assertThat(world.world.entry(send(world, invoice(rui))).state())
        .isEqualTo(new Waiting(world.now().plusSeconds(60), List.of("paused")));
  }

  @Test
  @DisplayName("a customer's messages are handed over in the order in which they were sent")
  default void send_order() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    List<String> sent =
        List.of("1", "2", "3").stream()
            .map(number -> send(world, invoice(lia, builder -> builder.campaign(number))))
            .map(OutgoingId::toString)
            .toList();
    world.run();
    assertThat(world.gateway.taken()).extracting(OutgoingMessage::key).isEqualTo(sent);
  }

  @Test
  @DisplayName("CNT-5 CNT-11: what may not be sent is refused with the reason, and nothing is done")
  default void send_refused() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    Address elsewhere = OutboxWorld.email();
    int before = world.trail(lia).size();
    for (IntendedMessage stated :
        List.of(
            OutboxWorld.TO_PRIMARY.to(elsewhere),
            IntendedMessage.toAgent(MessageChannel.EMAIL, OutboxWorld.BILLING, elsewhere),
            IntendedMessage.toSupport(MessageChannel.EMAIL, OutboxWorld.BILLING, elsewhere))) {
      world.refused(
          () -> send(world, Outgoing.to(lia, stated, "Fatura", MessageContent.text("Olá"))),
          new DestinationStated());
    }
    IntendedMessage sms = IntendedMessage.on(MessageChannel.SMS, OutboxWorld.BILLING);
    world.refused(
        () -> send(world, Outgoing.to(lia, sms, "Fatura", MessageContent.text("Olá"))),
        new SendingDenied(List.of("none_registered")));
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(() -> send(world, invoice(nobody)), new CustomerUnknown(nobody));
    assertThat(world.trail(lia)).hasSize(before);
    assertThat(world.world.exported(lia)).isZero();
    OutboxWorld shut =
        new OutboxWorld(storage(), MessageGateway.none(), ContactPolicy.standard(), false);
    world.refused(() -> shut.desk.messageSending().send(invoice(lia), newKey()), new NothingSent());
  }

  @Test
  @DisplayName("the same key with the same request sends once; with any other it is refused")
  default void send_key() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    CustomerId rui = world.world.person();
    IdempotencyKey key = newKey();
    OutgoingId first = send(world, invoice(lia), key);
    assertThat(send(world, invoice(lia), key)).isEqualTo(first);
    world.run();
    assertThat(send(world, invoice(lia), key)).isEqualTo(first);
    assertThat(world.run().claimed()).isZero();
    DocumentId document = new DocumentId(UUID.randomUUID());
    for (Outgoing other :
        List.of(
            invoice(rui),
            Outgoing.to(lia, OutboxWorld.TO_PRIMARY, "Aviso", MessageContent.text("Olá")),
            Outgoing.to(lia, OutboxWorld.TO_PRIMARY, "Fatura", MessageContent.text("Oi")),
            Outgoing.to(
                lia,
                OutboxWorld.TO_PRIMARY,
                "Fatura",
                new MessageContent("text/html", Optional.empty(), "Olá")),
            Outgoing.to(
                lia,
                OutboxWorld.TO_PRIMARY,
                "Fatura",
                new MessageContent("text/plain", Optional.of("Olá"), "Olá")),
            Outgoing.to(
                lia,
                IntendedMessage.on(MessageChannel.EMAIL, new Purpose("other")),
                "Fatura",
                MessageContent.text("Olá")),
            Outgoing.to(
                lia,
                IntendedMessage.on(MessageChannel.LETTER, OutboxWorld.BILLING),
                "Fatura",
                MessageContent.text("Olá")),
            invoice(lia, builder -> builder.campaign("x")),
            invoice(lia, builder -> builder.template("x")),
            invoice(lia, builder -> builder.sender("x")),
            invoice(lia, builder -> builder.caseId(new CaseId("x"))),
            invoice(lia, builder -> builder.automation(new AutomationVersion("a", "A", "1"))),
            invoice(lia, builder -> builder.document(document, List.of())),
            invoice(lia, Outgoing.Builder::test))) {
      world.refused(() -> send(world, other, key), new KeyReused());
    }
    assertThat(world.gateway.taken()).hasSize(1);
  }

  @Test
  @DisplayName("MRG-2: under its former id too, a request that comes again gets its answer")
  default void send_merged() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    CustomerId rui = world.world.person();
    IdempotencyKey key = newKey();
    OutgoingId first = send(world, invoice(lia), key);
    world.merge(lia, rui);
    assertThat(send(world, invoice(lia), key)).isEqualTo(first);
    OutgoingId second = send(world, invoice(lia));
    assertThat(world.world.entry(second).customer()).isEqualTo(rui);
  }

  @Test
  @DisplayName("DOC-7: files go along, of the customer's own documents and of nobody else's")
  default void send_files() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf", "b.pdf");
    CustomerId rui = world.relay.world.person(ResendWorld.PHONE);
    UnaryOperator<Outgoing.Builder> second =
        builder -> builder.document(document, world.files(document).subList(1, 2));
    OutgoingId sent = send(world.relay, sms(world.lia, second));
    assertThat(world.relay.run().handedOver()).isEqualTo(1);
    assertThat(world.relay.gateway.taken().get(0).attachments())
        .extracting(Attachment::name)
        .containsExactly("b.pdf");
    assertThat(world.relay.sent(world.lia, sent).document()).contains(document);
    world.relay.refused(() -> send(world.relay, sms(rui, second)), new DocumentUnknown(document));
    assertThat(world.relay.world.exported(rui)).isZero();
  }

  @Test
  @DisplayName("INT-5: a message in test mode counts in no cap")
  default void send_test_mode() {
    RelayWorld world =
        new RelayWorld(
            storage(), ContactPolicy.builder().cap(Cap.of(1, Duration.ofDays(1))).build());
    CustomerId lia = world.world.person();
    send(world, invoice(lia, Outgoing.Builder::test));
    send(world, invoice(lia));
    assertThat(world.run().handedOver()).isEqualTo(2);
    assertThat(world.messages(lia)).isEqualTo(1);
  }

  @Test
  @DisplayName("ACS-2: sending takes the permission to send, within a command of the host's too")
  default void send_permissions() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    Agent reader = Agent.of(new AgentId("rita"), AccessProfile.READ_ONLY);
    NotPermitted missing = new NotPermitted(Permission.SEND_MESSAGES);
    AgentView desk = world.world.view.as(reader);
    world.refused(() -> desk.messageSending().send(invoice(lia), newKey()), missing);
    world.refused(() -> queueWithin(desk, lia), missing);
    AgentView sender = world.world.view.as(reader.with(Permission.SEND_MESSAGES));
    assertThat(sender.messageSending().send(invoice(lia), newKey())).isNotNull();
    assertThat(queueWithin(sender, lia)).isNotNull();
  }

  private static OutgoingId queueWithin(AgentView desk, CustomerId customer) {
    Operation billing = new Operation("host.billing", Permission.READ_CUSTOMERS);
    return desk.desk()
        .change(billing, change -> desk.messageSending().within(change).queue(invoice(customer)));
  }

  @Test
  @DisplayName("within a command of a host's own, a message is queued with what caused it, or not")
  default void send_within() {
    RelayWorld world = new RelayWorld(storage());
    CustomerId lia = world.world.person();
    AgentView desk = world.world.desk;
    Operation billing = new Operation("host.billing", Permission.EDIT_CUSTOMERS);
    assertThatThrownBy(
            () ->
                desk.desk()
                    .change(
                        billing,
                        change -> {
                          desk.messageSending().within(change).queue(invoice(lia));
                          throw new IllegalStateException("the cause failed");
                        }))
        .hasMessage("the cause failed");
    assertThat(world.world.exported(lia)).isZero();
    OutgoingId id = queueWithin(desk, lia);
    assertThat(world.lastEntry(lia).operation()).isEqualTo("host.billing");
    world.run();
    assertThat(world.world.entry(id).state()).isInstanceOf(HandedOver.class);
    AgentView another = world.world.view.as(Agent.system(new AgentId("rui")));
    assertThatThrownBy(
            () -> desk.desk().change(billing, change -> another.messageSending().within(change)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outgoing invoice(CustomerId customer) {
    return invoice(customer, builder -> builder);
  }

  private static Outgoing invoice(CustomerId customer, UnaryOperator<Outgoing.Builder> more) {
    return more.apply(
            Outgoing.builder(
                customer, OutboxWorld.TO_PRIMARY, "Fatura", MessageContent.text("Olá")))
        .build();
  }

  private static Outgoing sms(CustomerId customer, UnaryOperator<Outgoing.Builder> more) {
    IntendedMessage intended = IntendedMessage.on(MessageChannel.SMS, OutboxWorld.BILLING);
    return more.apply(Outgoing.builder(customer, intended, "Fatura", MessageContent.text("Olá")))
        .build();
  }

  private static OutgoingId send(RelayWorld world, Outgoing message) {
    return send(world, message, newKey());
  }

  private static OutgoingId send(RelayWorld world, Outgoing message, IdempotencyKey key) {
    return world.world.desk.messageSending().send(message, key);
  }

  private static IdempotencyKey newKey() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }
}
