package io.customerview;

import io.customerview.acceptance.AcceptanceOffice;
import io.customerview.access.Agent;
import io.customerview.access.AgentProfiles;
import io.customerview.access.Desk;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.DecisionOffice;
import io.customerview.contact.UnsubscribeLinks;
import io.customerview.document.ArchivePolicy;
import io.customerview.document.DocumentEnclosures;
import io.customerview.document.DocumentOffice;
import io.customerview.document.FileNotices;
import io.customerview.document.FileRestores;
import io.customerview.document.FileSweep;
import io.customerview.document.RestorePolicy;
import io.customerview.identity.EmailAddress;
import io.customerview.journey.Calendars;
import io.customerview.journey.JourneyOffice;
import io.customerview.merge.BaseSize;
import io.customerview.message.HangingCalls;
import io.customerview.message.MessageOffice;
import io.customerview.message.OutboxOffice;
import io.customerview.message.Relay;
import io.customerview.message.RelayOffice;
import io.customerview.message.RelaySettings;
import io.customerview.message.ReportSweep;
import io.customerview.portfolio.NoLongerNew;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.IdSource;
import io.customerview.shared.Secrets;
import io.customerview.spi.AgentDirectory;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.AutomationCatalogue;
import io.customerview.spi.BusinessCalendar;
import io.customerview.spi.CalendarPublisher;
import io.customerview.spi.ChangeListener;
import io.customerview.spi.FileStore;
import io.customerview.spi.LinkFactory;
import io.customerview.spi.MessageCatalogue;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OperationListener;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import io.customerview.timeline.CalendarRelay;
import io.customerview.timeline.TimelineOffice;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A single customer view (visão única de clientes), made once per host and tenant:
 *
 * <pre>{@code
 * CustomerView view = CustomerView.builder()
 *     .storage(InMemoryStorage.create()).clock(Clock.systemUTC()).secrets(Secrets.of(key)).build();
 * AgentView desk = view.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
 * }</pre>
 *
 * <p>Starts no thread by itself, opens no socket and reads no configuration: {@code start(…)},
 * {@code RelaySettings.callLimit} and the reading of a sheet ({@code XlsxSheet}) have threads of
 * their own as long as they are at work. Immutable and thread-safe.
 */
public final class CustomerView {

  /** The name under which recipients' unsubscriptions by link stand in the audit trail. */
  public static final String UNSUBSCRIBE_AGENT = "unsubscribe-link";

  /** The name under which restored files stand in the audit trail. */
  public static final String RESTORE_AGENT = "file-restores";

  /** The name under which the relay works, in the audit trail. */
  public static final String RELAY_AGENT = "outbox-relay";

  private final Storage storage;
  private final Desk.Office office;
  private final DecisionOffice decisionOffice;
  private final AutomationCatalogue automations;
  private final DocumentOffice documentOffice;
  private final FileNotices fileNotices;
  private final OutboxOffice outboxOffice;
  private final HangingCalls hangingCalls = new HangingCalls();
  private final AcceptanceOffice acceptanceOffice;
  private final JourneyOffice journeyOffice;
  private final TimelineOffice timelineOffice;
  private final MessageCatalogue messageCatalogue;
  private final BaseSize baseSize = new BaseSize();

