package io.customerview.storage;

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
import io.customerview.shared.UnitsOfWork;
import io.customerview.timeline.Events;
import java.util.List;

/**
 * A storage: where units of work run, and every collection that they use. {@link
 * io.customerview.memory.InMemoryStorage} keeps everything in the process; the module {@code
 * io.customerview.jdbc} keeps it in PostgreSQL.
 *
 * <p>Thread-safe, as is every collection. Who writes an adapter runs the contracts of the test kit
 * against it.
 */
public interface Storage extends UnitsOfWork {

  /** Returns the row per customer on which changes wait their turn. */
  CustomerLocks locks();

  /** Returns the audit trail. */
  AuditTrail audit();

  /** Returns the customers. */
  Customers customers();

  /** Returns what customers are found by. */
  SearchKeys searchKeys();

  /** Returns the same keys as search reads them. */
  SearchIndex searchIndex();

  /** Returns the contact points. */
  ContactPoints contactPoints();

  /** Returns the record of consent. */
  ConsentLog consents();

  /** Returns the history of contact points. */
  ContactHistory contactHistory();

  /** Returns the suppression list. */
  SuppressionList suppressions();

  /** Returns the hand-overs. */
  HandOvers handOvers();

  /** Returns the pauses. */
  Pauses pauses();

  /** Returns the contracts. */
  Contracts contracts();

  /** Returns the documents. */
  Documents documents();

  /** Returns the archived files that were asked for. */
  Restores restores();

  /** Returns the acceptances that documents ask for. */
  Acceptances acceptances();

  /** Returns the messages. */
  Messages messages();

  /** Returns the cases. */
  Cases cases();

  /** Returns the markers. */
  Markers markers();

  /** Returns the outbox. */
  Outbox outbox();

  /** Returns the portfolios, and which customer is in which. */
  Portfolios portfolios();

  /** Returns the definitions of journeys. */
  Journeys journeys();

  /** Returns how far customers have come in their journeys. */
  CustomerJourneys customerJourneys();

  /** Returns the history of customers' journeys. */
  JourneyHistory journeyHistory();

  /** Returns the events. */
  Events events();

  /** Returns how many interactions customers had who were erased. */
  ErasedTotals erasedTotals();

  /** Returns the boards of portfolios. */
  BoardIndex boardIndex();

  /** Returns the imports of portfolios that were made. */
  PortfolioImportLog portfolioImports();

  /** Returns the merges that were made. */
  Merges merges();

  /** Returns the pairs of customers that are no duplicates. */
  NotDuplicates notDuplicates();

  /** Returns the segments, as text. */
  SegmentRules segmentRules();

  /** Returns who is in which segment. */
  SegmentMembers segmentMembers();

  /** Returns the customer base in its orders. */
  BaseIndex baseIndex();

  /** Returns what reads profiles ahead; nothing does unless an adapter says otherwise. */
  default ReadAhead readAhead() {
    return ReadAhead.NOTHING;
  }

  /**
   * Returns every collection that holds something of single customers, in the order in which they
   * are to be erased.
   */
  List<CustomerOwned> owned();
}
