package io.customerview.merge;

import io.customerview.base.Membership;
import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactRecords;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.journey.CustomerJourney;
import io.customerview.marker.Marker;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a merge would do. */
final class MergePlanner {

  /** The parts of which nothing is handed over as it is. */
  private static final Set<String> STAYING =
      Set.of(
          CustomerRecord.PART,
          ContactRecords.POINTS,
          Membership.PART,
          Marker.PART,
          Portfolio.PART,
          CustomerJourney.PART,
          ImportedChange.PART,
          "searchKeys",
          "audit");

  private final MergeOffice office;

  MergePlanner(MergeOffice office) {
    this.office = office;
  }

  MergePlan plan(UnitOfWork work, Pair pair) {
    Customer survivor = pair.survivor();
    Customer former = pair.former();
    return new MergePlan(
        survivor.id(),
        survivor.version(),
        former.id(),
        former.version(),
        Filling.fields(survivor.registration(), former.registration()),
        Settled.of(book(work, survivor.id()), book(work, former.id())).stream()
            .map(MergePlan.Point::of)
            .toList(),
        moved(work, former.id()),
        office.customers().membersOf(work, former.id(), Optional.empty(), Integer.MAX_VALUE).size(),
        dropped(work, former.id()));
  }

  private ContactBook book(UnitOfWork work, CustomerId customer) {
    Map<CustomerId, Map<AddressKey, AddressConsent>> consents =
        office.contacts().consents().byAddress(work, List.of(customer));
    return ContactBook.of(
        customer,
        office.contacts().points().of(work, List.of(customer)).getOrDefault(customer, List.of()),
        consents.getOrDefault(customer, Map.of()));
  }

  private Map<String, Long> moved(UnitOfWork work, CustomerId former) {
    Map<String, Long> moved = new LinkedHashMap<>();
    for (CustomerOwned part : office.owned()) {
      if (!STAYING.contains(part.part())) {
        long count = part.count(work, former);
        if (count > 0) {
          moved.put(part.part(), count);
        }
      }
    }
    return moved;
  }

  private Set<String> dropped(UnitOfWork work, CustomerId former) {
    List<CustomerId> only = List.of(former);
    Set<String> dropped = new HashSet<>();
    if (office.markers().of(work, former).isPresent()) {
      dropped.add(Marker.PART);
    }
    if (!office.portfolios().of(work, only).isEmpty()) {
      dropped.add(Portfolio.PART);
    }
    if (!office.customerJourneys().of(work, only).isEmpty()) {
      dropped.add(CustomerJourney.PART);
    }
    return dropped;
  }
}
