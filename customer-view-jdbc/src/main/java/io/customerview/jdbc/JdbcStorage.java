package io.customerview.jdbc;

import io.customerview.acceptance.Acceptances;
import io.customerview.audit.AuditTrail;
import io.customerview.base.BaseIndex;
import io.customerview.base.SegmentMembers;
import io.customerview.base.SegmentRules;
import io.customerview.cases.Cases;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.HandOvers;
import io.customerview.contact.Pauses;
import io.customerview.contact.SuppressionList;
import io.customerview.contract.Contracts;
import io.customerview.customer.Customers;
import io.customerview.document.Documents;
import io.customerview.document.Restores;
import io.customerview.identity.SearchKeys;
import io.customerview.jdbc.internal.sql.JdbcAcceptances;
import io.customerview.jdbc.internal.sql.JdbcAuditTrail;
import io.customerview.jdbc.internal.sql.JdbcBase;
import io.customerview.jdbc.internal.sql.JdbcBoards;
import io.customerview.jdbc.internal.sql.JdbcCases;
import io.customerview.jdbc.internal.sql.JdbcConsentLog;
import io.customerview.jdbc.internal.sql.JdbcContactHistory;
import io.customerview.jdbc.internal.sql.JdbcContactPoints;
import io.customerview.jdbc.internal.sql.JdbcContracts;
import io.customerview.jdbc.internal.sql.JdbcCustomerJourneys;
import io.customerview.jdbc.internal.sql.JdbcCustomers;
import io.customerview.jdbc.internal.sql.JdbcDocuments;
import io.customerview.jdbc.internal.sql.JdbcErasedTotals;
import io.customerview.jdbc.internal.sql.JdbcEvents;
import io.customerview.jdbc.internal.sql.JdbcHandOvers;
import io.customerview.jdbc.internal.sql.JdbcJourneyHistory;
import io.customerview.jdbc.internal.sql.JdbcJourneys;
import io.customerview.jdbc.internal.sql.JdbcLocks;
import io.customerview.jdbc.internal.sql.JdbcMarkers;
import io.customerview.jdbc.internal.sql.JdbcMerges;
import io.customerview.jdbc.internal.sql.JdbcMessages;
import io.customerview.jdbc.internal.sql.JdbcNotDuplicates;
import io.customerview.jdbc.internal.sql.JdbcOutbox;
import io.customerview.jdbc.internal.sql.JdbcPauses;
import io.customerview.jdbc.internal.sql.JdbcPortfolioImportLog;
import io.customerview.jdbc.internal.sql.JdbcPortfolios;
import io.customerview.jdbc.internal.sql.JdbcReadAhead;
import io.customerview.jdbc.internal.sql.JdbcRestores;
import io.customerview.jdbc.internal.sql.JdbcSearchIndex;
import io.customerview.jdbc.internal.sql.JdbcSearchKeys;
import io.customerview.jdbc.internal.sql.JdbcSegmentMembers;
import io.customerview.jdbc.internal.sql.JdbcSegmentRules;
import io.customerview.jdbc.internal.sql.JdbcSuppressions;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.jdbc.internal.work.JdbcUnits;
import io.customerview.jdbc.internal.work.Schema;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.JourneyHistory;
import io.customerview.journey.Journeys;
import io.customerview.marker.Markers;
import io.customerview.merge.Merges;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.Messages;
import io.customerview.message.Outbox;
import io.customerview.portfolio.BoardIndex;
import io.customerview.portfolio.PortfolioImportLog;
import io.customerview.portfolio.Portfolios;
import io.customerview.privacy.ErasedTotals;
import io.customerview.profile.ReadAhead;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import io.customerview.timeline.Events;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A storage in PostgreSQL 15 or later, bound to one schema: one tenant.
 *
 * <p>Every unit of work takes one connection. One that arrives with auto-commit on is ours, and its
 * transaction is ended by us. One that arrives with auto-commit off is in a transaction of the
 * host's (a {@code DataSource} bound to it by a framework, such as Spring's {@code
 * TransactionAwareDataSourceProxy}, or one that lends the host's own connection): each use case
 * then runs in a savepoint there, is never committed by us, and a refusal rolls back to the
 * savepoint, so that the host can go on.
 *
 * <p>A pool that gives every connection with auto-commit off is refused with an {@link
 * IllegalStateException} that says what to do, since what is not committed there is lost; see
 * {@link Builder#hostTransaction}. Who waits for a lock waits until the other transaction ends, or
 * as long as the server's {@code lock_timeout} says: a host that calls us in a second transaction
 * of its own, while its first one has changed the same customer, should set one.
 *
 * <p>The schema must be up to date: {@link SchemaMigrator}. Thread-safe.
 */
public final class JdbcStorage implements Storage {

  /** The schema of a host that names none. */
  public static final String DEFAULT_SCHEMA = "customer_view";

  private final Schema schema;
  private final JdbcUnits units;
  private final JdbcLocks locks = new JdbcLocks();
  private final JdbcAuditTrail audit = new JdbcAuditTrail();
  private final JdbcCustomers customers;
  private final JdbcSearchKeys searchKeys = new JdbcSearchKeys();
  private final JdbcSearchIndex searchIndex = new JdbcSearchIndex();
  private final JdbcContactPoints contactPoints = new JdbcContactPoints();
  private final JdbcSuppressions suppressions = new JdbcSuppressions();
  private final JdbcConsentLog consents = new JdbcConsentLog(suppressions);
  private final JdbcContactHistory contactHistory = new JdbcContactHistory();
  private final JdbcHandOvers handOvers = new JdbcHandOvers();
  private final JdbcPauses pauses = new JdbcPauses();
  private final JdbcContracts contracts = new JdbcContracts();
  private final JdbcDocuments documents = new JdbcDocuments();
  private final JdbcRestores restores = new JdbcRestores();
  private final JdbcAcceptances acceptances = new JdbcAcceptances(documents);
  private final JdbcMessages messages;
  private final JdbcOutbox outbox = new JdbcOutbox();
  private final JdbcPortfolios portfolios = new JdbcPortfolios();
  private final JdbcBoards boards = new JdbcBoards();
  private final JdbcPortfolioImportLog portfolioImports = new JdbcPortfolioImportLog();
  private final JdbcSegmentRules segmentRules;
  private final JdbcJourneys journeys = new JdbcJourneys();
  private final JdbcCustomerJourneys customerJourneys = new JdbcCustomerJourneys();
  private final JdbcJourneyHistory journeyHistory = new JdbcJourneyHistory();
  private final JdbcSegmentMembers segmentMembers = new JdbcSegmentMembers();
  private final JdbcCases cases = new JdbcCases();
  private final JdbcMarkers markers = new JdbcMarkers();
  private final JdbcNotDuplicates notDuplicates = new JdbcNotDuplicates();
  private final JdbcMerges merges = new JdbcMerges(this::owned);
  private final JdbcEvents events = new JdbcEvents();
  private final JdbcErasedTotals erasedTotals = new JdbcErasedTotals();
  private final JdbcBase base = new JdbcBase(markers);
  private final JdbcReadAhead readAhead = new JdbcReadAhead();

  private JdbcStorage(Builder from) {
    this.schema = from.schema;
    this.units = new JdbcUnits(from.dataSource, schema, from.hostTransaction);
    this.customers = new JdbcCustomers(schema.lockKey("tree"));
    this.messages = new JdbcMessages(schema.lockKey("messages"));
    this.segmentRules = new JdbcSegmentRules(schema.lockKey("segments"));
  }

  /** Obtains a storage in the schema {@value #DEFAULT_SCHEMA}. */
  public static JdbcStorage of(DataSource dataSource) {
    return of(dataSource, DEFAULT_SCHEMA);
  }

  /**
   * Obtains a storage in a schema.
   *
   * @param schema lower-case letters, digits and underscores, a letter first, at most 63
   * @throws IllegalArgumentException if the schema has another kind of name
   */
  public static JdbcStorage of(DataSource dataSource, String schema) {
    return builder(dataSource).schema(schema).build();
  }

  /** Begins a storage for which there is more to say. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Returns what brings the schema of this storage up to date.
   *
   * @param clock says when a migration ran
   */
  public SchemaMigrator migrator(Clock clock) {
    return new SchemaMigrator(units, schema, clock);
  }

  /**
   * Returns the connection that a unit of work runs on, for a listener that writes rows of the
   * host's own in the same transaction, such as a {@link io.customerview.spi.ChangeListener}:
   *
   * <pre>{@code
   * .onChange((work, customer, version, events) -> outbox.add(JdbcStorage.connection(work), customer, events))
   * }</pre>
   *
   * <p>What is written there is kept if and only if the change is. A statement that fails there
   * makes the unit of work fail, unless the host goes back to a savepoint of its own. Closing the
   * connection does nothing; to commit, to roll back the whole, and to change how the transaction
   * runs are refused with an {@link IllegalStateException}. It belongs to the thread of the unit of
   * work, and is not to be used after its end.
   *
   * @param work a unit of work of a storage of this kind
   * @throws IllegalArgumentException if it is one of another storage
   */
  public static Connection connection(UnitOfWork work) {
    return JdbcUnitOfWork.of(work).joined();
  }

  @Override
  public <T> T read(Instant moment, Function<UnitOfWork, T> body) {
    return units.read(moment, body);
  }

  @Override
  public <T> T snapshot(Instant moment, Function<UnitOfWork, T> body) {
    return units.snapshot(moment, body);
  }

  @Override
  public <T> T write(Instant moment, Function<UnitOfWork, T> body) {
    return units.write(moment, body);
  }

  @Override
  public CustomerLocks locks() {
    return locks;
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public Customers customers() {
    return customers;
  }

  @Override
  public SearchKeys searchKeys() {
    return searchKeys;
  }

  @Override
  public SearchIndex searchIndex() {
    return searchIndex;
  }

  @Override
  public ContactPoints contactPoints() {
    return contactPoints;
  }

  @Override
  public ConsentLog consents() {
    return consents;
  }

  @Override
  public ContactHistory contactHistory() {
    return contactHistory;
  }

  @Override
  public SuppressionList suppressions() {
    return suppressions;
  }

  @Override
  public HandOvers handOvers() {
    return handOvers;
  }

  @Override
  public Pauses pauses() {
    return pauses;
  }

  @Override
  public Contracts contracts() {
    return contracts;
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Override
  public Restores restores() {
    return restores;
  }

  @Override
  public Acceptances acceptances() {
    return acceptances;
  }

  @Override
  public Cases cases() {
    return cases;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public Markers markers() {
    return markers;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Portfolios portfolios() {
    return portfolios;
  }

  @Override
  public Journeys journeys() {
    return journeys;
  }

  @Override
  public CustomerJourneys customerJourneys() {
    return customerJourneys;
  }

  @Override
  public JourneyHistory journeyHistory() {
    return journeyHistory;
  }

  @Override
  public Events events() {
    return events;
  }

  @Override
  public ErasedTotals erasedTotals() {
    return erasedTotals;
  }

  @Override
  public BoardIndex boardIndex() {
    return boards;
  }

  @Override
  public PortfolioImportLog portfolioImports() {
    return portfolioImports;
  }

  @Override
  public Merges merges() {
    return merges;
  }

  @Override
  public NotDuplicates notDuplicates() {
    return notDuplicates;
  }

  @Override
  public SegmentRules segmentRules() {
    return segmentRules;
  }

  @Override
  public SegmentMembers segmentMembers() {
    return segmentMembers;
  }

  @Override
  public BaseIndex baseIndex() {
    return base;
  }

  @Override
  public ReadAhead readAhead() {
    return readAhead;
  }

  @Override
  public List<CustomerOwned> owned() {
    return List.of(
        audit,
        searchKeys,
        contactPoints,
        consents,
        contactHistory,
        handOvers,
        pauses,
        contracts,
        acceptances,
        restores,
        documents,
        messages,
        cases,
        markers,
        outbox,
        portfolios,
        customerJourneys,
        journeyHistory,
        events,
        portfolioImports,
        segmentMembers,
        notDuplicates,
        merges,
        customers);
  }

  /** Gathers what a storage needs. Not thread-safe. */
  public static final class Builder {

    private final DataSource dataSource;
    private Schema schema = new Schema(DEFAULT_SCHEMA);
    private @Nullable BooleanSupplier hostTransaction;

    private Builder(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * Sets the schema; {@value JdbcStorage#DEFAULT_SCHEMA} unless set.
     *
     * @param name lower-case letters, digits and underscores, a letter first, at most 63
     * @throws IllegalArgumentException if the schema has another kind of name
     */
    public Builder schema(String name) {
      this.schema = new Schema(name);
      return this;
    }

    /**
     * Sets what says whether the calling thread is in a transaction of the host's, instead of
     * letting auto-commit say it. In Spring:
     *
     * <pre>{@code
     * JdbcStorage.builder(new TransactionAwareDataSourceProxy(pool))
     *     .hostTransaction(() -> isActualTransactionActive() && isSynchronizationActive())
     *     .build();
     * }</pre>
     *
     * <p>Both are static methods of Spring's {@code TransactionSynchronizationManager}. The second
     * one tells that the transaction is over while its {@code AFTER_COMMIT} listeners run, where
     * the first one still says that it is active, and so does auto-commit: what is done there is a
     * transaction of its own then, and would be lost otherwise. In {@code
     * TransactionSynchronization.afterCommit()} both are true still, and what is done there may be
     * lost: do it in a transaction of its own ({@code REQUIRES_NEW}), or in {@code
     * afterCompletion}.
     *
     * <p>With it, a pool may give connections with auto-commit off; and where the host is in a
     * transaction that the {@code DataSource} knows nothing of, we say so instead of committing on
     * our own. A host that never wants us to join says {@code () -> false}.
     */
    public Builder hostTransaction(BooleanSupplier active) {
      this.hostTransaction = Objects.requireNonNull(active, "active");
      return this;
    }

    /** Returns the storage. No connection is made yet. */
    public JdbcStorage build() {
      return new JdbcStorage(this);
    }
  }
}
