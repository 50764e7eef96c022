package io.customerview.privacy;

import io.customerview.contact.AddressKey;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ConsentEntry.Cause;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactSnapshot;
import io.customerview.merge.Merge;
import io.customerview.merge.Merge.Place;
import io.customerview.privacy.PartedTrail.Told;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody has kept of a customer with whom it was one for a while: that it was, and the
 * entries of that time which tell an address of the other one, and none of its own (MRG-2). They go
 * with the other one (PRIV-2), and so do the details of its trail that tell the same, masked.
 *
 * @param customer who has kept them
 * @param consents those of its record of consent, in their order
 * @param history those of the history of its contact points
 * @param brought the merges that brought the other one to it
 * @param naming those of them that name the other one
 */
record Leftover(
    CustomerId customer,
    List<ConsentEntry> consents,
    List<ContactHistoryEntry> history,
    List<Merge> brought,
    List<Merge> naming) {

  /** Returns what others have kept of a customer. */
  static List<Leftover> of(
      CustomerId erased, Together together, PrivacyOffice office, UnitOfWork work) {
    Map<CustomerId, List<Merge>> others = together.others();
    if (others.isEmpty()) {
      return List.of();
    }
    Set<Merge> bringing = together.brought(office, work);
    Records own = Records.of(erased, List.of(), office, work);
    List<Leftover> leftovers = new ArrayList<>();
    others.forEach(
        (customer, merges) -> {
          List<Merge> brought =
              merges.stream()
                  .filter(merge -> together.isIn(merge.survivor(), customer))
                  .filter(bringing::contains)
                  .toList();
          Leftover leftover =
              Records.of(customer, merges, office, work)
                  .left(own, brought, brought.stream().filter(together::cameBy).toList());
          if (!leftover.isEmpty()) {
            leftovers.add(leftover);
          }
        });
    return leftovers;
  }

  private boolean isEmpty() {
    return consents.isEmpty() && history.isEmpty() && brought.isEmpty();
  }

  /** Removes it, but for the merges. */
  void remove(PrivacyOffice office, UnitOfWork work) {
    Set<UUID> ids = consents.stream().map(ConsentEntry::id).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      office.consents().remove(work, customer, ids);
    }
    if (!history.isEmpty()) {
      Set<UUID> entries = history.stream().map(ContactHistoryEntry::id).collect(Collectors.toSet());
      office.history().remove(work, customer, entries);
    }
    PartedTrail trail = new PartedTrail(office.audit(), work, office.idsOf(work, customer));
    trail.stripTold(told());
    brought.forEach(trail::stripFilled);
  }

  private Set<Told> told() {
    Set<Told> told = new HashSet<>();
    consents.forEach(
        entry -> told.add(new Told(entry.moment(), entry.point().map(ContactPointId::toString))));
    history.forEach(
        entry -> told.add(new Told(entry.moment(), Optional.of(entry.point().toString()))));
    return told;
  }

  /**
   * What is held of contact points.
   *
   * @param customer of whom
   * @param points those that there are
   * @param log the record of consent
   * @param history the history
   * @param meanwhile the ids of the entries that were written while merges stood, or by merges
   */
  private record Records(
      CustomerId customer,
      List<ContactPoint> points,
      List<ConsentEntry> log,
      List<ContactHistoryEntry> history,
      Set<UUID> meanwhile) {

    static Records of(
        CustomerId customer, List<Merge> merges, PrivacyOffice office, UnitOfWork work) {
      Set<UUID> meanwhile = new HashSet<>();
      for (Merge merge : merges) {
        Place after = merge.span().after();
        Place until = merge.span().until().orElseThrow();
        meanwhile.addAll(
            between(
                place -> office.consents().behind(work, customer, place),
                ConsentEntry::id,
                after.consents(),
                until.consents()));
        meanwhile.addAll(
            between(
                place -> office.history().behind(work, customer, place),
                ContactHistoryEntry::id,
                after.history(),
                until.history()));
      }
      List<ConsentEntry> log = office.consents().behind(work, customer, 0);
      log.stream()
          .filter(entry -> entry.cause() != Cause.SAID)
          .forEach(entry -> meanwhile.add(entry.id()));
      return new Records(
          customer,
          office.contacts().of(work, List.of(customer)).getOrDefault(customer, List.of()),
          log,
          office.history().behind(work, customer, 0),
          meanwhile);
    }

    private static <E> Set<UUID> between(
        LongFunction<List<E>> behind, Function<E, UUID> id, long after, long until) {
      Set<UUID> ids = behind.apply(after).stream().map(id).collect(Collectors.toSet());
      behind.apply(until).forEach(entry -> ids.remove(id.apply(entry)));
      return ids;
    }

    /**
     * Returns what this one has kept of another one.
     *
     * @param brought the merges that brought the other one to this one
     * @param naming those of them that name the other one
     */
    Leftover left(Records other, List<Merge> brought, List<Merge> naming) {
      Set<ContactPointId> theirPoints = other.pointIds();
      Set<AddressKey> theirs = other.addresses();
      Set<AddressKey> own = addresses();
      List<ConsentEntry> consents = new ArrayList<>();
      for (ConsentEntry entry : log) {
        boolean tells =
            theirs.contains(keyOf(entry))
                || entry.point().filter(theirPoints::contains).isPresent();
        if (tells && meanwhile.contains(entry.id()) && !own.contains(keyOf(entry))) {
          consents.add(entry);
        }
      }
      List<ContactHistoryEntry> entries = new ArrayList<>();
      for (ContactHistoryEntry entry : history) {
        boolean tells =
            theirPoints.contains(entry.point()) || keysOf(entry).anyMatch(theirs::contains);
        if (tells && meanwhile.contains(entry.id()) && keysOf(entry).noneMatch(own::contains)) {
          entries.add(entry);
        }
      }
      return new Leftover(customer, consents, entries, brought, naming);
    }

    private Set<ContactPointId> pointIds() {
      Set<ContactPointId> ids = new HashSet<>();
      points.forEach(point -> ids.add(point.id()));
      log.forEach(entry -> entry.point().ifPresent(ids::add));
      history.forEach(entry -> ids.add(entry.point()));
      return ids;
    }

    /** Returns the addresses that there are or were, but for those from meanwhile only. */
    private Set<AddressKey> addresses() {
      Set<AddressKey> addresses = new HashSet<>();
      points.forEach(point -> addresses.add(AddressKey.of(point.address())));
      log.stream()
          .filter(entry -> !meanwhile.contains(entry.id()))
          .forEach(entry -> addresses.add(keyOf(entry)));
      history.stream()
          .filter(entry -> !meanwhile.contains(entry.id()))
          .forEach(entry -> keysOf(entry).forEach(addresses::add));
      return addresses;
    }

    private static AddressKey keyOf(ConsentEntry entry) {
      return new AddressKey(entry.channel(), entry.normalized());
    }

    private static Stream<AddressKey> keysOf(ContactHistoryEntry entry) {
      return Stream.of(entry.before(), entry.after())
          .flatMap(Optional::stream)
          .map(ContactSnapshot::address)
          .map(AddressKey::of);
    }
  }
}
