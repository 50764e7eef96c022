package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.contact.AddressConsent;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentEntry.Cause;
import io.customerview.contact.ConsentLog;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRecords;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.customer.Registrar;
import io.customerview.customer.Registration;
import io.customerview.merge.Merge.Trace;
import io.customerview.merge.MergeEvent.CustomerParted;
import io.customerview.merge.MergeEvent.MergeUndone;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.MergedPoint.Fate;
import io.customerview.merge.Merges.Undone;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
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
import java.util.stream.Stream;

/**
 * Undoes a merge within one command, which has locked the customer that stayed and the members that
 * the duplicate had: exactly, or not at all. An opt-out since then is kept, for both.
 */
final class UndoKeeper {

  private final MergeOffice office;
  private final Change change;
  private final UnitOfWork work;
  private final Merge merge;
  private final Trace trace;
  private final Customer survivor;
  private final Customer kept;
  private final List<ConsentEntry> log;
  private final List<ConsentEntry> since;
  private final Map<AddressKey, AddressConsent> addresses;
  private final ReadableParts readable;
  private final MovedOn around;

  UndoKeeper(
      MergeOffice office, Change change, Merge merge, Customer survivor, ReadableParts readable) {
    this.office = office;
    this.change = change;
    this.work = change.work();
    this.merge = merge;
    this.trace = merge.trace();
    this.survivor = survivor;
    this.kept = merge.kept().orElseThrow();
    this.log = office.log(work, survivor.id());
    ConsentLog record = office.contacts().consents();
    this.since = record.behind(work, survivor.id(), trace.lastConsent());
    this.addresses =
        record.byAddress(work, List.of(survivor.id())).getOrDefault(survivor.id(), Map.of());
    this.readable = readable;
    this.around = new MovedOn(office, change, merge);
  }

  Merged undo() {
    Map<CustomerId, Customer> members = office.customers().find(work, trace.members());
    List<MergeConflict> conflicts = conflicts(members);
    if (!conflicts.isEmpty()) {
      throw new RefusedException(ChangedSince.of(merge.id(), conflicts, readable));
    }
    remaining().checkRevenue();
    Map<UUID, Consent> consents = new HashMap<>();
    log.forEach(entry -> consents.put(entry.id(), entry.consent()));
    List<ConsentEntry> optOuts =
        optOutsSince()
            .filter(entry -> isClosed(keyOf(entry)) || isNarrowed(keyOf(entry), consents))
            .toList();
    office.merges().undo(work, undoneUntil(List.of(survivor.id())));
    around.catchUp();
    change.restore(
        merge.former(),
        survivor.id(),
        trace.formerIds(),
        new CustomerParted(merge.id(), survivor.id(), trace.membershipsOf(merge.former())));
    change.happened(
        survivor.id(),
        new MergeUndone(merge.id(), merge.former(), trace.membershipsOf(survivor.id())));
    partRegistrations(members);
    partPoints(consents, optOuts);
    new LaterPauses(office, change, merge).copy(survivor.id());
    Merge undone = undoneUntil(List.of(survivor.id(), merge.former()));
    office.merges().put(work, new Undone(survivor.id(), undone));
    return new Merged(merge.id(), survivor.id(), change.versionAfter(survivor.id()));
  }

  /** Returns the merge as undone, up to what is written of contact points by now. */
  private Merge undoneUntil(List<CustomerId> customers) {
    return merge.undone(change.moment(), office.place(work, customers));
  }

  /** Returns the contracts that stay with the survivor; those of the duplicate were its before. */
  private CustomerContracts remaining() {
    Set<ContractId> returning = office.merges().contractsOf(work, merge);
    return new CustomerContracts(
        office
            .contracts()
            .of(work, List.of(survivor.id()))
            .getOrDefault(survivor.id(), List.of())
            .stream()
            .filter(contract -> !returning.contains(contract.id()))
            .toList());
  }

  private List<MergeConflict> conflicts(Map<CustomerId, Customer> members) {
    List<MergeConflict> conflicts = new ArrayList<>(office.merges().conflicts(work, merge));
    registrationConflicts(members, conflicts);
    pointConflicts(conflicts);
    conflicts.addAll(around.conflicts(survivor.id()));
    return conflicts;
  }

