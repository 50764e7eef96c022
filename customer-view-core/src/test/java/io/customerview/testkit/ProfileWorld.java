package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.PostalAddress;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.identity.Country;
import io.customerview.identity.DocumentNumber;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.message.AutomationVersion;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.storage.Storage;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A company of which there is some of everything, and as much as is asked for: documents, messages,
 * cases, events, contracts, people. What happened lies on one day after the other, the latest
 * today.
 */
public final class ProfileWorld {

  private static final String RUN_MARKER = "profile ";
  private static final URI LINK = URI.create("https://panel.example.org/tickets?q=1");

  private final String run = UUID.randomUUID().toString();
  private final SettableClock clock = new SettableClock();
  private final Storage storage;
  private final AgentView feed;
  private final CustomerId company;

  /** Makes a company of which there is nothing yet. */
  public ProfileWorld(Storage storage) {
    this.storage = storage;
    this.feed = view(storage, true).as(Agent.system(new AgentId("crm")));
    this.company =
        feed.customers()
            .register(
                Registration.builder(Company.of("Alfa Comércio Ltda.", "Alfa \"Norte\""))
                    .externalId(run)
                    .city("Recife")
                    .build())
            .customer();
  }

  private CustomerView view(Storage of, boolean management) {
    return CustomerView.builder()
        .storage(of)
        .clock(clock)
        .files(new FilesInMemory())
        .secrets(TestSecrets.SECRETS)
        .management(management)
        .build();
  }

  /** Returns the company. */
  public CustomerId company() {
    return company;
  }

  /** Returns the desk of an administrator who may also read contracts. */
  public AgentView desk() {
    return desk(true, true);
  }

  /** Returns the desk of an administrator. */
  public AgentView desk(boolean management, boolean contracts) {
    return desk(storage, management, contracts);
  }

