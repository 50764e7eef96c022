package io.customerview;

import io.customerview.acceptance.AcceptanceDesk;
import io.customerview.acceptance.AcceptanceIntake;
import io.customerview.acceptance.AcceptanceOffice;
import io.customerview.access.Agent;
import io.customerview.access.Desk;
import io.customerview.access.Permission;
import io.customerview.base.CustomerBase;
import io.customerview.cases.CaseDesk;
import io.customerview.cases.CaseIntake;
import io.customerview.cases.CasePages;
import io.customerview.contact.ContactDesk;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.DecisionDesk;
import io.customerview.contact.DecisionOffice;
import io.customerview.contact.FeedbackDesk;
import io.customerview.contact.LinkedPeople;
import io.customerview.contact.SuppressionDesk;
import io.customerview.contract.ContractDesk;
import io.customerview.contract.ContractIntake;
import io.customerview.contract.ContractPages;
import io.customerview.contract.EndOfContracts;
import io.customerview.customer.CustomerDesk;
import io.customerview.customer.WhenCancelled;
import io.customerview.dashboard.DashboardDesk;
import io.customerview.document.DocumentDesk;
import io.customerview.document.DocumentIntake;
import io.customerview.document.DocumentOffice;
import io.customerview.document.DocumentSending;
import io.customerview.document.FileNotices;
import io.customerview.document.FileRequests;
import io.customerview.intake.Intake;
import io.customerview.journey.JourneyDefinitionDesk;
import io.customerview.journey.JourneyDesk;
import io.customerview.journey.JourneyOffice;
import io.customerview.marker.MarkerDesk;
import io.customerview.merge.BaseSize;
import io.customerview.merge.MergeDesk;
import io.customerview.merge.MergeOffice;
import io.customerview.message.MessageDesk;
import io.customerview.message.MessageIntake;
import io.customerview.message.MessageOffice;
import io.customerview.message.MessageSending;
import io.customerview.message.OutboxDesk;
import io.customerview.message.OutboxOffice;
import io.customerview.portfolio.BoardDesk;
import io.customerview.portfolio.PortfolioDesk;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.portfolio.PortfolioOffice;
import io.customerview.privacy.AuditDesk;
import io.customerview.privacy.PrivacyDesk;
import io.customerview.privacy.PrivacyOffice;
import io.customerview.profile.Profile;
import io.customerview.profile.ProfileDesk;
import io.customerview.profile.ProfileOffice;
import io.customerview.search.Search;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.spi.AutomationCatalogue;
import io.customerview.spi.MessageCatalogue;
import io.customerview.storage.Storage;
import io.customerview.timeline.TimelineDesk;
import io.customerview.timeline.TimelineOffice;
import java.util.Set;

/**
 * The customer view as one agent has it: every call is made as that agent, is checked against what
 * the agent may do, and stands under the agent's name in the audit trail (ACS-2).
 *
 * <p>Immutable, thread-safe, and cheap to make: one per request is fine.
 */
public final class AgentView {

  private final Desk desk;
  private final CustomerDesk customers;
  private final ContactDesk contacts;
  private final SuppressionDesk suppressions;
  private final DecisionDesk decisions;
  private final FeedbackDesk feedback;
  private final Intake intake;
  private final ContractDesk contracts;
  private final ContractIntake contractIntake;
  private final DocumentDesk documents;
  private final DocumentIntake documentIntake;
  private final FileRequests fileRequests;
  private final AcceptanceDesk acceptances;
  private final AcceptanceIntake acceptanceIntake;
  private final DocumentSending documentSending;
  private final MessageDesk messages;
  private final MessageIntake messageIntake;
  private final MessageSending messageSending;
  private final CaseDesk cases;
  private final CaseIntake caseIntake;
  private final DashboardDesk dashboard;
  private final OutboxDesk outbox;
  private final MarkerDesk markers;
  private final PortfolioDesk portfolios;
  private final JourneyDefinitionDesk journeyDefinitions;
  private final JourneyDesk journeys;
  private final TimelineDesk timeline;
  private final PortfolioImports portfolioImports;
  private final BoardDesk boards;
  private final CustomerBase base;
  private final AuditDesk audit;
  private final PrivacyDesk privacy;
  private final ProfileDesk profiles;
  private final MergeDesk merging;
  private final Search search;

