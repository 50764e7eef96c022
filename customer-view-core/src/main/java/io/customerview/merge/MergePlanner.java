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

  /** Those of them that a plan tells of all the same. */
  private static final Set<String> TOLD =
      Set.of(
          CustomerRecord.PART,
          ContactRecords.POINTS,
          Marker.PART,
          Portfolio.PART,
          CustomerJourney.PART);

  private final MergeOffice office;
  private final ReadableParts readable;

  MergePlanner(MergeOffice office, ReadableParts readable) {
    this.office = office;
    this.readable = readable;
  }

  MergePlan plan(UnitOfWork work, Pair pair) {
    Customer survivor = pair.survivor();
    Customer former = pair.former();
    boolean isRegistrationRead = readable.part(CustomerRecord.PART);
    return new MergePlan(
        survivor.id(),
        survivor.version(),
        former.id(),
        former.version(),
        isRegistrationRead
            ? Filling.fields(survivor.registration(), former.registration())
            : Set.of(),
        points(work, book(work, survivor.id()), book(work, former.id())),
        moved(work, survivor.id(), former.id()),
        isRegistrationRead ? office.customers().memberIdsOf(work, former.id()).size() : 0,
        dropped(work, former.id()),
        withheld());
  }

  private List<MergePlan.Point> points(UnitOfWork work, ContactBook survivor, ContactBook former) {
    if (!readable.part(ContactRecords.POINTS)) {
      return List.of();
    }
    Set<AddressKey> suppressed =
        office
            .contacts()
            .suppressed(
                work, former.points().stream().map(one -> AddressKey.of(one.address())).toList());
    return Settled.of(
            survivor, former, address -> suppressed.contains(AddressKey.of(address)), work.moment())
        .stream()
        .map(MergePlan.Point::of)
        .toList();
  }

  private ContactBook book(UnitOfWork work, CustomerId customer) {
    Map<CustomerId, Map<AddressKey, AddressConsent>> consents =
        office.contacts().consents().byAddress(work, List.of(customer));
    return ContactBook.of(
        customer,
        office.contacts().points().of(work, List.of(customer)).getOrDefault(customer, List.of()),
        consents.getOrDefault(customer, Map.of()));
  }

  private Map<String, Long> moved(UnitOfWork work, CustomerId survivor, CustomerId former) {
    Map<String, Long> moved = new LinkedHashMap<>();
    for (CustomerOwned part : office.owned()) {
      if (!STAYING.contains(part.part()) && readable.part(part.part())) {
        long count =
            part.part().equals(NotDuplicates.PART)
                ? newPairs(work, survivor, former)
                : part.count(work, former);
        if (count > 0) {
          moved.put(part.part(), count);
        }
      }
    }
    return moved;
  }

  /** Of a pair of the two nothing is left, and one that the survivor has already is no new one. */
  private long newPairs(UnitOfWork work, CustomerId survivor, CustomerId former) {
    Map<CustomerId, Set<CustomerId>> pairs =
        office.notDuplicates().of(work, List.of(survivor, former));
    Set<CustomerId> known = pairs.getOrDefault(survivor, Set.of());
    return pairs.getOrDefault(former, Set.of()).stream()
        .filter(other -> !other.equals(survivor) && !known.contains(other))
        .count();
  }

  /** Whatever there is of them: that there is something is not told either. */
  private Set<String> withheld() {
    Set<String> withheld = new HashSet<>();
    for (CustomerOwned owned : office.owned()) {
      String part = owned.part();
      if (!readable.part(part) && (TOLD.contains(part) || !STAYING.contains(part))) {
        withheld.add(part);
      }
    }
    return withheld;
  }

  private Set<String> dropped(UnitOfWork work, CustomerId former) {
    List<CustomerId> only = List.of(former);
    Set<String> dropped = new HashSet<>();
    if (readable.part(Marker.PART) && office.markers().of(work, former).isPresent()) {
      dropped.add(Marker.PART);
    }
    if (readable.part(Portfolio.PART) && !office.portfolios().of(work, only).isEmpty()) {
      dropped.add(Portfolio.PART);
    }
    if (readable.part(CustomerJourney.PART)
        && !office.customerJourneys().of(work, only).isEmpty()) {
      dropped.add(CustomerJourney.PART);
    }
    return dropped;
  }
}
