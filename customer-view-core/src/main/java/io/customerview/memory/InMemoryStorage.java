package io.customerview.memory;

import io.customerview.acceptance.Acceptances;
import io.customerview.audit.AuditTrail;
import io.customerview.base.BaseIndex;
import io.customerview.base.SegmentMembers;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
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
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.JourneyHistory;
import io.customerview.journey.Journeys;
import io.customerview.marker.Markers;
import io.customerview.merge.Merge;
import io.customerview.merge.Merges;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.Messages;
import io.customerview.message.Outbox;
import io.customerview.portfolio.BoardIndex;
import io.customerview.portfolio.PortfolioImportLog;
import io.customerview.portfolio.Portfolios;
import io.customerview.privacy.ErasedTotals;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.EventId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import io.customerview.timeline.Events;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A storage in the process. Units of work that write run one after the other, those that read side
 * by side; what fails is undone.
 *
 * <p>Thread-safe. A unit of work can't be begun inside another one.
 */
public final class InMemoryStorage implements Storage {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final MemoryLocks locks = new MemoryLocks();
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final MemoryNotDuplicates notDuplicates = new MemoryNotDuplicates();
  private final MemoryEvents events = new MemoryEvents(this::forget);
  private final MemoryMerges merges = new MemoryMerges(this::owned, events, locks, this::follow);
  private final MemoryCustomers customers =
      new MemoryCustomers(locks, merges::absorberOf, merges::absorbedBy);
  private final MemorySearchKeys searchKeys = new MemorySearchKeys();
  private final MemoryContactPoints contactPoints = new MemoryContactPoints();
  private final MemorySuppressions suppressions = new MemorySuppressions();
  private final MemoryConsentLog consents = new MemoryConsentLog(suppressions);
  private final MemoryContactHistory contactHistory = new MemoryContactHistory();
  private final MemoryHandOvers handOvers = new MemoryHandOvers();
  private final MemoryPauses pauses = new MemoryPauses();
  private final MemoryContracts contracts = new MemoryContracts();
  private final Table<SegmentId, StoredSegment> segments = Table.ordered();
  private final MemorySegmentMembers segmentMembers = new MemorySegmentMembers();
  private final MemorySegmentRules segmentRules = new MemorySegmentRules(segments, segmentMembers);
  private final MemoryRestores restores = new MemoryRestores();
  private final MemoryDocuments documents = new MemoryDocuments(restores);
  private final MemoryAcceptances acceptances = new MemoryAcceptances(documents);
  private final MemoryMessages messages = new MemoryMessages();
  private final MemoryCases cases = new MemoryCases(customers);
  private final MemoryMarkers markers = new MemoryMarkers();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryJourneys journeys = new MemoryJourneys();
  private final MemoryJourneyHistory journeyHistory = new MemoryJourneyHistory();
  private final MemoryErasedTotals erasedTotals = new MemoryErasedTotals();

  private final MemoryPortfolios portfolios = new MemoryPortfolios(customers);
  private final MemoryCustomerJourneys customerJourneys =
      new MemoryCustomerJourneys(customers, portfolios);
  private final MemoryBoards boards =
      new MemoryBoards(customers, portfolios, customerJourneys, markers);
  private final MemoryPortfolioImportLog portfolioImports = new MemoryPortfolioImportLog();

  private final MemoryBase base =
      new MemoryBase(customers, contracts, markers, portfolios, segmentMembers);
  private final MemorySearchIndex searchIndex = new MemorySearchIndex(searchKeys);

  private InMemoryStorage() {}

  private void forget(UnitOfWork work, Set<EventId> events) {
    merges.forget(work, events);
  }

  /** What hangs on a document goes back with it. */
  private void follow(UnitOfWork work, Merge undone) {
    acceptances.part(work, undone.survivor(), undone.former());
    restores.part(work, undone.survivor(), undone.former(), documents);
  }

  /** Makes an empty storage. */
  public static InMemoryStorage create() {
    return new InMemoryStorage();
  }

  @Override
  public <T> T read(Instant moment, Function<UnitOfWork, T> body) {
    refuseNesting();
    lock.readLock().lock();
    try {
      return body.apply(new MemoryUnitOfWork(moment));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Who writes waits until this has ended. */
  @Override
  public <T> T snapshot(Instant moment, Function<UnitOfWork, T> body) {
    return read(moment, body);
  }

  @Override
  public <T> T write(Instant moment, Function<UnitOfWork, T> body) {
    refuseNesting();
    lock.writeLock().lock();
    try {
      MemoryUnitOfWork work = new MemoryUnitOfWork(moment);
      boolean done = false;
      try {
        T result = body.apply(work);
        done = true;
        return result;
      } finally {
        if (!done) {
          work.undo();
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void refuseNesting() {
    if (lock.getReadHoldCount() > 0 || lock.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException("a unit of work can't be begun inside another one");
    }
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
  public Messages messages() {
    return messages;
  }

  @Override
  public Cases cases() {
    return cases;
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
}
