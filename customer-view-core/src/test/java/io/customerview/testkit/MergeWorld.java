package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.base.Membership;
import io.customerview.base.StoredSegment;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.HandOver;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Pause;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.Restore;
import io.customerview.identity.DocumentNumber;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyView;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.merge.Merged;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.search.SearchIndex.Card;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Customers with something in every part, for merging them. */
final class MergeWorld {

  /** What a merge and its undoing add to: the trail, the histories, and the merges themselves. */
  private static final Set<String> GROWING =
      Set.of("audit", "contactHistory", "consents", "journeyHistory", "merges", "segments");

  final OutboxWorld outbox;
  final Storage storage;
  final AgentView desk;
  final SettableClock clock;

  MergeWorld(Storage storage) {
    this.outbox =
        new OutboxWorld(storage, message -> Receipt.bare(), ContactPolicy.standard(), false);
    this.storage = storage;
    this.desk = outbox.desk;
    this.clock = outbox.clock;
  }

  CustomerId register(Registration.Builder registration) {
    clock.advance(Duration.ofSeconds(1));
    return desk.customers()
        .register(registration.externalId(UUID.randomUUID().toString()).build())
        .customer();
  }

  List<RowOutcome> take(IntakeRow... rows) {
    List<RowOutcome> outcomes = new ArrayList<>();
    desk.intake().take(List.of(rows).iterator(), outcomes::add);
    return outcomes;
  }

  Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  Merged merge(CustomerId survivor, CustomerId duplicate) {
    clock.advance(Duration.ofSeconds(1));
    return desk.merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  Merged undo(Merged merged) {
    clock.advance(Duration.ofSeconds(1));
    return desk.merging().undo(merged.merge(), version(merged.customer()));
  }

  /** Gives two customers something of everything that there is, by chance. */
  void fill(List<CustomerId> customers, Random chance) {
    clearSuppressions();
    for (int step = 0; step < 14; step++) {
      clock.advance(Duration.ofSeconds(1));
      contact(customers, chance);
    }
    for (CustomerId customer : customers) {
      fill(customer, chance);
    }
  }

  /** Others who use the storage have listed some of the addresses. */
  void clearSuppressions() {
    ContactCommands.ADDRESSES.forEach(desk.suppressions()::lift);
  }

  /** Does something with a contact point by chance, and returns what. */
  ContactCommands.Command contact(List<CustomerId> customers, Random chance) {
    ContactCommands.Kind[] kinds = ContactCommands.Kind.values();
    ContactCommands.Command command =
        new ContactCommands.Command(
            kinds[chance.nextInt(kinds.length)],
            chance.nextInt(customers.size()),
            chance.nextInt(6),
            chance.nextInt(ContactCommands.ADDRESSES.size()),
            chance.nextInt(20));
    command.run(desk, customers, clock.instant());
    return command;
  }

  private void fill(CustomerId customer, Random chance) {
    List<Runnable> parts =
        List.of(
            () -> contract(customer),
            () -> document(customer),
            () -> message(customer, chance.nextInt(3)),
            () -> inbound(customer),
            () -> desk.markers().mark(customer, version(customer), marker()),
            () -> portfolio(customer),
            () -> note(customer),
            () -> pauseAndQueue(customer),
            () ->
                desk.acceptanceIntake().take(NewAcceptance.of(document(customer), clock.instant())),
            () -> customerCase(customer));
    int which = chance.nextInt(1 << parts.size()) | (1 << chance.nextInt(parts.size()));
    for (int part = 0; part < parts.size(); part++) {
      if ((which & (1 << part)) != 0) {
        parts.get(part).run();
      }
    }
  }

  /** Gives a customer something of the parts that {@link #fill} leaves out. */
  void fillSeldom(CustomerId customer) {
    DocumentId document = document(customer);
    FileId file = desk.documents().find(document).document().files().get(0).id();
    Restore restore =
        new Restore(
            file,
            document,
            customer,
            clock.instant(),
            List.of(new AgentId("ana")),
            Optional.empty());
    Work.run(storage, work -> storage.restores().save(work, restore));
    CustomerId other = register(Registration.builder(Person.of("Rui", "Prado")));
    desk.merging().notDuplicates(customer, other);
    undo(merge(customer, other));
    String name = portfolio(other).name();
    desk.portfolioImports()
        .apply(sheet -> sheet.accept(ImportRow.of(2, customer.toString(), name)));
    member(customer);
    HandOver handOver =
        new HandOver(
            UUID.randomUUID(),
            customer,
            MessageChannel.SMS,
            new Purpose("billing"),
            "+5511912345678",
            clock.instant(),
            false);
    Work.run(storage, work -> storage.handOvers().add(work, List.of(handOver)));
  }

  /** Makes a customer a member of a segment of its own. */
  void member(CustomerId customer) {
    SegmentId segment = new SegmentId(UUID.randomUUID());
    String name = segment.toString();
    StoredSegment stored =
        new StoredSegment(segment, name, name, "{}", Version.FIRST, 1, Optional.empty());
    Membership member = new Membership(segment, customer, clock.instant(), Version.FIRST);
    Work.run(
        storage,
        work -> {
          storage.segmentRules().save(work, stored);
          storage.segmentMembers().enter(work, List.of(member));
        });
  }

  ContractId contract(CustomerId customer) {
    ContractId id = new ContractId("m-" + UUID.randomUUID());
    contract(customer, id, 500);
    return id;
  }

  void contract(CustomerId customer, ContractId id, long value) {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(value), LocalDate.of(2025, 1, 2))
            .renewsOn(LocalDate.of(2027, 1, 2))
            .build();
    desk.contractIntake()
        .take(
            List.of(
                    ContractRow.of(
                        1,
                        id,
                        desk.customers().find(customer).registration().externalId().orElseThrow(),
                        terms))
                .iterator(),
            outcome -> {});
  }

