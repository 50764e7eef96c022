package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.base.Membership;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentEntry.Cause;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.Pause;
import io.customerview.customer.Customer;
import io.customerview.customer.Registrar;
import io.customerview.customer.Registration;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.marker.MarkerEvent.CustomerUnmarked;
import io.customerview.merge.Merge.Place;
import io.customerview.merge.Merge.Span;
import io.customerview.merge.Merge.Trace;
import io.customerview.merge.MergeEvent.CustomerMerged;
import io.customerview.merge.MergeEvent.CustomerMergedAway;
import io.customerview.merge.MergedPoint.Fate;
import io.customerview.portfolio.Placement;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Merges two customers within one command, which has locked them and the members of the duplicate.
 * What has rules of its own comes first: contact points, the registration, who has the duplicate as
 * parent. The rest is handed over as it is.
 */
final class MergeKeeper {

  private final MergeOffice office;
  private final Change change;
  private final UnitOfWork work;
  private final Pair pair;
  private final CustomerId survivor;
  private final CustomerId former;

  MergeKeeper(MergeOffice office, Change change, Pair pair) {
    this.office = office;
    this.change = change;
    this.work = change.work();
    this.pair = pair;
    this.survivor = pair.survivor().id();
    this.former = pair.former().id();
  }

  Merged merge(List<Customer> members) {
    MergeId id = new MergeId(change.newId());
    Place before = office.place(work, List.of(survivor, former));
    List<CustomerId> formerIds = change.formerIds(former);
    List<MergedPoint> points = settlePoints(id);
    Set<String> filled = settleRegistrations(members);
    Set<CustomerId> moved = new LinkedHashSet<>();
    members.forEach(member -> moved.add(member.id()));
    takeOffRetired();
    Optional<CustomerJourney> journey = journey();
    Trace trace =
        new Trace(
            Set.copyOf(formerIds),
            moved,
            filled,
            points,
            office.contacts().consents().last(work, List.of(survivor, former)),
            office.markers().of(work, former).map(marker -> marker.id()),
            Optional.ofNullable(office.portfolios().of(work, List.of(former)).get(former))
                .map(Placement::portfolio),
            journey.map(CustomerJourney::journey),
            journey
                .flatMap(one -> office.journeys().find(work, one.journey()))
                .map(Journey::version),
            memberships(),
            office.imports().counting(work, former),
            pauses(),
            notDuplicates());
    change.redirect(former, survivor, new CustomerMerged(id, former));
    change.ended(former, new CustomerMergedAway(id, survivor, trace.membershipsOf(former)));
    office
        .merges()
        .merge(
            work,
            new Merge(
                id,
                survivor,
                former,
                change.moment(),
                change.agent().id(),
                Optional.empty(),
                new Span(before, Optional.empty()),
                Optional.of(pair.former()),
                trace));
    relist();
    return new Merged(id, survivor, change.versionAfter(survivor));
  }

  /** A marker that is being deleted is borne by nobody, and not there for whoever comes back. */
  private void takeOffRetired() {
    MarkerId borne = office.markers().of(work, List.of(former)).get(former);
    if (borne != null && office.markers().isRetired(work, borne)) {
      office.markers().takeOff(work, List.of(former));
      change.happened(former, new CustomerUnmarked(borne));
    }
  }

  private List<MergedPoint> settlePoints(MergeId id) {
    ContactKeeper keeper = new ContactKeeper(office.contacts(), change, "merge " + id, id);
    keeper.expect(List.of(survivor, former), List.of());
    ContactBook own = keeper.book(survivor);
    ContactBook other = keeper.book(former);
    keeper.expect(List.of(), other.points().stream().map(ContactPoint::address).toList());
    List<Settled> settled = Settled.of(own, other, keeper::isSuppressed, change.moment());
    Map<CustomerId, List<ConsentEntry>> logs = new HashMap<>();
    List.of(survivor, former).forEach(one -> logs.put(one, log(one)));
    List<MergedPoint> points = new ArrayList<>();
    for (Settled one : settled) {
      ContactPoint before = one.before();
      points.add(
          new MergedPoint(
              before.id(),
              one.fate(),
              before.address(),
              before.primary(),
              before.addedAt(),
              inForce(before, logs.getOrDefault(before.customer(), List.of())),
              one.after().state()));
      if (one.fate() == Fate.JOINED) {
        keeper.delete(former, before.id());
      } else {
        keeper.join(before.customer(), before.id(), one.after(), one.primaryAfter());
      }
    }
    Map<AddressKey, OptedOut> closed = own.closedBeside(other);
    settled.stream().filter(Settled::isClosed).forEach(one -> closed.remove(one.address()));
    closed.forEach((address, out) -> keeper.note(survivor, address, out, Cause.MERGED));
    keeper.save();
    return points;
  }

  /** Returns the entry of the record of consent from which a point has its consent. */
  private Optional<UUID> inForce(ContactPoint point, List<ConsentEntry> log) {
    if (point.consent() instanceof Consent.NotGiven) {
      return Optional.empty();
    }
    Optional<UUID> last = Optional.empty();
    for (ConsentEntry entry : log) {
      if (entry.point().equals(Optional.of(point.id()))
          && entry.normalized().equals(point.address().normalized())) {
        last = Optional.of(entry.id());
      }
    }
    return last;
  }

  private List<ConsentEntry> log(CustomerId customer) {
    return office.log(work, customer);
  }

  private Set<String> settleRegistrations(List<Customer> members) {
    Registrar registrar = registrar();
    Registration own = pair.survivor().registration();
    Registration other = pair.former().registration();
    Set<String> filled = Filling.fields(own, other);
    if (!filled.isEmpty()) {
      registrar.replace(pair.survivor(), Filling.fill(own, other, filled));
    }
    for (Customer member : members) {
      registrar.replace(member, member.registration().toBuilder().parent(survivor).build());
    }
    registrar.save();
    return filled;
  }

  private List<Membership> memberships() {
    return office.segmentMembers().of(work, List.of(survivor, former)).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private Set<UUID> pauses() {
    return office
        .pauses()
        .endingAfter(work, List.of(survivor), change.moment())
        .getOrDefault(survivor, List.of())
        .stream()
        .map(Pause::id)
        .collect(Collectors.toSet());
  }

  private Set<CustomerId> notDuplicates() {
    Set<CustomerId> others = new LinkedHashSet<>();
    office.notDuplicates().of(work, List.of(former)).values().forEach(others::addAll);
    others.remove(survivor);
    return others;
  }

  private Registrar registrar() {
    return new Registrar(office.customers(), office.searchKeys(), office.whenCancelled(), change);
  }

  private Optional<CustomerJourney> journey() {
    return Optional.ofNullable(office.customerJourneys().of(work, List.of(former)).get(former));
  }

  private void relist() {
    ContactKeeper keeper = new ContactKeeper(office.contacts(), change);
    keeper.list(List.of(survivor));
    keeper.save();
    office.listDocuments(work, survivor);
    office.listFormerIds(change, survivor);
  }
}
