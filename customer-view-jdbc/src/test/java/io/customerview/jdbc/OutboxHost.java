package io.customerview.jdbc;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRow;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A host whose agents send messages again: that is how the outbox is filled here. */
final class OutboxHost {

  private final AgentView desk;
  private final Storage storage;
  private final Instant now;

  OutboxHost(CustomerView view, Storage storage) {
    this(view, storage, Instant.now());
  }

  OutboxHost(CustomerView view, Storage storage, Instant now) {
    this.desk = view.as(Agent.system(new AgentId("crm")));
    this.storage = storage;
    this.now = now;
  }

  AgentView desk() {
    return desk;
  }

  /** Registers a person who takes e-mail. */
  CustomerId person() {
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", "Teles")).build())
            .customer();
    desk.contacts()
        .add(
            customer,
            desk.customers().find(customer).version(),
            NewContact.of(Address.email("r" + UUID.randomUUID() + "@exemplo.com.br"))
                .optedIn(Evidence.of("site", "form", now)));
    return customer;
  }

  /** Queues a message of this name. */
  OutgoingId queue(CustomerId customer, String name) {
    return resend(customer, sent(customer, name), new IdempotencyKey(UUID.randomUUID().toString()));
  }

  OutgoingId resend(CustomerId customer, MessageId message, IdempotencyKey key) {
    return desk.messageSending().resend(customer, message, ResendTo.first(), key);
  }

  /** Takes a message in that can be sent again. */
  MessageId sent(CustomerId customer, String name) {
    Address address = desk.contacts().of(customer).points().get(0).address();
    MessageId id = new MessageId(UUID.randomUUID().toString());
    SentMessage sent =
        SentMessage.builder(name, MessageChannel.EMAIL, new Purpose("billing"), address, now)
            .content(MessageContent.text("Olá"))
            .build();
    desk.messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, sent)).iterator(), outcome -> {});
    return id;
  }

  OutboxEntry entry(OutgoingId id) {
    Map<OutgoingId, OutboxEntry> found =
        storage.read(now, work -> storage.outbox().find(work, List.of(id)));
    return found.get(id);
  }

  OutgoingState state(OutgoingId id) {
    return entry(id).state();
  }

  long count(Kind kind) {
    return storage.read(now, work -> storage.outbox().counts(work)).getOrDefault(kind, 0L);
  }

  boolean isOpen() {
    Map<Kind, Long> counts = storage.read(now, work -> storage.outbox().counts(work));
    return counts.containsKey(Kind.WAITING)
        || counts.containsKey(Kind.RETRYING)
        || counts.containsKey(Kind.LEASED);
  }
}