  DocumentId document(CustomerId customer) {
    return document(customer, "NF-1");
  }

  DocumentId document(CustomerId customer, String number) {
    DocumentId id = DocumentId.of(UUID.randomUUID().toString());
    desk.documentIntake()
        .take(
            NewDocument.builder(
                    id,
                    desk.customers().find(customer).registration().externalId().orElseThrow(),
                    DocumentNumber.parse(number),
                    "Nota fiscal",
                    clock.instant())
                .file(
                    NewFile.of(
                        "nf.pdf",
                        "application/pdf",
                        () -> new ByteArrayInputStream(new byte[] {1})))
                .build());
    return id;
  }

  private void customerCase(CustomerId customer) {
    desk.caseIntake()
        .take(
            List.of(
                    CaseRow.of(
                        1,
                        new CaseId("m-" + UUID.randomUUID()),
                        WhichCustomer.by(customer),
                        CaseState.standard().get(0),
                        clock.instant(),
                        clock.instant()))
                .iterator(),
            outcome -> {});
  }

  /** Returns how much there is in each part of several customers together. */
  Map<String, Long> counts(List<CustomerId> customers) {
    Map<String, Long> counts = new TreeMap<>();
    Work.run(
        storage,
        work ->
            storage
                .owned()
                .forEach(
                    part ->
                        customers.forEach(
                            one -> counts.merge(part.part(), part.count(work, one), Long::sum))));
    return counts;
  }

  MessageId message(CustomerId customer, int reports) {
    MessageId id = message(customer, MessageChannel.SMS, Address.phone("(11) 91234-5678"));
    for (int report = 0; report < reports; report++) {
      report(id, report == 0 ? InteractionKind.DELIVERED : InteractionKind.OPENED);
    }
    return id;
  }

  /** Takes a message in that went to an e-mail address. */
  MessageId message(CustomerId customer, Address address) {
    return message(customer, MessageChannel.EMAIL, address);
  }

  private MessageId message(CustomerId customer, MessageChannel channel, Address address) {
    MessageId id = new MessageId("m-" + UUID.randomUUID());
    desk.messageIntake()
        .take(
            List.of(
                    MessageRow.of(
                        1,
                        id,
                        customer,
                        SentMessage.builder(
                                "Fatura", channel, new Purpose("billing"), address, clock.instant())
                            .build()))
                .iterator(),
            outcome -> {});
    return id;
  }

