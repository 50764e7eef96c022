package io.customerview.benchmark.profile;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.Acceptance;
import io.customerview.access.Agent;
import io.customerview.cases.CaseEdition;
import io.customerview.cases.CaseState;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.FileName;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.Message;
import io.customerview.message.MessageStatus;
import io.customerview.message.Messages.Reported;
import io.customerview.message.SentMessage;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.FileId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.Secrets;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A company of which much is known, among as many others as it has documents, of which a tenth as
 * much is known each. Of {@code n} documents there are 10 {@code n} interactions, {@code n} / 10
 * contracts, {@code n} / 5 events and as many cases.
 */
final class KnownCustomers {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final Instant NOW = TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC);
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final AgentId ANA = new AgentId("ana");

  private static final List<ContractType> TYPES = List.of(ContractType.values());

  private static final List<InteractionKind> KINDS =
      List.of(
          InteractionKind.SENT,
          InteractionKind.DELIVERED,
          InteractionKind.RECEIVED,
          InteractionKind.OPENED);

  private final JdbcStorage storage;
  private final AgentView desk;
  private final Journey journey;
  private final Portfolio portfolio;
  private final Marker marker;
  private int made;

  private KnownCustomers(JdbcStorage storage, AgentView desk) {
    this.storage = storage;
    this.desk = desk;
    JourneyDraft draft = JourneyDraft.named("Implantação");
    for (int stage = 0; stage < 5; stage++) {
      draft =
          draft.stage(
              StageDraft.named("Etapa " + stage).milestone("Primeiro", 2).milestone("Último", 9));
    }
    this.journey = desk.journeyDefinitions().add(draft);
    this.portfolio =
        desk.portfolios().add(PortfolioDraft.of("Norte", ANA).withJourney(journey.id()));
    this.marker = desk.markers().add("Ouro", Emoji.parse("🥇"));
  }

  /** Makes them, and returns the one of whom much is known. */
  static CustomerId make(DataSource connections, String schema, int documents) throws SQLException {
    execute(connections, "drop schema if exists " + schema + " cascade");
    SchemaMigrator.of(connections, schema, Clock.systemUTC()).migrate();
    JdbcStorage storage = JdbcStorage.of(connections, schema);
    KnownCustomers customers = new KnownCustomers(storage, desk(storage));
    CustomerId known = customers.add(documents);
    for (int other = 0; other < documents; other++) {
      customers.add(Math.max(1, documents / 10));
    }
    execute(connections, "vacuum analyze");
    return known;
  }

  static AgentView desk(JdbcStorage storage) {
    return CustomerView.builder()
        .storage(storage)
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .zone(ZONE)
        .secrets(Secrets.of(new byte[32]))
        .build()
        .as(Agent.system(new AgentId("benchmark")));
  }

  private CustomerId add(int documents) {
    CustomerId id =
        desk.customers()
            .register(
                Registration.builder(Company.of("Empresa " + made++ + " Ltda.", "Empresa"))
                    .industry("Varejo")
                    .city("Recife")
                    .build())
            .customer();
    add(id, NewContact.of(Address.email("contato" + made + "@exemplo.com.br")).optedIn(evidence()));
    add(id, NewContact.of(Address.phone("(11) 91234-5678")).optedIn(evidence()));
    for (int person = 0; person < 4; person++) {
      Registration linked =
          Registration.builder(Person.of("Lia " + person, "Teles")).parent(id).build();
      add(
          desk.customers().register(linked).customer(),
          NewContact.of(Address.phone("(11) 91234-567" + person)));
    }
    desk.portfolios()
        .choose(id, desk.customers().find(id).version(), portfolio.manager(), portfolio.id());
    desk.journeys()
        .enterStage(id, desk.customers().find(id).version(), journey.stages().get(2).id());
    desk.markers().mark(id, desk.customers().find(id).version(), marker.id());
    fill(id, documents);
    return id;
  }

  private void add(CustomerId customer, NewContact contact) {
    desk.contacts().add(customer, desk.customers().find(customer).version(), contact);
  }

  private static Evidence evidence() {
    return Evidence.of("site", "form", NOW);
  }

  private void fill(CustomerId id, int documents) {
    storage.write(
        NOW,
        work -> {
          for (int at = 0; at < documents; at++) {
            Document document = document(id, at);
            storage.documents().add(work, document);
            if (at % 4 == 0) {
              storage.acceptances().save(work, acceptance(document));
            }
            if (at % 5 == 0) {
              storage.events().add(work, event(id, at));
            }
          }
          List<Message> messages = new ArrayList<>();
          for (int at = 0; at < documents * 10 / KINDS.size(); at++) {
            messages.add(message(id, at));
          }
          storage.messages().add(work, messages, ZONE);
          storage.messages().keep(work, reports(messages), ZONE);
          storage.cases().add(work, cases(id, Math.max(1, documents / 5)));
          storage.contracts().add(work, contracts(id, Math.max(1, documents / 10)));
          return true;
        });
  }

  private static Instant ago(int steps) {
    return NOW.minus(Duration.ofHours(7L * steps));
  }

  private static Document document(CustomerId customer, int at) {
    return new Document(
        new DocumentId(UUID.randomUUID()),
        customer,
        DocumentNumber.parse("NF-" + at),
        "Nota fiscal " + at,
        ago(at),
        Optional.empty(),
        List.of(file("nota.pdf"), file("boleto.pdf")));
  }

  private static DocumentFile file(String name) {
    return new DocumentFile(
        new FileId(UUID.randomUUID()),
        new FileName(name, "application/pdf"),
        120_000,
        "0".repeat(64),
        Optional.empty());
  }

  private static Acceptance acceptance(Document document) {
    return new Acceptance(
        document.id(),
        document.customer(),
        document.sentAt(),
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static Event event(CustomerId customer, int at) {
    EventDraft draft =
        EventDraft.builder(EventKind.CALL, EventTime.presetAt(ago(at), ZONE))
            .responsible(ANA)
            .participant(new AgentId("bia"))
            .description("Falamos da renovação.")
            .done()
            .build();
    return new Event(new EventId(UUID.randomUUID()), customer, draft, false, ANA, NOW, 1);
  }

  private static Message message(CustomerId customer, int at) {
    SentMessage.Builder sent =
        SentMessage.builder(
                "Fatura do mês",
                MessageChannel.EMAIL,
                new Purpose("billing"),
                Address.email("contato@exemplo.com.br"),
                ago(at))
            .campaign("cobrança");
    if (at % 10 == 0) {
      sent.caseId(caseOf(customer, at / 10));
    }
    if (at % 3 == 0) {
      sent.certificate(URI.create("https://ar.example.org/" + at));
    }
    return new Message(
        new MessageId(UUID.randomUUID().toString()), customer, sent.build(), Optional.empty());
  }

  private static List<Reported> reports(List<Message> messages) {
    List<Reported> reports = new ArrayList<>();
    for (Message message : messages) {
      Instant at = message.sent().at();
      for (InteractionKind kind : KINDS) {
        at = at.plusSeconds(60);
        Message after =
            new Message(
                message.id(),
                message.customer(),
                message.sent(),
                Optional.of(new MessageStatus(kind, at)));
        reports.add(new Reported(after, Interaction.of(message.id(), kind, at), Optional.empty()));
      }
    }
    return reports;
  }

  private static List<CustomerCase> cases(CustomerId customer, int count) {
    List<CustomerCase> cases = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      cases.add(
          new CustomerCase(
              caseOf(customer, at),
              customer,
              CaseState.standard().get(at % CaseState.standard().size()),
              ago(at),
              Optional.of("cobrança"),
              Optional.empty(),
              new CaseEdition(ago(at), 0)));
    }
    return cases;
  }

  private static CaseId caseOf(CustomerId customer, int at) {
    return new CaseId(customer + "/" + at);
  }

  private static List<Contract> contracts(CustomerId customer, int count) {
    List<Contract> contracts = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      contracts.add(
          Contract.of(
              new ContractId(UUID.randomUUID().toString()),
              customer,
              ContractTerms.builder(
                      TYPES.get(at % TYPES.size()), Money.of(199 + at), TODAY.minusDays(90L * at))
                  .renewsOn(TODAY.plusDays(30L + at))
                  .tag("ouro")
                  .build()));
    }
    return contracts;
  }

  private static void execute(DataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
