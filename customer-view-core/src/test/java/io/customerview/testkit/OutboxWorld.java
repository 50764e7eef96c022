package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.access.Change;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.Address;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.DocumentEntry;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.MessageContent;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxKeeper;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.OutgoingId;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Customers that can be written to, and what is queued for them. */
final class OutboxWorld {

  static final Purpose BILLING = new Purpose("billing");
  static final IntendedMessage TO_PRIMARY = IntendedMessage.on(MessageChannel.EMAIL, BILLING);

  /** After everything that is ever due here. */
  static final Instant AT_LAST = Instant.parse("2999-01-01T00:00:00Z");

  private static final Operation QUEUE = new Operation("test.queue", Permission.EDIT_CONTACTS);

  final SettableClock clock = new SettableClock();
  final FilesInMemory files = new FilesInMemory();
  final Storage storage;
  final CustomerView view;
  final AgentView desk;

  OutboxWorld(Storage storage) {
    this(storage, message -> Receipt.bare(), ContactPolicy.standard());
  }

  OutboxWorld(Storage storage, MessageGateway gateway, ContactPolicy policy) {
    this(storage, gateway, policy, true);
  }

  OutboxWorld(Storage storage, MessageGateway gateway, ContactPolicy policy, boolean alone) {
    this.storage = storage;
    this.view =
        CustomerView.builder()
            .storage(storage)
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .contactPolicy(policy)
            .messages(gateway)
            .messageCatalogue(OneMessage.CATALOGUE)
            .files(files)
            .build();
    this.desk = view.as(Agent.system(new AgentId("ana")));
    if (alone) {
      empty();
    }
  }

  /** What other tests left in the outbox would be claimed here: it is set aside. */
  private void empty() {
    for (Kind kind : List.of(Kind.WAITING, Kind.RETRYING, Kind.LEASED)) {
      Work.run(
          storage,
          work -> {
            List<OutgoingId> left =
                storage.outbox().list(work, kind, 0, 100_000).stream().map(OutboxLine::id).toList();
            storage
                .outbox()
                .save(
                    work,
                    storage.outbox().lock(work, left).values().stream()
                        .map(entry -> entry.with(new SetAside(work.moment(), "left_over")))
                        .toList());
          });
    }
  }

  static Address email() {
    return Address.email("o" + UUID.randomUUID() + "@exemplo.com.br");
  }

  /** Registers a person who takes e-mail at an address, which is the primary one. */
  CustomerId person(Address address) {
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", "Teles")).build())
            .customer();
    desk.contacts()
        .add(
            customer,
            desk.customers().find(customer).version(),
            NewContact.of(address).optedIn(Evidence.of("site", "form", clock.instant())));
    return customer;
  }

  /** Adds an address that takes the star. */
  void makePrimary(CustomerId customer, Address address) {
    var added =
        desk.contacts()
            .add(
                customer,
                desk.customers().find(customer).version(),
                NewContact.of(address).optedIn(Evidence.of("site", "form", clock.instant())));
    desk.contacts()
        .makePrimary(customer, desk.customers().find(customer).version(), added.point().id());
  }

  CustomerId person() {
    return person(email());
  }

  static Outgoing message(CustomerId customer, String name) {
    return Outgoing.to(customer, TO_PRIMARY, name, MessageContent.text("Olá, " + name));
  }

  /** Takes a document of two files in. */
  DocumentEntry document(CustomerId customer) {
    NewDocument.Builder document =
        NewDocument.builder(
            new DocumentId(UUID.randomUUID()),
            customer,
            DocumentNumber.parse("NF-1"),
            "Nota",
            clock.instant());
    for (String file : List.of("a.txt", "b.txt")) {
      document.file(
          NewFile.of(
              file,
              "text/plain",
              () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }
    NewDocument given = document.build();
    desk.documentIntake().take(given);
    return desk.documents().find(given.id());
  }

  OutgoingId queue(Outgoing message) {
    return change(change -> keeper(change).queue(message));
  }

  /** Puts a message into the outbox that nobody has asked the decision about. */
  OutgoingId add(Outgoing message) {
    OutgoingId id = new OutgoingId(UUID.randomUUID());
    Instant now = clock.instant();
    OutboxEntry entry = OutboxEntry.of(id, message, desk.agent().id(), now, Waiting.at(now));
    Work.run(storage, work -> storage.outbox().add(work, List.of(entry)));
    return id;
  }

  /** Puts many messages into the outbox that were handed over by now. */
  void addDone(CustomerId customer, int many) {
    Instant now = clock.instant();
    List<OutboxEntry> entries = new ArrayList<>();
    for (int number = 0; number < many; number++) {
      entries.add(
          OutboxEntry.of(
              new OutgoingId(UUID.randomUUID()),
              message(customer, "done"),
              desk.agent().id(),
              now,
              Waiting.at(now)));
    }
    HandedOver done = new HandedOver(now, email(), Optional.empty());
    Work.run(
        storage,
        work -> {
          storage.outbox().add(work, entries);
          List<OutgoingId> ids = entries.stream().map(OutboxEntry::id).toList();
          storage
              .outbox()
              .save(
                  work,
                  storage.outbox().lock(work, ids).values().stream()
                      .map(entry -> entry.with(done))
                      .toList());
        });
  }

  /** Counts what the outbox holds of a customer. */
  int exported(CustomerId customer) {
    List<Object> records = new ArrayList<>();
    Work.run(storage, work -> storage.outbox().export(work, customer, records::add));
    return records.size();
  }

  OutgoingId queue(CustomerId customer, String name) {
    return queue(message(customer, name));
  }

  <T> T change(Function<Change, T> command) {
    return desk.desk().change(QUEUE, command);
  }

  OutboxKeeper keeper(Change change) {
    return desk.messageSending().within(change);
  }

  /** Claims at the clock's moment. */
  List<OutboxEntry> claim(Instant until, int limit) {
    return storage
        .write(clock.instant(), work -> storage.outbox().claim(work, until, limit))
        .entries();
  }

  OutboxEntry entry(OutgoingId id) {
    return storage.read(clock.instant(), work -> storage.outbox().find(work, List.of(id))).get(id);
  }

  void save(OutboxEntry entry) {
    Work.run(
        storage,
        work -> {
          storage.outbox().lock(work, List.of(entry.id()));
          storage.outbox().save(work, List.of(entry));
        });
  }
}