  void report(MessageId message, InteractionKind kind) {
    clock.advance(Duration.ofSeconds(1));
    desk.messageIntake()
        .report(
            List.of(new ReportRow(1, Interaction.of(message, kind, clock.instant()))).iterator(),
            outcome -> {});
  }

  void inbound(CustomerId customer) {
    clock.advance(Duration.ofSeconds(1));
    desk.messageIntake()
        .takeInbound(
            List.of(
                    new InboundRow(
                        1,
                        new MessageId("i-" + UUID.randomUUID()),
                        WhichCustomer.by(customer),
                        MessageChannel.WHATSAPP,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty()))
                .iterator(),
            outcome -> {});
  }

  MarkerId marker() {
    List<Marker> all = desk.markers().all();
    return all.isEmpty()
        ? desk.markers().add("Ouro " + UUID.randomUUID(), Emoji.parse("🥇")).id()
        : all.get(0).id();
  }

  Portfolio portfolio(CustomerId customer) {
    JourneyId journey =
        desk.journeyDefinitions()
            .add(
                JourneyDraft.named("J")
                    .stage(StageDraft.named("Um").milestone("M", 2).milestone("N", 3)))
            .id();
    AgentId ana = new AgentId("ana");
    Portfolio portfolio =
        desk.portfolios()
            .add(PortfolioDraft.of("P " + UUID.randomUUID(), ana).withJourney(journey));
    desk.portfolios().choose(customer, version(customer), ana, portfolio.id());
    return portfolio;
  }

  void note(CustomerId customer) {
    EventTime time = EventTime.presetAt(clock.instant(), BusinessTime.DEFAULT_ZONE);
    desk.timeline().add(customer, NewEvent.of(EventDraft.builder(EventKind.NOTE, time).build()));
  }

  private void pauseAndQueue(CustomerId customer) {
    pause(customer, MessageChannel.SMS, Duration.ofMinutes(1));
    outbox.add(OutboxWorld.message(customer, "Aviso"));
  }

  void pause(CustomerId customer, MessageChannel channel, Duration length) {
    Pause pause =
        new Pause(
            UUID.randomUUID(),
            customer,
            Optional.of(channel),
            clock.instant(),
            clock.instant().plus(length),
            Optional.empty(),
            new AgentId("ana"));
    Work.run(storage, work -> storage.pauses().save(work, List.of(pause)));
  }

  /** Returns all that is held on a customer, but for what only grows and for its version. */
  Map<String, Object> held(CustomerId customer) {
    Map<String, Object> held = new LinkedHashMap<>();
    for (CustomerOwned part : storage.owned()) {
      if (!GROWING.contains(part.part())) {
        List<Map<String, Object>> records = new ArrayList<>();
        Work.run(storage, work -> part.export(work, customer, records::add));
        records.forEach(one -> one.remove("version"));
        held.put(part.part(), records);
      }
    }
    held.put("consent", consents(customer));
    held.put("points", desk.contacts().of(customer).points());
    held.put("totals", desk.messages().totals(customer, DateRange.ALL, true));
    held.put("figures", desk.contracts().figures(customer));
    held.put("portfolio", desk.portfolios().of(customer));
    held.put("journey", desk.journeys().of(customer).map(JourneyView::state));
    held.put("card", card(customer));
    held.put("marker", desk.markers().of(customer));
    return held;
  }

  /** Returns what a customer is found by. */
  private Object card(CustomerId customer) {
    String number = DocumentNumber.parse("NF-1").compact();
    return Work.in(
        storage,
        work -> {
          Card card =
              storage.searchIndex().cardsOf(work, List.of(customer), List.of(number)).get(customer);
          return List.of(card.name(), Set.copyOf(card.keys()));
        });
  }

  Map<AddressKey, AddressConsent> consents(CustomerId customer) {
    return Work.in(storage, work -> storage.consents().byAddress(work, List.of(customer)))
        .getOrDefault(customer, Map.of());
  }

  Optional<ContactPoint> point(CustomerId customer, Address address) {
    return desk.contacts().of(customer).points().stream()
        .filter(point -> point.address().isSameAs(address))
        .findFirst();
  }
}