  private void registrationConflicts(
      Map<CustomerId, Customer> members, List<MergeConflict> conflicts) {
    for (String field :
        Filling.changed(survivor.registration(), kept.registration(), trace.filled())) {
      conflicts.add(new MergeConflict(CustomerRecord.PART, field));
    }
    for (CustomerId member : trace.members()) {
      Customer now = members.get(member);
      boolean stands =
          now == null
              ? change.resolve(member).equals(member) // erased: nobody has to be given back
              : now.registration().parent().equals(Optional.of(survivor.id()));
      if (!stands) {
        conflicts.add(new MergeConflict(CustomerRecord.PART, member.toString()));
      }
    }
    kept.registration()
        .externalId()
        .filter(this::isTaken)
        .ifPresent(taken -> conflicts.add(new MergeConflict(CustomerRecord.PART, "externalId")));
    Optional<Customer> parent = presentParent().flatMap(id -> office.customers().find(work, id));
    if (parent.filter(above -> cannotBeAbove(above, members)).isPresent()) {
      conflicts.add(new MergeConflict(CustomerRecord.PART, "parent"));
    }
  }

  private boolean isTaken(ExternalId external) {
    CustomerId holder = office.customers().byExternalId(work, List.of(external)).get(external);
    return holder != null && !holder.equals(survivor.id());
  }

  /** Whoever was above the duplicate may be a person now, or below one of its members. */
  private boolean cannotBeAbove(Customer parent, Map<CustomerId, Customer> members) {
    return parent.registration().isPerson()
        || members.containsKey(parent.id())
        || Pair.above(work, office.customers(), parent).stream().anyMatch(members::containsKey);
  }

  private Optional<CustomerId> presentParent() {
    return kept.registration().parent().map(change::resolve);
  }

  private void pointConflicts(List<MergeConflict> conflicts) {
    ContactKeeper keeper = new ContactKeeper(office.contacts(), change);
    ContactBook book = keeper.book(survivor.id());
    for (MergedPoint point : trace.points()) {
      if (point.fate() != Fate.JOINED && !isAsMerged(book, point)) {
        conflicts.add(new MergeConflict(ContactRecords.POINTS, point.point().toString()));
      }
    }
  }

  /** An opt-out since then, which takes the star away, is no conflict: it is kept. */
  private boolean isAsMerged(ContactBook book, MergedPoint point) {
    Optional<ContactPoint> now = book.find(point.point());
    if (now.isEmpty() || !now.get().address().equals(point.address())) {
      return false;
    }
    AddressKey address = AddressKey.of(point.address());
    if (isClosed(address) && optOutsSince().anyMatch(entry -> keyOf(entry).equals(address))) {
      return true;
    }
    return now.get().primary() == point.primaryAfter()
        && returningStarIsFree(book, point)
        && (now.get().consent().isOptedOut()
            || (now.get().consent().state() == point.after() && isConsentAsMerged(point)));
  }

  private static boolean returningStarIsFree(ContactBook book, MergedPoint point) {
    return point.fate() != Fate.RESTRICTED
        || !point.primary()
        || point.primaryAfter()
        || book.points(point.address().channel()).stream().noneMatch(ContactPoint::primary);
  }

  /**
   * Entries that only take an opt-in back, or bring none, are no conflict; nor are those of a later
   * merge that its undoing has put back.
   */
  private boolean isConsentAsMerged(MergedPoint point) {
    List<Consent> later = released(since, point);
    List<Consent> before = released(log.subList(0, log.size() - since.size()), point);
    if (later.isEmpty()) {
      return true;
    }
    return !before.isEmpty() && later.get(later.size() - 1).equals(before.get(before.size() - 1));
  }

  private static List<Consent> released(List<ConsentEntry> entries, MergedPoint point) {
    return entries.stream()
        .filter(entry -> entry.point().equals(Optional.of(point.point())))
        .map(ConsentEntry::consent)
        .filter(Consent::isReleased)
        .toList();
  }

  private Stream<ConsentEntry> optOutsSince() {
    return since.stream()
        .filter(entry -> entry.consent().isOptedOut() && entry.cause() == Cause.SAID);
  }