  AgentView(
      Desk desk,
      Storage storage,
      DecisionOffice office,
      AcceptanceOffice acceptanceOffice,
      FileNotices fileNotices,
      OutboxOffice outboxOffice,
      JourneyOffice journeyOffice,
      MessageCatalogue messageCatalogue,
      AutomationCatalogue automations,
      TimelineOffice timelineOffice,
      BaseSize baseSize) {
    ContactOffice contactOffice = office.contacts();
    this.desk = desk;
    WhenCancelled whenCancelled = new EndOfContracts(storage.contracts());
    ContractPages contractPages = new ContractPages(storage.contracts(), contactOffice.secrets());
    this.customers =
        new CustomerDesk(desk, storage.customers(), storage.searchKeys(), whenCancelled);
    LinkedPeople people =
        new LinkedPeople(storage.customers(), contactOffice.points(), contactOffice.secrets());
    this.contacts = new ContactDesk(desk, contactOffice, storage.customers(), people);
    this.suppressions = new SuppressionDesk(desk, contactOffice);
    this.decisions = new DecisionDesk(desk, office);
    this.feedback = new FeedbackDesk(desk, contactOffice);
    this.intake =
        new Intake(desk, storage.customers(), storage.searchKeys(), contactOffice, whenCancelled);
    this.contracts = new ContractDesk(desk, contractPages, storage.customers());
    this.contractIntake = new ContractIntake(desk, storage.contracts(), storage.customers());
    DocumentOffice documentOffice = acceptanceOffice.documents();
    this.documents = new DocumentDesk(desk, documentOffice, storage.customers());
    this.documentIntake = new DocumentIntake(desk, documentOffice, storage.customers());
    this.fileRequests = new FileRequests(desk, documentOffice, fileNotices);
    this.acceptances = new AcceptanceDesk(desk, acceptanceOffice, storage.customers());
    this.acceptanceIntake = new AcceptanceIntake(desk, acceptanceOffice);
    this.documentSending =
        new DocumentSending(desk, documentOffice, outboxOffice, messageCatalogue);
    MessageOffice messageOffice = new MessageOffice(storage.messages(), storage.outbox(), office);
    this.messages = new MessageDesk(desk, messageOffice);
    this.messageIntake = new MessageIntake(desk, messageOffice);
    this.messageSending = new MessageSending(desk, outboxOffice, storage.messages());
    CasePages casePages =
        new CasePages(
            storage.cases(), storage.messages(), storage.customers(), contactOffice.secrets());
    this.cases = new CaseDesk(desk, casePages);
    this.caseIntake = new CaseIntake(desk, storage.cases(), storage.customers(), storage.merges());
    DashboardDesk.Source dashboardSource =
        new DashboardDesk.Source(storage.messages(), storage.cases());
    this.dashboard = new DashboardDesk(desk, storage.customers(), dashboardSource);
    this.outbox = new OutboxDesk(desk, outboxOffice);
    this.markers = new MarkerDesk(desk, storage.markers(), storage.customers());
    PortfolioOffice portfolioOffice =
        new PortfolioOffice(
            storage.portfolios(),
            storage.portfolioImports(),
            storage.boardIndex(),
            journeyOffice,
            storage.markers());
    this.portfolios = new PortfolioDesk(desk, portfolioOffice, storage.customers());
    this.portfolioImports = new PortfolioImports(desk, portfolioOffice);
    this.boards = new BoardDesk(desk, portfolioOffice);
    this.journeyDefinitions = new JourneyDefinitionDesk(desk, journeyOffice);
    this.journeys = new JourneyDesk(desk, journeyOffice, storage.customers());
    this.timeline = new TimelineDesk(desk, timelineOffice);
    this.base =
        new CustomerBase(
            desk,
            storage.baseIndex(),
            storage.segmentRules(),
            storage.segmentMembers(),
            storage.markers(),
            contactOffice.secrets());
    this.audit = new AuditDesk(desk, storage.audit(), storage.customers(), contactOffice.secrets());
    this.privacy =
        new PrivacyDesk(
            desk,
            new PrivacyOffice(
                storage.owned(),
                storage.locks(),
                storage.customers(),
                storage.consents(),
                storage.contactPoints(),
                storage.contactHistory(),
                contactOffice,
                storage.notDuplicates(),
                storage.merges(),
                storage.documents(),
                storage.acceptances(),
                storage.messages(),
                storage.events(),
                storage.audit(),
                storage.erasedTotals()));
    this.merging =
        new MergeDesk(
            desk,
            new MergeOffice(
                storage.merges(),
                storage.notDuplicates(),
                storage.searchIndex(),
                baseSize,
                storage.customers(),
                storage.searchKeys(),
                whenCancelled,
                contactOffice,
                storage.pauses(),
                storage.contracts(),
                storage.documents(),
                storage.markers(),
                storage.portfolios(),
                storage.journeys(),
                storage.customerJourneys(),
                storage.segmentMembers(),
                storage.portfolioImports(),
                journeyOffice.calendars(),
                storage.owned()));
    this.search = new Search(desk, storage.searchIndex(), contactOffice.secrets());
    this.profiles =
        new ProfileDesk(
            desk,
            new ProfileOffice(
                storage.readAhead(),
                storage.customers(),
                contactOffice.points(),
                people,
                acceptanceOffice,
                messageOffice,
                casePages,
                dashboardSource,
                contractPages,
                storage.markers(),
                storage.portfolios(),
                journeyOffice,
                timelineOffice.pages(),
                automations));
  }

  /** Returns who acts. */
  public Agent agent() {
    return desk.agent();
  }

  /** Returns what this agent may do, so that a host can hide the rest (ACS-3). */
  public Set<Permission> permissions() {
    return desk.permissions();
  }

  /**
   * Returns the door that this agent's calls go through, for modules and hosts with use cases of
   * their own: they are checked, audited and told to listeners like ours.
   */
  public Desk desk() {
    return desk;
  }