  private CustomerView(Builder from) {
    this.storage = Objects.requireNonNull(from.storage, "storage");
    this.office =
        new Desk.Office(
            storage,
            storage.locks(),
            storage.audit(),
            new BusinessTime(Objects.requireNonNull(from.clock, "clock"), from.zone),
            from.ids,
            from.changes,
            from.operations,
            from.management);
    ContactOffice contacts =
        new ContactOffice(
            storage.contactPoints(),
            storage.consents(),
            storage.contactHistory(),
            storage.suppressions(),
            storage.merges(),
            storage.searchKeys(),
            Objects.requireNonNull(from.secrets, "secrets"),
            from.policy.isPrimaryByOptIn());
    this.decisionOffice =
        new DecisionOffice(
            contacts,
            storage.handOvers(),
            storage.pauses(),
            storage.outbox(),
            storage.customers(),
            from.policy);
    this.automations = from.automations;
    this.journeyOffice =
        new JourneyOffice(
            storage.journeys(),
            storage.customerJourneys(),
            storage.journeyHistory(),
            Calendars.of(from.calendars),
            storage.portfolios()::leadsThrough,
            new NoLongerNew(storage.portfolios()),
            contacts.secrets());
    this.messageCatalogue = from.messageCatalogue;
    this.documentOffice =
        new DocumentOffice(
            storage.documents(),
            storage.restores(),
            storage.searchKeys(),
            storage.messages(),
            from.files,
            from.archive,
            from.restoring,
            contacts.secrets());
    this.outboxOffice =
        new OutboxOffice(
            storage.outbox(),
            decisionOffice,
            from.gateway,
            new DocumentEnclosures(documentOffice, office.time()));
    this.fileNotices =
        new FileNotices(
            outboxOffice, from.agentDirectory, from.links, Optional.ofNullable(from.support));
    this.acceptanceOffice = new AcceptanceOffice(storage.acceptances(), documentOffice);
    this.timelineOffice =
        new TimelineOffice(
            storage.events(),
            storage.customers(),
            journeyOffice,
            from.agents,
            from.agentCalendars,
            contacts.secrets());
  }

  /** Begins a customer view. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the view of one agent. */
  public AgentView as(Agent agent) {
    return new AgentView(
        new Desk(agent, office),
        storage,
        decisionOffice,
        acceptanceOffice,
        fileNotices,
        outboxOffice,
        journeyOffice,
        messageCatalogue,
        automations,
        timelineOffice,
        baseSize);
  }

  /**
   * Returns the links by which recipients unsubscribe (CNT-10). Who opens one is no agent: what is
   * confirmed stands in the audit trail under the name of the system agent {@value
   * #UNSUBSCRIBE_AGENT}.
   */
  public UnsubscribeLinks unsubscribeLinks() {
    Agent system = Agent.system(new AgentId(UNSUBSCRIBE_AGENT));
    return new UnsubscribeLinks(new Desk(system, office), decisionOffice.contacts());
  }

  /**
   * Returns what moves the bytes of old files to the archive, and removes those of deleted ones
   * (DOC-3, DOC-5); the host runs it now and then.
   *
   * @throws IllegalStateException if no file store was set
   */
  public FileSweep fileSweep() {
    return new FileSweep(office, documentOffice);
  }

  /**
   * Returns what removes reports whose message has not come for {@link ReportSweep#DEFAULT_AGE}
   * (INT-6); the host runs it now and then.
   */
  public ReportSweep reportSweep() {
    return reportSweep(ReportSweep.DEFAULT_AGE);
  }

  /**
   * As {@link #reportSweep()}, for another age.
   *
   * @param age how long reports wait for their message: a day or more
   * @throws IllegalArgumentException if they would wait for less
   */
  public ReportSweep reportSweep(Duration age) {
    return new ReportSweep(office, storage.messages(), age);
  }

  /** Returns what tells the agents' calendars of events (EVT-5); the host runs it now and then. */
  public CalendarRelay calendarRelay() {
    return new CalendarRelay(office, timelineOffice);
  }

  /**
   * Returns what brings archived files back that agents asked for, and tells them when they are
   * there (DOC-4); the host runs it now and then. What it does stands in the audit trail under the
   * name of the system agent {@value #RESTORE_AGENT}.
   *
   * @throws IllegalStateException if no file store was set
   */
  public FileRestores fileRestores() {
    Agent system = Agent.system(new AgentId(RESTORE_AGENT));
    return new FileRestores(new Desk(system, office), documentOffice, fileNotices);
  }

