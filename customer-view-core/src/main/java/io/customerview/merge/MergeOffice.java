package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.base.SegmentMembers;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.Pauses;
import io.customerview.contract.Contracts;
import io.customerview.customer.Customers;
import io.customerview.customer.WhenCancelled;
import io.customerview.document.Documents;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchKeys;
import io.customerview.identity.SearchPart;
import io.customerview.journey.Calendars;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.Journeys;
import io.customerview.marker.Markers;
import io.customerview.portfolio.PortfolioImportLog;
import io.customerview.portfolio.Portfolios;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What merging shares.
 *
 * @param merges the merges
 * @param notDuplicates the pairs that are no duplicates
 * @param index reads what customers are found by
 * @param size how many customers there are
 * @param customers the customers
 * @param searchKeys what customers are found by
 * @param whenCancelled what ends with a customer
 * @param contacts what the use cases of contact points share
 * @param pauses the pauses
 * @param contracts the contracts
 * @param documents the documents
 * @param markers the markers
 * @param portfolios the portfolios
 * @param journeys the journeys
 * @param customerJourneys how far customers have come
 * @param segmentMembers who is in which segment
 * @param imports what imports of portfolios did
 * @param calendars the host's calendars
 * @param owned every collection that holds something of single customers
 */
@Wiring
public record MergeOffice(
    Merges merges,
    NotDuplicates notDuplicates,
    SearchIndex index,
    BaseSize size,
    Customers customers,
    SearchKeys searchKeys,
    WhenCancelled whenCancelled,
    ContactOffice contacts,
    Pauses pauses,
    Contracts contracts,
    Documents documents,
    Markers markers,
    Portfolios portfolios,
    Journeys journeys,
    CustomerJourneys customerJourneys,
    SegmentMembers segmentMembers,
    PortfolioImportLog imports,
    Calendars calendars,
    List<CustomerOwned> owned) {

  /** Farther ahead than the clock of any host. */
  private static final Duration FAR = Duration.ofDays(36_500);

  public MergeOffice {
    Objects.requireNonNull(merges, "merges");
    Objects.requireNonNull(notDuplicates, "notDuplicates");
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(searchKeys, "searchKeys");
    Objects.requireNonNull(whenCancelled, "whenCancelled");
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(pauses, "pauses");
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(markers, "markers");
    Objects.requireNonNull(portfolios, "portfolios");
    Objects.requireNonNull(journeys, "journeys");
    Objects.requireNonNull(customerJourneys, "customerJourneys");
    Objects.requireNonNull(segmentMembers, "segmentMembers");
    Objects.requireNonNull(imports, "imports");
    Objects.requireNonNull(calendars, "calendars");
    owned = List.copyOf(owned);
  }

  /** Has a customer found by the numbers of the documents that it has now. */
  void listDocuments(UnitOfWork work, CustomerId customer) {
    List<SearchKey> keys =
        documents.of(work, customer).stream()
            .map(document -> SearchKey.ofDocumentNumber(document.number(), document.id()))
            .toList();
    searchKeys.replace(work, SearchPart.DOCUMENTS, Map.of(customer, keys));
  }

  /**
   * Has a customer found by the ids, ours and the host's, of those that it has absorbed (SRCH-5).
   */
  void listFormerIds(Change change, CustomerId customer) {
    Stream<SearchKey> own = change.formerIds(customer).stream().map(SearchKey::ofCustomerId);
    Stream<SearchKey> ofHost =
        merges.of(change.work(), customer).stream()
            .filter(merge -> merge.undoneAt().isEmpty())
            .flatMap(merge -> merge.kept().stream())
            .flatMap(kept -> kept.registration().externalId().stream())
            .map(SearchKey::ofExternalId);
    searchKeys.replace(
        change.work(),
        SearchPart.FORMER_IDS,
        Map.of(customer, Stream.concat(own, ofHost).sorted().toList()));
  }

  /** Returns the place that what is written of contact points of some customers has come to. */
  Merge.Place place(UnitOfWork work, List<CustomerId> customers) {
    return new Merge.Place(
        contacts.consents().last(work, customers), contacts.history().last(work, customers));
  }

  /** Returns the whole record of consent of a customer, in its order. */
  List<ConsentEntry> log(UnitOfWork work, CustomerId customer) {
    return contacts.consents().upTo(work, customer, work.moment().plus(FAR));
  }
}