  /** Returns duplicates and merging (MRG). */
  public MergeDesk merging() {
    return merging;
  }

  /** Returns the registration of customers (REG). */
  public CustomerDesk customers() {
    return customers;
  }

  /** Returns the contact points of customers (CNT). */
  public ContactDesk contacts() {
    return contacts;
  }

  /** Returns the suppression list (CNT-13). */
  public SuppressionDesk suppressions() {
    return suppressions;
  }

  /** Returns the decision whether a customer may be written to, and pauses (CNT-11, CNT-14). */
  public DecisionDesk decisions() {
    return decisions;
  }

  /**
   * Returns what recipients and providers report: unsubscriptions, complaints, bounces (CNT-10).
   */
  public FeedbackDesk feedback() {
    return feedback;
  }

  /** Returns the search for customers, and their list (SRCH, REG-5). */
  public Search search() {
    return search;
  }

  /** Returns the intake of many customers at once (REG-8). */
  public Intake intake() {
    return intake;
  }

  /** Returns the contracts of customers (CTR). */
  public ContractDesk contracts() {
    return contracts;
  }

  /** Returns the intake of contracts from the host's systems (CTR-6). */
  public ContractIntake contractIntake() {
    return contractIntake;
  }

  /** Returns the documents that were sent to customers (DOC). */
  public DocumentDesk documents() {
    return documents;
  }

  /** Returns the intake of documents from the host's systems (DOC-1, DOC-5). */
  public DocumentIntake documentIntake() {
    return documentIntake;
  }

  /** Returns how files are asked for that can't be opened (DOC-4, DOC-5). */
  public FileRequests fileRequests() {
    return fileRequests;
  }

  /** Returns the digital acceptances of customers' documents (ACC). */
  public AcceptanceDesk acceptances() {
    return acceptances;
  }

  /** Returns the intake of acceptances from the host's systems (ACC). */
  public AcceptanceIntake acceptanceIntake() {
    return acceptanceIntake;
  }

  /** Returns what sends documents again (DOC-6). */
  public DocumentSending documentSending() {
    return documentSending;
  }

  /** Returns the messages and interactions of customers (INT). */
  public MessageDesk messages() {
    return messages;
  }

  /** Returns the intake of messages, and of reports on them, from the host's systems (INT-1). */
  public MessageIntake messageIntake() {
    return messageIntake;
  }

  /** Returns what sends messages to customers, and sends them again (CNT-11, INT-7). */
  public MessageSending messageSending() {
    return messageSending;
  }

  /** Returns the cases of customers (CAS). */
  public CaseDesk cases() {
    return cases;
  }

  /** Returns the intake of cases from the host's systems (CAS-3). */
  public CaseIntake caseIntake() {
    return caseIntake;
  }

  /** Returns the dashboards of customers (DSH). */
  public DashboardDesk dashboard() {
    return dashboard;
  }

  /** Returns the outbox, for one who looks after it. */
  public OutboxDesk outbox() {
    return outbox;
  }

  /** Returns the markers, and which customer bears which (MRK). */
  public MarkerDesk markers() {
    return markers;
  }

  /** Returns the portfolios, and which customer is in which (POR). */
  public PortfolioDesk portfolios() {
    return portfolios;
  }

  /** Returns the definitions of journeys (JRN-1, JRN-7). */
  public JourneyDefinitionDesk journeyDefinitions() {
    return journeyDefinitions;
  }

  /** Returns the journeys of customers, and what falls due (JRN). */
  public JourneyDesk journeys() {
    return journeys;
  }

  /** Returns the events of customers and their timelines (EVT). */
  public TimelineDesk timeline() {
    return timeline;
  }

  /** Returns the boards of portfolios (POR-3). */
  public BoardDesk boards() {
    return boards;
  }

  /** Returns the import of portfolios from a sheet (POR-8). */
  public PortfolioImports portfolioImports() {
    return portfolioImports;
  }

  /** Returns the customer base (BAS). */
  public CustomerBase base() {
    return base;
  }

  /** Returns the audit trail (PRIV-3). */
  public AuditDesk audit() {
    return audit;
  }

  /** Returns the export of all that is held on a customer, and its erasure (PRIV-1, PRIV-2). */
  public PrivacyDesk privacy() {
    return privacy;
  }

  /**
   * Returns the profile of a customer (PRF-1), with all of its histories; a former id leads to the
   * customer that it was merged into. Takes {@link Permission#READ_CUSTOMERS}; what takes {@link
   * Permission#READ_MANAGEMENT} or {@link Permission#READ_CONTRACTS} is withheld from who has not.
   *
   * @throws io.customerview.shared.RefusedException if the customer is unknown
   */
  public Profile profile(CustomerId customer) {
    return profile(customer, DateRange.ALL);
  }

  /**
   * As {@link #profile(CustomerId)}, with the histories of some days (PRF-2).
   *
   * @param days the days, in the business zone
   * @throws io.customerview.shared.RefusedException if the customer is unknown
   */
  public Profile profile(CustomerId customer, DateRange days) {
    return profiles.of(customer, days);
  }
}