  /**
   * Returns what hands the messages of the outbox over, with the settings that fit most hosts.
   *
   * @throws IllegalStateException if no gateway was set
   */
  public Relay relay() {
    return relay(RelaySettings.standard(), RelayListener.none());
  }

  /**
   * Returns what hands the messages of the outbox over; the host runs it every few seconds, or
   * starts it. Works under the name of the system agent {@value #RELAY_AGENT}.
   *
   * @param listener hears what it does, for metrics
   * @throws IllegalStateException if no gateway was set
   */
  public Relay relay(RelaySettings settings, RelayListener listener) {
    Agent system = Agent.system(new AgentId(RELAY_AGENT));
    RelayOffice relaying =
        new RelayOffice(
            new Desk(system, office),
            outboxOffice,
            new MessageOffice(storage.messages(), storage.outbox(), decisionOffice),
            unsubscribeLinks(),
            hangingCalls);
    return new Relay(relaying, settings, listener);
  }

  /** Gathers what a customer view needs. Not thread-safe. */
  public static final class Builder {

    private @Nullable Storage storage;
    private @Nullable Clock clock;
    private @Nullable Secrets secrets;
    private ZoneId zone = BusinessTime.DEFAULT_ZONE;
    private IdSource ids = IdSource.random();
    private final List<ChangeListener> changes = new ArrayList<>();
    private final List<OperationListener> operations = new ArrayList<>();
    private boolean management = true;
    private AutomationCatalogue automations = AutomationCatalogue.none();
    private ContactPolicy policy = ContactPolicy.standard();
    private FileStore files = FileStore.none();
    private MessageGateway gateway = MessageGateway.none();
    private final List<BusinessCalendar> calendars = new ArrayList<>();
    private MessageCatalogue messageCatalogue = MessageCatalogue.none();
    private ArchivePolicy archive = ArchivePolicy.standard();
    private AgentProfiles agents = AgentProfiles.unknown();
    private CalendarPublisher agentCalendars = CalendarPublisher.none();
    private RestorePolicy restoring = RestorePolicy.standard();
    private AgentDirectory agentDirectory = AgentDirectory.none();
    private LinkFactory links = LinkFactory.none();
    private @Nullable Mailbox support;

    private Builder() {}

    /** Sets where everything is kept; required. */
    public Builder storage(Storage where) {
      this.storage = Objects.requireNonNull(where, "storage");
      return this;
    }