  /** Returns whether an opt-out is the latest word: none that an opt-in has taken back. */
  private boolean isClosed(AddressKey address) {
    return addresses.getOrDefault(address, AddressConsent.NONE).optOut().isPresent();
  }

  /** Who opted in again, for less than the duplicate had: for the rest the opt-out stands. */
  private boolean isNarrowed(AddressKey address, Map<UUID, Consent> consents) {
    Optional<Consent> last =
        since.stream()
            .filter(entry -> keyOf(entry).equals(address) && entry.consent().isReleased())
            .map(ConsentEntry::consent)
            .reduce((earlier, later) -> later);
    return trace.points().stream()
        .filter(point -> point.fate() == Fate.JOINED)
        .filter(point -> AddressKey.of(point.address()).equals(address))
        .map(point -> consentOf(point, consents))
        .anyMatch(before -> !JointConsent.of(before, last).equals(before));
  }

  private static Consent consentOf(MergedPoint point, Map<UUID, Consent> consents) {
    return point
        .consent()
        .map(entry -> consents.getOrDefault(entry, Consent.notGiven()))
        .orElse(Consent.notGiven());
  }

  private void partRegistrations(Map<CustomerId, Customer> members) {
    Registrar registrar =
        new Registrar(office.customers(), office.searchKeys(), office.whenCancelled(), change);
    Registration own = survivor.registration();
    if (!trace.filled().isEmpty()) {
      registrar.replace(survivor, Filling.empty(own, trace.filled()));
    }
    Customer former = office.customers().find(work, merge.former()).orElseThrow();
    CustomerId parent =
        presentParent().filter(id -> office.customers().find(work, id).isPresent()).orElse(null);
    registrar.replace(former, former.registration().toBuilder().parent(parent).build());
    for (Customer member : members.values()) {
      registrar.replace(member, member.registration().toBuilder().parent(merge.former()).build());
    }
    registrar.save();
  }

  private void partPoints(Map<UUID, Consent> consents, List<ConsentEntry> optOuts) {
    ContactKeeper keeper =
        new ContactKeeper(office.contacts(), change, "merge " + merge.id() + " undone", merge.id());
    for (MergedPoint point : trace.points()) {
      boolean own = point.fate() == Fate.RESTRICTED;
      CustomerId owner = own ? survivor.id() : merge.former();
      boolean closedSince = own && isOptedOutSince(point, optOuts);
      if (!closedSince) {
        Consent consent = consentOf(point, consents);
        keeper.part(
            new ContactPoint(
                point.point(),
                owner,
                point.address(),
                consent,
                point.primary() && consent.isReleased(),
                point.addedAt()));
      }
    }
    closedBeside()
        .forEach(address -> keeper.note(survivor.id(), address, Consent.notGiven(), Cause.PARTED));
    keeper.save();
    for (ConsentEntry entry : optOuts) {
      optOutToo(keeper, entry);
    }
    keeper.list(List.of(survivor.id(), merge.former()));
    keeper.save();
    office.listDocuments(work, survivor.id());
    office.listFormerIds(change, survivor.id());
    office.listFormerIds(change, merge.former());
  }

  /** Addresses that the merge has closed in the survivor's record, beside its points. */
  private Set<AddressKey> closedBeside() {
    return log.stream()
        .filter(entry -> entry.cause() == Cause.MERGED && entry.point().isEmpty())
        .filter(entry -> entry.merge().equals(Optional.of(merge.id())))
        .map(UndoKeeper::keyOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isOptedOutSince(MergedPoint point, List<ConsentEntry> optOuts) {
    AddressKey address = AddressKey.of(point.address());
    return optOuts.stream().anyMatch(entry -> keyOf(entry).equals(address));
  }

  private static AddressKey keyOf(ConsentEntry entry) {
    return new AddressKey(entry.channel(), entry.normalized());
  }

  private void optOutToo(ContactKeeper keeper, ConsentEntry entry) {
    AddressKey address = keyOf(entry);
    Optional<ContactPoint> point =
        keeper.book(merge.former()).points().stream()
            .filter(one -> AddressKey.of(one.address()).equals(address))
            .findFirst();
    if (entry.consent() instanceof OptedOut out) {
      keeper.optOut(merge.former(), address, point.map(ContactPoint::id), out);
    }
  }
}
