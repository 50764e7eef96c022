package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.customerview.AgentView;
import io.customerview.acceptance.Acceptance;
import io.customerview.base.Membership;
import io.customerview.base.StoredSegment;
import io.customerview.base.Turn;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Pause;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.FileName;
import io.customerview.document.Restore;
import io.customerview.document.SentBy;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentNumber;
import io.customerview.identity.IdentityDocument;
import io.customerview.jdbc.internal.personal.Column;
import io.customerview.jdbc.internal.personal.PersonalColumns;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Deadline;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyEntry;
import io.customerview.journey.MilestoneState;
import io.customerview.journey.StageCompletion;
import io.customerview.journey.StageDraft;
import io.customerview.journey.StageState;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.merge.Merge;
import io.customerview.merge.Merged;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.AutomationVersion;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRow;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxEntry.Tried;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.privacy.json.JsonExport;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersonalColumnsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  /** In every text of the person below, and in none of ours. */
  private static final String MARK = "zyxqv";

  /** In every text of the company that the person belongs to. */
  private static final String MARK_OF_COMPANY = "qwkjh";

  /** What can't hold the person's mark. */
  private static final List<String> NUMBERS =
      List.of("52998224725", "529.982", "11987650123", "71823");

  /** What can't hold the company's. */
  private static final List<String> NUMBERS_OF_COMPANY = List.of("09965982", "09.965.982");

  /** Made of another column, which is exported. */
  private static final Set<String> DERIVED =
      Set.of(
          "customer.city_key",
          "interaction.key",
          "merge_kept.customer.folded_name",
          "merge_kept.search_customer.contact_points",
          "merge_kept.search_customer.name",
          "merge_kept.search_customer.registration",
          "merge_kept.search_customer.sort_name",
          "merge_kept.search_entry.sort_name",
          "search_customer.contact_points",
          "search_customer.former_ids",
          "search_customer.name",
          "search_customer.registration",
          "search_customer.sort_name",
          "search_entry.key",
          "search_entry.sort_name",
          "search_entry.value");

  private final DataSource source = DATABASE.dataSource();
  private final Storage storage = JdbcStorage.of(source);

  @Test
  @DisplayName("PRIV-2: the registry names every column of every table, and no other")
  void registry_and_catalog_agree() {
    assertThat(PersonalColumns.all().stream().map(PersonalColumnsTest::name).toList())
        .as("a column that a migration adds is added to PersonalColumns, with what it holds")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Catalog.columns(source, "customer_view"));
  }

  @Test
  @DisplayName("PRIV-2: every personal column belongs to a part that exports and erases it")
  void every_personal_column_has_an_owner() {
    Set<String> parts =
        storage.owned().stream().map(CustomerOwned::part).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    for (Column column : PersonalColumns.all()) {
      column.part().ifPresent(named::add);
      assertThat(column.personal() && column.part().isEmpty()).as(name(column)).isFalse();
      assertThat(column.personal()).as(name(column)).isEqualTo(column.why().isEmpty());
    }
    assertThat(named).isEqualTo(new TreeSet<>(parts));
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: whatever table names a customer belongs to a part")
  void every_table_with_a_customer_has_an_owner() {
    Set<String> owned =
        PersonalColumns.all().stream()
            .filter(column -> column.part().isPresent())
            .map(Column::table)
            .collect(Collectors.toSet());
    List<String> referring =
        Host.ask(
            source,
            """
            select distinct table_name from information_schema.columns
            where table_schema = 'customer_view' and column_name = 'customer_id'
            union
            select c.relname from pg_constraint f join pg_class c on c.oid = f.conrelid
            where f.contype = 'f' and f.confrelid = 'customer_view.customer'::regclass""");
    assertThat(referring).hasSizeGreaterThan(5);
    assertThat(owned).containsAll(referring);
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2: what personal columns hold is exported as the published schema says, and nothing of it is left by an erasure")
  void nothing_is_left() throws IOException {
    List<CustomerId> customers = register();
    assertAsPublished(customers);
    for (Column column : PersonalColumns.all()) {
      if (column.personal()) {
        assertThat(values(column)).as("tell this test of " + name(column)).isNotEmpty();
      }
    }
    List<String> ofPerson = with(NUMBERS, MARK);
    List<String> ofCompany = with(NUMBERS_OF_COMPANY, MARK_OF_COMPANY);
    Stream.of(ofPerson, ofCompany)
        .flatMap(List::stream)
        .forEach(text -> assertThat(found(text)).as(text).isNotEmpty());
    assertThat(notExported(customers)).isEqualTo(DERIVED);

    CustomerId person = customers.get(0);
    AgentView desk = Host.desk(storage);
    desk.privacy().erase(person);
    ofPerson.forEach(text -> assertThat(found(text)).as(text).isEmpty());
    assertThat(found(person.toString())).as("the id").containsExactly("audit_entry");
    ofCompany.forEach(text -> assertThat(found(text)).as(text).isNotEmpty());

    desk.privacy().erase(customers.get(1));
    desk.privacy().erase(customers.get(2));
    ofCompany.forEach(text -> assertThat(found(text)).as(text).isEmpty());
    for (Column column : PersonalColumns.all()) {
      if (column.personal()) {
        assertThat(values(column)).as(name(column)).isEmpty();
      }
    }
  }

  private static List<String> with(List<String> texts, String mark) {
    List<String> all = new ArrayList<>(texts);
    all.add(mark);
    return all;
  }

  /** An export of everything is as the published schema says, which names each field. */
  private void assertAsPublished(List<CustomerId> customers) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    JsonNode published = json.readTree(JsonExport.schema());
    assertThat(
            schemas.getSchema(SchemaLocation.of(VersionFlag.V202012.getId())).validate(published))
        .isEmpty();
    JsonNode known = published.at("/properties/parts/properties");
    Set<String> seen = new TreeSet<>();
    for (CustomerId customer : customers) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      Host.desk(storage).privacy().export(customer, JsonExport.to(stream));
      JsonNode export = json.readTree(stream.toByteArray());
      assertThat(schemas.getSchema(JsonExport.schema()).validate(export)).isEmpty();
      export
          .get("parts")
          .fields()
          .forEachRemaining(
              part -> {
                JsonNode fields = known.path(part.getKey()).at("/items/properties");
                for (JsonNode record : part.getValue()) {
                  seen.add(part.getKey());
                  assertThat(fields.fieldNames())
                      .toIterable()
                      .as("tell export.schema.json of " + part.getKey())
                      .containsAll(record::fieldNames);
                }
              });
    }
    Set<String> parts = new TreeSet<>();
    storage.owned().forEach(owned -> parts.add(owned.part()));
    assertThat(known.fieldNames()).toIterable().containsAll(parts);
    parts.remove("searchKeys"); // which are made of the others
    assertThat(seen).isEqualTo(parts);
  }

  /** The personal columns that hold a marked text which the export of their part lacks. */
  private Set<String> notExported(List<CustomerId> customers) {
    Map<String, String> exports = new TreeMap<>();
    for (CustomerOwned owned : storage.owned()) {
      StringBuilder text = new StringBuilder();
      Work.run(
          storage,
          work -> customers.forEach(customer -> owned.export(work, customer, text::append)));
      exports.put(owned.part(), text.toString().toLowerCase(Locale.ROOT));
    }
    Set<String> missing = new TreeSet<>();
    for (Column column : PersonalColumns.all()) {
      if (column.personal()) {
        String export = exports.get(column.part().orElseThrow());
        values(column).stream()
            .map(value -> value.replaceAll("[{}\"]", "").toLowerCase(Locale.ROOT))
            .filter(
                value ->
                    (value.contains(MARK) || value.contains(MARK_OF_COMPANY))
                        && !export.contains(value))
            .forEach(value -> missing.add(name(column)));
      }
    }
    missing.remove("merge_kept.row");
    missing.addAll(keptNotExported(exports.getOrDefault(Merge.PART, "")));
    return missing;
  }

  /**
   * The same of what merges keep, field by field: what is marked, and how far somebody had come.
   */
  private Set<String> keptNotExported(String export) {
    Set<String> missing = new TreeSet<>();
    for (String field :
        Host.ask(
            source,
            """
            select kept.relation || '.' || field.key || ' ' || field.value
            from customer_view.merge_kept kept cross join lateral jsonb_each_text(kept.row) field
            where field.value is not null and (field.value ilike '%zyxqv%' or (
              kept.relation in ('customer_journey', 'customer_stage', 'customer_milestone')
              and field.key in ('journey_id', 'stage_id', 'milestone_id', 'entered_on', 'completed_on'))
              or (kept.relation like 'portfolio_import%'
              and field.key in ('import_id', 'from_portfolio', 'to_portfolio', 'left_journey', 'left_stage', 'stage_id', 'milestone_id')))""")) {
      String value = field.substring(field.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
      if (!export.contains(value)) {
        missing.add("merge_kept." + field.substring(0, field.indexOf(' ')));
      }
    }
    return missing;
  }

  /** A company and a person of it, who have everything that a customer can have. */
  private List<CustomerId> register() {
    AgentView desk = Host.desk(storage);
    CustomerId company =
        desk.customers()
            .register(
                Registration.builder(Company.of("Qwkjh Ltda.", "Qwkjh"))
                    .cnpj(Cnpj.parse("09.965.982/0001-20"))
                    .industry("Qwkjh")
                    .build())
            .customer();
    CustomerId person =
        desk.customers()
            .register(
                Registration.builder(Person.of("Ana Zyxqv", "Zyxqv").withSocialName("Nina Zyxqv"))
                    .cpf(Cpf.parse("529.982.247-25"))
                    .document(IdentityDocument.parse("BR", "RG", "7182391-X"))
                    .city("Zyxqvópolis")
                    .state("SP")
                    .country(Country.BRAZIL)
                    .parent(company)
                    .externalId("crm-zyxqv")
                    .timeZone(ZoneId.of("America/Manaus"))
                    .build())
            .customer();
    Evidence evidence =
        new Evidence(
            "zyxqv",
            "zyxqv",
            SettableClock.START,
            Set.of(new Purpose("marketing")),
            Optional.of("zyxqv"),
            Optional.of("zyxqv"),
            Optional.of("zyxqv"));
    var contacts = desk.contacts().because("zyxqv");
    Version version = version(desk, person);
    var phone =
        contacts.add(
            person, version, NewContact.of(Address.phone("(11) 98765-0123")).optedIn(evidence));
    contacts.add(person, version(desk, person), NewContact.of(Address.email("ana@zyxqv.example")));
    contacts.optOut(person, phone.point().id());
    CustomerId other = parted(desk, person, evidence);
    contracts(desk, person, MARK);
    contracts(desk, company, MARK_OF_COMPANY);
    messages(desk, person);
    merge(desk, person);
    desk.customers()
        .change(
            company,
            version(desk, company),
            Registration.builder(Company.of("Qwkjh Ltda.", "Qwkjh"))
                .cnpj(Cnpj.parse("09.965.982/0001-20"))
                .industry("Qwkjh & Filhos")
                .externalId("crm-alfa-qwkjh")
                .build());
    desk.customers()
        .cancel(person, version(desk, person), LocalDate.of(2020, 1, 2), "mudou-se para Zyxqv");
    Instant start = SettableClock.START;
    Work.run(
        storage,
        work -> {
          storage.locks().redirect(work, new CustomerId(UUID.randomUUID()), person);
          storage
              .handOvers()
              .add(
                  work,
                  List.of(
                      new HandOver(
                          UUID.randomUUID(),
                          person,
                          MessageChannel.SMS,
                          new Purpose("marketing"),
                          "+5511987650123",
                          start,
                          false)));
          storage
              .pauses()
              .save(
                  work,
                  List.of(
                      new Pause(
                          UUID.randomUUID(),
                          person,
                          Optional.of(MessageChannel.SMS),
                          start,
                          start.plus(Duration.ofDays(9)),
                          Optional.of(start.plus(Duration.ofDays(1))),
                          new AgentId("ana"))));
          segments(work, person, "Large");
          storage.notDuplicates().add(work, person, company);
          storage.events().add(work, event(company, person, "Com Qwkjh"));
          storage.events().add(work, event(person, person, "Com Zyxqv"));
          Marker marker = new Marker(new MarkerId(UUID.randomUUID()), "Gold", Emoji.parse("⭐"));
          storage.markers().add(work, marker);
          storage.markers().put(work, person, marker.id());
          journey(work, person);
          storage.documents().add(work, document(person, start));
          outbox(work, person);
          Document document = document(person, start);
          storage.documents().add(work, document);
          storage.restores().save(work, restore(document, start));
          storage.acceptances().save(work, acceptance(document, start));
          portfolio(work, person);
        });
    return List.of(person, company, other);
  }

  /** Somebody into whom the person was merged for a while. */
  private CustomerId parted(AgentView desk, CustomerId person, Evidence evidence) {
    NewContact mail = NewContact.of(Address.email("zyxqv@exemplo.com.br")).optedIn(evidence);
    var point = desk.contacts().add(person, version(desk, person), mail).point().id();
    CustomerId other =
        desk.customers().register(Registration.builder(Person.of("Rui", null)).build()).customer();
    Merged merged =
        desk.merging().merge(other, version(desk, other), person, version(desk, person));
    desk.contacts().because("zyxqv").optOut(other, point);
    desk.merging().undo(merged.merge(), version(desk, other));
    return other;
  }

  /** A duplicate, with whatever a merge keeps of one. */
  private void merge(AgentView desk, CustomerId person) {
    CustomerId duplicate =
        desk.customers()
            .register(
                Registration.builder(Person.of("Ana Zyxqv", "Zyxqv"))
                    .externalId("crm-zyxqv-2")
                    .document(IdentityDocument.parse("BR", "RG", "7182391-X"))
                    .build())
            .customer();
    desk.contacts()
        .add(
            duplicate,
            version(desk, duplicate),
            NewContact.of(Address.email("ana.2@zyxqv.example")));
    Work.run(
        storage,
        work -> {
          Marker marker = new Marker(new MarkerId(UUID.randomUUID()), "Silver", Emoji.parse("🥈"));
          storage.markers().add(work, marker);
          storage.markers().put(work, duplicate, marker.id());
          journey(work, duplicate);
          portfolio(work, duplicate);
          segments(work, duplicate, "Small");
        });
    desk.merging().merge(person, version(desk, person), duplicate, version(desk, duplicate));
  }

  private void segments(UnitOfWork work, CustomerId customer, String name) {
    SegmentId segment = new SegmentId(UUID.randomUUID());
    storage
        .segmentRules()
        .save(
            work,
            new StoredSegment(
                segment,
                name,
                name.toLowerCase(Locale.ROOT),
                "{}",
                Version.FIRST,
                1,
                Optional.empty()));
    storage
        .segmentMembers()
        .enter(work, List.of(new Membership(segment, customer, work.moment(), Version.FIRST)));
    storage
        .segmentMembers()
        .turns(
            work,
            Map.of(customer, Optional.of(new Turn(LocalDate.of(2020, 1, 2), Set.of(segment)))));
  }

  private static Restore restore(Document document, Instant moment) {
    return new Restore(
        document.files().get(0).id(),
        document.id(),
        document.customer(),
        moment,
        List.of(new AgentId("ana")),
        Optional.of(LocalDate.of(2020, 1, 2)));
  }

  private static Acceptance acceptance(Document document, Instant moment) {
    return new Acceptance(
        document.id(),
        document.customer(),
        moment,
        moment,
        Optional.of(moment),
        Optional.of(
            new DocumentFile(
                new FileId(UUID.randomUUID()),
                new FileName("laudo-zyxqv.pdf", "application/pdf"),
                1,
                "0".repeat(64),
                Optional.empty())));
  }

  private void portfolio(UnitOfWork work, CustomerId customer) {
    PortfolioId id = new PortfolioId(UUID.randomUUID());
    boolean first = storage.portfolios().all(work).isEmpty();
    Portfolio portfolio =
        new Portfolio(
            id,
            first ? "Norte" : "Sul",
            new AgentId("ana"),
            Optional.empty(),
            first,
            Version.FIRST);
    storage.portfolios().save(work, List.of(portfolio));
    Placement placement = new Placement(customer, id, true, work.moment());
    storage.portfolios().put(work, List.of(placement));
    PortfolioImport made =
        new PortfolioImport(
            new PortfolioImportId(UUID.randomUUID()),
            work.moment(),
            new AgentId("ana"),
            1,
            Optional.of(work.moment()));
    storage.portfolioImports().add(work, made);
    storage
        .portfolioImports()
        .did(
            work,
            made.id(),
            List.of(
                new ImportedChange(
                    customer,
                    Optional.of(placement),
                    Optional.of(placement),
                    Optional.of(ImportedChange.BY_HAND))),
            storage.customerJourneys().of(work, List.of(customer)).values());
  }

  /** One stage that was entered and completed, and one that is open, each with milestones. */
  private void journey(UnitOfWork work, CustomerId customer) {
    JourneyDraft draft =
        JourneyDraft.named("Onboarding")
            .countingDaysOf("weekdays")
            .stage(StageDraft.named("First").milestone("One", 1))
            .stage(StageDraft.named("Second").milestone("Two", 2));
    Journey journey = Journey.define(draft, UUID::randomUUID).value();
    LocalDate day = LocalDate.of(2020, 1, 2);
    Optional<String> calendar = Optional.of("weekdays");
    StageId first = journey.stages().get(0).id();
    StageId second = journey.stages().get(1).id();
    storage.journeys().save(work, journey);
    storage
        .customerJourneys()
        .save(
            work,
            List.of(
                new CustomerJourney(
                    customer,
                    journey.id(),
                    day,
                    second,
                    List.of(
                        new StageState(
                            first,
                            Optional.of(day),
                            Optional.of(new StageCompletion(day, Optional.of(day)))),
                        new StageState(second, Optional.of(day), Optional.empty())),
                    List.of(
                        new MilestoneState(
                            journey.stages().get(0).milestones().get(0).id(),
                            first,
                            Deadline.of(day, 1, calendar, 0),
                            Optional.of(day),
                            true),
                        new MilestoneState(
                            journey.stages().get(1).milestones().get(0).id(),
                            second,
                            Deadline.of(day, 2, calendar, 2),
                            Optional.empty(),
                            false)))));
    storage
        .journeyHistory()
        .append(
            work,
            List.of(
                new JourneyEntry(
                    UUID.randomUUID(),
                    customer,
                    JourneyAction.MILESTONE_COMPLETED,
                    journey.id(),
                    journey.name(),
                    Optional.of("First"),
                    Optional.of("One"),
                    Optional.of(day),
                    work.moment(),
                    new AgentId("ana"))));
  }

  private static Event event(CustomerId customer, CustomerId participant, String description) {
    EventDraft draft =
        EventDraft.builder(
                EventKind.CALL, EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE))
            .responsible(new AgentId("ana"))
            .participant(participant)
            .done()
            .description(description)
            .build();
    return new Event(
        new EventId(UUID.randomUUID()),
        customer,
        draft,
        true,
        new AgentId("ana"),
        SettableClock.START,
        1);
  }

  private static Document document(CustomerId customer, Instant moment) {
    return new Document(
        new DocumentId(UUID.randomUUID()),
        customer,
        DocumentNumber.parse("NF-zyxqv"),
        "Contrato de Zyxqv",
        moment,
        Optional.of(new SentBy("zyxqv", "Zyxqv", "zyxqv")),
        List.of(
            new DocumentFile(
                new FileId(UUID.randomUUID()),
                new FileName("zyxqv.pdf", "application/pdf"),
                1,
                "0".repeat(64),
                Optional.of(moment))));
  }

  private void outbox(UnitOfWork work, CustomerId customer) {
    Address address = Address.email("ana@zyxqv.example");
    OutgoingId id = new OutgoingId(UUID.randomUUID());
    Outgoing message =
        Outgoing.builder(
                customer,
                IntendedMessage.on(MessageChannel.EMAIL, new Purpose("zyxqv")).to(address),
                "Para Zyxqv",
                new MessageContent("text/plain", Optional.of("Zyxqv"), "Ana Zyxqv"))
            .automation(new AutomationVersion("zyxqv", "Zyxqv", "1 zyxqv"))
            .campaign("zyxqv")
            .template("zyxqv")
            .sender("zyxqv")
            .document(new DocumentId(UUID.randomUUID()), List.of(new FileId(UUID.randomUUID())))
            .caseId(new CaseId("zyxqv"))
            .build();
    storage
        .outbox()
        .add(
            work,
            List.of(
                new OutboxEntry(
                    id,
                    0,
                    message,
                    new AgentId("ana"),
                    work.moment(),
                    new HandedOver(work.moment(), address, Optional.of("zyxqv-reference")),
                    1,
                    1,
                    Optional.of(new Tried(work.moment(), address)))));
    storage
        .outbox()
        .answer(
            work,
            new AnsweredRequest(
                new IdempotencyKey("zyxqv-key"), "0".repeat(64), customer, id, work.moment()));
  }

  private static void contracts(AgentView desk, CustomerId customer, String mark) {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(500), LocalDate.of(2020, 1, 2))
            .renewsOn(LocalDate.of(2021, 1, 1))
            .tag(mark)
            .build();
    ContractRow row = ContractRow.of(1, new ContractId(mark + "-1"), customer, terms);
    desk.contractIntake().take(List.of(row).iterator(), outcome -> {});
  }

  private static void messages(AgentView desk, CustomerId customer) {
    MessageId id = new MessageId("zyxqv-1");
    SentMessage sent =
        SentMessage.builder(
                "Para Zyxqv",
                MessageChannel.EMAIL,
                new Purpose("zyxqv"),
                Address.email("ana@zyxqv.example"),
                SettableClock.START)
            .automation(new AutomationVersion("zyxqv", "Zyxqv", "1 zyxqv"))
            .campaign("zyxqv")
            .template("zyxqv")
            .content(new MessageContent("text/plain", Optional.of("Zyxqv"), "Ana Zyxqv"))
            .sender("zyxqv")
            .document(new DocumentId(UUID.randomUUID()), List.of(new FileId(UUID.randomUUID())))
            .caseId(new CaseId("zyxqv"))
            .certificate(URI.create("https://zyxqv.example"))
            .build();
    desk.messageIntake()
        .take(List.of(MessageRow.of(1, id, customer, sent)).iterator(), outcome -> {});
    Interaction opened =
        Interaction.of(id, InteractionKind.OPENED, SettableClock.START).event("zyxqv");
    desk.messageIntake().report(List.of(new ReportRow(1, opened)).iterator(), outcome -> {});
    InboundRow inbound =
        new InboundRow(
            1,
            id,
            WhichCustomer.by(customer),
            MessageChannel.VOICE,
            SettableClock.START,
            Optional.of(new CaseId("zyxqv")),
            Optional.of("zyxqv"));
    desk.messageIntake().takeInbound(List.of(inbound).iterator(), outcome -> {});
    CaseRow row =
        CaseRow.of(
                1,
                new CaseId("zyxqv"),
                WhichCustomer.by(customer),
                new CaseState("zyxqv"),
                SettableClock.START,
                SettableClock.START)
            .campaign("zyxqv")
            .link(URI.create("https://zyxqv.example/cases"));
    desk.caseIntake().take(List.of(row).iterator(), outcome -> {});
  }

  private static Version version(AgentView desk, CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private static String name(Column column) {
    return column.table() + "." + column.name();
  }

  private List<String> values(Column column) {
    return Host.ask(
        source,
        "select %1$s from customer_view.%2$s where %1$s is not null"
            .formatted(column.name(), column.table()));
  }

  /** The tables that hold a text somewhere. */
  private List<String> found(String text) {
    return Catalog.tables(source, "customer_view").stream()
        .filter(
            table ->
                !Host.ask(
                        source,
                        "select 1 from customer_view.%1$s r where r::text ilike '%%%2$s%%'"
                            .formatted(table, text))
                    .isEmpty())
        .toList();
  }
}
