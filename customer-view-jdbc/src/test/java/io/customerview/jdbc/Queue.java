package io.customerview.jdbc;

import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Customer;
import io.customerview.message.MessageContent;
import io.customerview.message.OutboxEntry;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Messages in the outbox of a storage. */
final class Queue {

  private static final Instant NOW = SettableClock.START;

  private final Storage storage;

  Queue(Storage storage) {
    this.storage = storage;
  }

  static void empty(DataSource source) {
    Host.execute(
        source,
        "truncate customer_view.outbox, customer_view.outbox_lane, customer_view.outbox_request");
  }

  CustomerId customer() {
    return customers(1).get(0);
  }

  List<CustomerId> customers(int many) {
    List<Customer> customers =
        Stream.generate(() -> Host.customer(Host.person("crm-" + UUID.randomUUID())))
            .limit(many)
            .toList();
    Work.run(storage, work -> storage.customers().add(work, customers));
    return customers.stream().map(Customer::id).toList();
  }

  /** Adds a message that is due. */
  OutgoingId add(CustomerId customer) {
    return add(customer, Waiting.at(NOW));
  }

  OutgoingId add(CustomerId customer, Waiting state) {
    return add(List.of(customer), state).get(0);
  }

  /** Adds a message to each. */
  List<OutgoingId> add(List<CustomerId> customers, Waiting state) {
    List<OutboxEntry> entries =
        customers.stream()
            .map(
                customer ->
                    OutboxEntry.of(
                        new OutgoingId(UUID.randomUUID()),
                        message(customer),
                        new AgentId("ana"),
                        NOW,
                        state))
            .toList();
    Work.run(storage, work -> storage.outbox().add(work, entries));
    return entries.stream().map(OutboxEntry::id).toList();
  }

  private static Outgoing message(CustomerId customer) {
    return Outgoing.to(
        customer,
        IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")),
        "Fatura",
        MessageContent.text("Olá"));
  }

  /** Claims at a moment, for a minute. */
  List<OutgoingId> claim(Instant now, int limit) {
    return storage
        .write(now, work -> storage.outbox().claim(work, now.plusSeconds(60), limit))
        .entries()
        .stream()
        .map(OutboxEntry::id)
        .toList();
  }

  List<OutgoingId> claim(int limit) {
    return claim(NOW, limit);
  }

  void save(OutgoingId id, OutgoingState state) {
    save(List.of(id), state);
  }

  void save(List<OutgoingId> ids, OutgoingState state) {
    Work.run(
        storage,
        work ->
            storage
                .outbox()
                .save(
                    work,
                    storage.outbox().lock(work, ids).values().stream()
                        .map(entry -> entry.with(state))
                        .toList()));
  }
}