  /** Returns such a desk on the same storage in another guise. */
  public AgentView desk(Storage guise, boolean management, boolean contracts) {
    Agent ana = Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR);
    return view(guise, management).as(contracts ? ana.with(Permission.READ_CONTRACTS) : ana);
  }

  /** Adds some of everything that there is once. */
  public ProfileWorld single() {
    Evidence click =
        Evidence.of("site", "form", clock.instant()).forPurposes(Set.of(new Purpose("billing")));
    contact(company, NewContact.of(Address.email("alfa@exemplo.com.br")).optedIn(click));
    contact(company, NewContact.of(Address.phone("(11) 91234-5678")));
    contact(
        company,
        NewContact.of(
            PostalAddress.builder(Country.BRAZIL).street("Rua \"A\"").city("Recife").build()));
    JourneyDraft draft =
        JourneyDraft.named("Jornada " + run)
            .stage(StageDraft.named("Um").milestone("Marco A", 2).milestone("Marco B", 3))
            .stage(StageDraft.named("Dois").milestone("Marco C", 1));
    Portfolio portfolio =
        feed.portfolios()
            .add(
                PortfolioDraft.of("Norte " + run, new AgentId("ana"))
                    .withJourney(feed.journeyDefinitions().add(draft).id()));
    feed.portfolios()
        .choose(
            company, feed.customers().find(company).version(), portfolio.manager(), portfolio.id());
    return marked();
  }

  /** Whatever markers other tests left. */
  private ProfileWorld marked() {
    var marker =
        feed.markers().all().stream()
            .filter(one -> one.name().startsWith(RUN_MARKER))
            .findFirst()
            .orElseGet(() -> feed.markers().add(RUN_MARKER + run, Emoji.parse("🥇")));
    feed.markers().mark(company, feed.customers().find(company).version(), marker.id());
    return this;
  }

  /** Adds so many people with a phone each, and one subsidiary. */
  public ProfileWorld people(int count) {
    feed.customers()
        .register(Registration.builder(Company.of("Aa Filial", null)).parent(company).build());
    for (int at = 0; at < count; at++) {
      CustomerId person =
          feed.customers()
              .register(Registration.builder(Person.of("Lia " + at, null)).parent(company).build())
              .customer();
      contact(person, NewContact.of(Address.phone("(11) 91234-5678")));
    }
    return this;
  }

  private void contact(CustomerId customer, NewContact contact) {
    feed.contacts().add(customer, feed.customers().find(customer).version(), contact);
  }

  /** Adds so many documents with two files each, of which every third asks for acceptance. */
  public ProfileWorld documents(int count) {
    for (int at = 0; at < count; at++) {
      DocumentId id = new DocumentId(UUID.randomUUID());
      NewDocument.Builder document =
          NewDocument.builder(
              id, company, DocumentNumber.parse("NF-" + at), "Nota \\ " + at, daysAgo(at));
      if (at % 2 == 0) {
        document.sentBy(new SentBy("a-1", "Cobrança", "1"));
      }
      feed.documentIntake()
          .take(
              document
                  .file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream))
                  .file(NewFile.of("b.pdf", "application/pdf", InputStream::nullInputStream))
                  .build());
      if (at % 3 == 0) {
        NewAcceptance asked = NewAcceptance.of(id, clock.instant().plusSeconds(at));
        feed.acceptanceIntake().take(at % 2 == 0 ? asked : asked.acceptedAt(clock.instant()));
      }
    }
    return this;
  }

  /** Adds so many messages, of which every other is certified, and half as many own contacts. */
  public ProfileWorld messages(int count) {
    for (int at = 0; at < count; at++) {
      MessageId id = new MessageId(run + "/" + at);
      SentMessage.Builder sent =
          SentMessage.builder(
                  "Fatura",
                  MessageChannel.EMAIL,
                  new Purpose("billing"),
                  Address.email("alfa@exemplo.com.br"),
                  daysAgo(at))
              .automation(new AutomationVersion("a-1", "Cobrança", "1"));
      if (at % 2 == 0) {
        sent.certificate(URI.create("https://example.org/" + at)).campaign("campanha");
      }
      feed.messageIntake()
          .take(
              List.of(MessageRow.of(1, id, company, (at % 5 == 4 ? sent.test() : sent).build()))
                  .iterator(),
              outcome -> {});
      report(id, InteractionKind.DELIVERED, daysAgo(at).plusMillis(1));
      report(id, InteractionKind.OPENED, daysAgo(at).plusMillis(2));
      if (at % 2 == 0) {
        inbound(at);
      }
    }
    return this;
  }

  private void report(MessageId id, InteractionKind kind, Instant at) {
    feed.messageIntake()
        .report(List.of(new ReportRow(1, Interaction.of(id, kind, at))).iterator(), outcome -> {});
  }

  private void inbound(int at) {
    InboundRow row =
        new InboundRow(
            1,
            new MessageId(run + "/in/" + at),
            WhichCustomer.by(company),
            MessageChannel.VOICE,
            daysAgo(at),
            at % 4 == 0 ? Optional.of(caseOf(at)) : Optional.empty(),
            Optional.of("campanha"));
    feed.messageIntake().takeInbound(List.of(row).iterator(), outcome -> {});
  }

  /** Adds so many cases, every other that of a subsidiary; there may be messages about them. */
  public ProfileWorld cases(int count) {
    CustomerId branch =
        feed.customers()
            .register(Registration.builder(Company.of("Zz Filial", null)).parent(company).build())
            .customer();
    for (int at = 0; at < count; at++) {
      CaseRow row =
          CaseRow.of(
              1,
              caseOf(at),
              WhichCustomer.by(at % 2 == 0 ? company : branch),
              CaseState.standard().get(at % 5),
              daysAgo(at),
              clock.instant());
      feed.caseIntake()
          .take(
              List.of(at % 3 == 0 ? row.campaign("campanha \\").link(LINK) : row).iterator(),
              outcome -> {});
    }
    return this;
  }

  private CaseId caseOf(int at) {
    return new CaseId(run + "/" + at);
  }

  /** Adds so many events, every other a call. */
  public ProfileWorld events(int count) {
    for (int at = 0; at < count; at++) {
      EventTime time = EventTime.presetAt(daysAgo(at), feed.desk().time().zone());
      EventDraft draft =
          at % 2 == 0
              ? EventDraft.builder(EventKind.CALL, time)
                  .responsible(new AgentId("crm"))
                  .participant(new AgentId("ana"))
                  .done()
                  .build()
              : EventDraft.builder(EventKind.NOTE, time).description("linha\n\"dois\"").build();
      feed.timeline().add(company, NewEvent.of(draft));
    }
    return this;
  }

  /** Adds so many contracts. */
  public ProfileWorld contracts(int count) {
    LocalDate today = today();
    for (int at = 0; at < count; at++) {
      ContractTerms.Builder terms =
          ContractTerms.builder(
              ContractType.values()[at % 3],
              Money.of(new BigDecimal("199.9005")),
              today.minusDays(at));
      terms.renewsOn(at % 2 == 0 ? today.plusDays(at) : null).tag("ouro").tag("C++");
      if (at % 5 == 4) {
        terms.cancelled(today, "caro");
      }
      feed.contractIntake()
          .take(
              List.of(ContractRow.of(1, new ContractId(run + "/" + at), company, terms.build()))
                  .iterator(),
              outcome -> {});
    }
    return this;
  }

  /** Adds as much as is on more than one page of every list. */
  public ProfileWorld moreThanAPage(int page) {
    return single()
        .people(page + 2)
        .documents(3 * page + 4)
        .messages(3 * page + 4)
        .cases(page + 2)
        .events(page + 2)
        .contracts(page + 2);
  }

  /** Returns today in the business zone. */
  public LocalDate today() {
    return feed.desk().time().dayOf(clock.instant());
  }

  private Instant daysAgo(int days) {
    return clock.instant().minus(days, ChronoUnit.DAYS);
  }
}
