package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Customer;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.DocumentFile;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.FileId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.MessageGateway;
import io.customerview.storage.Storage;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Customers of whom much is held. */
final class PrivacyWorld {

  final OutboxWorld world;
  private final String domain = UUID.randomUUID() + ".example";

  /** A channel of this world's own, so that its totals are. */
  final MessageChannel channel =
      new MessageChannel(
          "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20),
          ContactChannel.EMAIL);

  PrivacyWorld(Storage storage) {
    this.world = new OutboxWorld(storage);
  }

  PrivacyWorld(Storage storage, MessageGateway gateway) {
    this.world = new OutboxWorld(storage, gateway, ContactPolicy.standard());
  }

  AgentView desk() {
    return world.desk;
  }

  Storage storage() {
    return world.storage;
  }

  String domain() {
    return domain;
  }

  Instant now() {
    return world.clock.instant();
  }

  Address email(String name) {
    return Address.email(name + '@' + domain);
  }

  Evidence evidence() {
    return Evidence.of("site", "form", now());
  }

  CustomerId person(String name) {
    return register(Person.of(name, "Teles"), null);
  }

  /** Registers somebody of whom no city is known. */
  CustomerId withoutCity(String name) {
    return register(
        Registration.builder(Person.of(name, "Teles")).externalId(UUID.randomUUID() + domain));
  }

  CustomerId company(String name) {
    return register(Company.of(name, name), null);
  }

  CustomerId memberOf(CustomerId company, String name) {
    return register(Person.of(name, "Teles"), company);
  }

  private CustomerId register(Party party, @Nullable CustomerId company) {
    return register(
        Registration.builder(party)
            .city("Cidade de " + domain)
            .externalId(UUID.randomUUID() + domain)
            .parent(company));
  }

  private CustomerId register(Registration.Builder registration) {
    return desk().customers().register(registration.build()).customer();
  }

  void change(CustomerId customer, UnaryOperator<Registration.Builder> edit) {
    Customer before = desk().customers().find(customer);
    Registration after = edit.apply(before.registration().toBuilder()).build();
    desk().customers().change(customer, before.version(), after);
  }

  ContactPointId add(CustomerId customer, NewContact contact) {
    return desk().contacts().add(customer, version(customer), contact).point().id();
  }

  /**
   * Registers somebody with an opted-out e-mail address, a document with two files of which one is
   * deleted, and a message that was opened twice.
   */
  CustomerId withMuch(String name) {
    CustomerId customer = person(name);
    ContactPointId mail = add(customer, NewContact.of(email(name)).optedIn(evidence()));
    desk().contacts().optOut(customer, mail);
    NewDocument document = document(customer);
    desk().documentIntake().take(document);
    desk().documentIntake().deleteFile(document.id(), document(document.id()).get(1));
    MessageId message = message(customer, false);
    report(message, InteractionKind.OPENED, now().minusSeconds(60));
    report(message, InteractionKind.OPENED, now());
    report(message(customer, true), InteractionKind.OPENED, now());
    return customer;
  }

  /** Accepts a document of a customer, and takes its final version in. */
  void finish(CustomerId customer) {
    DocumentId document =
        desk()
            .documents()
            .of(customer, DateRange.ALL, Optional.empty(), 1)
            .items()
            .get(0)
            .document()
            .id();
    NewAcceptance asked = NewAcceptance.of(document, now().plusSeconds(60)).acceptedAt(now());
    desk().acceptanceIntake().take(asked);
    desk().acceptanceIntake().finish(document, file("final.pdf"));
  }

  private static NewDocument document(CustomerId customer) {
    return NewDocument.builder(
            DocumentId.of(UUID.randomUUID().toString()),
            customer,
            DocumentNumber.parse("NF-1"),
            "Nota fiscal",
            SettableClock.START)
        .file(file("a.pdf"))
        .file(file("b.pdf"))
        .build();
  }

  private static NewFile file(String name) {
    return NewFile.of(name, "application/pdf", () -> new ByteArrayInputStream(new byte[] {1}));
  }

  /** Returns the ids of a document's files. */
  List<FileId> document(DocumentId document) {
    return desk().documents().find(document).document().files().stream()
        .map(DocumentFile::id)
        .toList();
  }

  MessageId message(CustomerId customer, boolean test) {
    MessageId id = new MessageId(UUID.randomUUID().toString());
    SentMessage.Builder sent =
        SentMessage.builder("Fatura", channel, new Purpose("billing"), email("sent"), now());
    SentMessage message = test ? sent.test().build() : sent.build();
    desk()
        .messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, message)).iterator(), outcome -> {});
    return id;
  }

  void report(MessageId message, InteractionKind kind, Instant at) {
    desk()
        .messageIntake()
        .report(
            List.of(new ReportRow(1, Interaction.of(message, kind, at))).iterator(), outcome -> {});
  }

  EventId event(CustomerId customer, CustomerId participant) {
    return desk()
        .timeline()
        .add(
            customer,
            NewEvent.of(
                EventDraft.builder(
                        EventKind.CALL, EventTime.presetAt(now(), BusinessTime.DEFAULT_ZONE))
                    .responsible(new AgentId("ana"))
                    .participant(participant)
                    .build()))
        .event()
        .id();
  }

  /** Gives a customer a former id, as a merge does, with an entry in its trail. */
  CustomerId formerIdOf(CustomerId present) {
    CustomerId former = new CustomerId(UUID.randomUUID());
    AuditEntry entry =
        new AuditEntry(
            UUID.randomUUID(),
            Optional.of(former),
            Optional.of(Version.FIRST),
            now(),
            new AgentId("ana"),
            "test.former",
            List.of(new Happening("test.former", Map.of("name", "L***"))));
    Work.run(
        storage(),
        work -> {
          storage().locks().redirect(work, former, present);
          storage().audit().append(work, List.of(entry));
        });
    return former;
  }

  Version version(CustomerId customer) {
    return desk().customers().find(customer).version();
  }

  List<AuditEntry> trail(CustomerId customer) {
    return Work.in(storage(), work -> storage().audit().of(work, customer, Optional.empty(), 1000));
  }

  /** Returns all that is held on a customer, in the parts' order. */
  List<String> held(CustomerId customer) {
    List<String> held = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          for (CustomerOwned owned : storage().owned()) {
            owned.export(work, customer, fields -> held.add(owned.part() + fields));
          }
        });
    return held;
  }

  static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