    /** Sets the clock; required. Nothing here asks the system what time it is. */
    public Builder clock(Clock source) {
      this.clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * Sets the host's keys, which hash suppressed addresses and what was asked for under
     * idempotency keys, and seal cursors and unsubscribe links; required. All processes on one
     * storage have the same; {@link Secrets} tells how they are changed.
     */
    public Builder secrets(Secrets keys) {
      this.secrets = Objects.requireNonNull(keys, "secrets");
      return this;
    }

    /** Sets the business zone, in which days are counted; {@code America/Sao_Paulo} unless set. */
    public Builder zone(ZoneId business) {
      this.zone = Objects.requireNonNull(business, "zone");
      return this;
    }

    /** Sets where new ids come from; random UUIDs unless set. */
    public Builder ids(IdSource source) {
      this.ids = Objects.requireNonNull(source, "ids");
      return this;
    }

    /**
     * Adds a listener that hears of every change inside its unit of work. Where a host has
     * segments, each of its processes that changes customers adds them: what one changes without is
     * asked of no segment.
     */
    public Builder onChange(ChangeListener listener) {
      changes.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Adds a listener that hears of every ended use case and run in the background, for metrics.
     */
    public Builder onOperation(OperationListener listener) {
      operations.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Switches the customer-management module (journeys, portfolios, markers, contracts, the
     * customer base, events and the timeline, segments) on or off as a whole (ACS-1); on unless
     * set.
     */
    public Builder management(boolean on) {
      this.management = on;
      return this;
    }

    /** Sets who knows the host's automations (REG-6); none unless set. */
    public Builder automations(AutomationCatalogue catalogue) {
      this.automations = Objects.requireNonNull(catalogue, "catalogue");
      return this;
    }

    /**
     * Sets when customers are written to: quiet hours, caps, urgent purposes (CNT-14). None of
     * these unless set.
     */
    public Builder contactPolicy(ContactPolicy rules) {
      this.policy = Objects.requireNonNull(rules, "policy");
      return this;
    }

    /** Sets where messages are handed over to be sent; unless set, none is queued. */
    public Builder messages(MessageGateway sender) {
      this.gateway = Objects.requireNonNull(sender, "sender");
      return this;
    }

    /**
     * Sets what documents can be sent again with: automations, versions, messages (DOC-6); nothing
     * unless set.
     */
    public Builder messageCatalogue(MessageCatalogue catalogue) {
      this.messageCatalogue = Objects.requireNonNull(catalogue, "catalogue");
      return this;
    }

    /**
     * Sets where the bytes of documents are kept (DOC-2); unless set, no file can be taken in.
     * Every process that runs {@link #fileSweep} or {@link #fileRestores} is given the same store:
     * without one there are neither.
     */
    public Builder files(FileStore store) {
      this.files = Objects.requireNonNull(store, "files");
      return this;
    }

    /** Sets when files are archived (DOC-3); at the age of one year unless set. */
    public Builder archive(ArchivePolicy rules) {
      this.archive = Objects.requireNonNull(rules, "archive");
      return this;
    }

    /** Sets how long restored files stay available (DOC-4); a week unless set. */
    public Builder restoredFiles(RestorePolicy rules) {
      this.restoring = Objects.requireNonNull(rules, "rules");
      return this;
    }

    /**
     * Sets who knows the agents' own e-mail addresses (DOC-4); unless set, no archived file can be
     * asked for.
     */
    public Builder agentDirectory(AgentDirectory directory) {
      this.agentDirectory = Objects.requireNonNull(directory, "agentDirectory");
      return this;
    }

    /**
     * Sets what makes links to the host's download page (DOC-4); unless set, no archived file can
     * be asked for.
     */
    public Builder links(LinkFactory pages) {
      this.links = Objects.requireNonNull(pages, "links");
      return this;
    }

    /**
     * Sets where requests for access to deleted files go (DOC-5), and in which language they are
     * written; unless set, there are none.
     *
     * @throws io.customerview.shared.RefusedException with {@link
     *     io.customerview.identity.IdentityRefusal} if the address is none
     */
    public Builder support(String email, Locale language) {
      EmailAddress.parse(email);
      this.support = new Mailbox(email, language);
      return this;
    }

    /**
     * Adds a calendar, whose business days a journey can count instead of calendar days (JRN-8);
     * none unless added.
     */
    public Builder calendar(BusinessCalendar calendar) {
      calendars.add(Objects.requireNonNull(calendar, "calendar"));
      return this;
    }

    /**
     * Sets who tells what other agents may do (EVT-1); unless set, agents can choose only
     * themselves as responsible.
     */
    public Builder agents(AgentProfiles profiles) {
      this.agents = Objects.requireNonNull(profiles, "profiles");
      return this;
    }

    /** Sets what keeps the agents' calendars (EVT-5); unless set, no event can be added to one. */
    public Builder agentCalendars(CalendarPublisher publisher) {
      this.agentCalendars = Objects.requireNonNull(publisher, "publisher");
      return this;
    }

    /**
     * Returns the customer view.
     *
     * @throws NullPointerException if storage, clock or secrets is missing
     * @throws IllegalArgumentException if two calendars have one name, or the name of one has
     *     blanks around it or is not NFC
     * @throws io.customerview.shared.RefusedException with {@link
     *     io.customerview.shared.CommonRefusal} if the name of a calendar is blank, too long, or
     *     holds a control character
     */
    public CustomerView build() {
      return new CustomerView(this);
    }
  }
}
