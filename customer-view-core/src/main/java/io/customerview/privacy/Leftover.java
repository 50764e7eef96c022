package io.customerview.privacy;

import io.customerview.access.Change;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ConsentEntry;
import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactSnapshot;
import io.customerview.merge.Merge;
import io.customerview.merge.Merges;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody has kept of a customer with whom it was one for a while: that it was, and the
 * entries of that time which tell an address of the other one, and none of its own (MRG-2). They go
 * with the other one (PRIV-2).
 *
 * @param customer who has kept them
 * @param consents those of its record of consent, in their order
 * @param history the ids of those of the history of its contact points
 * @param merges the merges that were undone
 */
record Leftover(
    CustomerId customer, List<ConsentEntry> consents, Set<UUID> history, List<Merge> merges) {

  /** Returns what others have kept of a customer, by its present id. */
  static List<Leftover> of(CustomerId erased, PrivacyOffice office, UnitOfWork work) {
    List<CustomerId> ids = office.idsOf(work, erased);
    Map<CustomerId, List<Merge>> merges = merges(ids, office, work);
    for (Merge merge : stayed(erased, office, work)) {
      merges
          .computeIfAbsent(office.presentOf(work, merge.former()), any -> new ArrayList<>())
          .add(merge);
    }
    merges.remove(erased);
    if (merges.isEmpty()) {
      return List.of();
    }
    Records own = Records.of(erased, office, work);
    List<Leftover> leftovers = new ArrayList<>();
    merges.forEach(
        (customer, of) -> {
          Leftover leftover = Records.of(customer, office, work).left(own, of, ids);
          if (!leftover.isEmpty()) {
            leftovers.add(leftover);
          }
        });
    return leftovers;
  }

  /**
   * Returns the undone merges in which the customer was the one that stayed, or what that became.
   */
  private static Set<Merge> stayed(CustomerId erased, PrivacyOffice office, UnitOfWork work) {
    Set<Merge> stayed = new LinkedHashSet<>();
    for (Merge merge : office.merges().of(work, erased)) {
      if (merge.undoneAt().isPresent()) {
        stayed.add(merge);
        stayed.addAll(within(merge, office, work));
      }
    }
    return stayed;
  }

  /**
   * Returns the merges into the duplicate of one that was undone, and into theirs, that stood all
   * the while that this one did.
   */
  private static List<Merge> within(Merge outer, PrivacyOffice office, UnitOfWork work) {
    List<Merge> within = new ArrayList<>();
    Set<CustomerId> known = new HashSet<>();
    Set<CustomerId> next = Set.of(outer.former());
    while (!next.isEmpty()) {
      known.addAll(next);
      List<Merge> found =
          office.merges().into(work, next).stream()
              .map(Merges.Undone::merge)
              .filter(inner -> !inner.at().isAfter(outer.at()))
              .filter(inner -> !end(inner).isBefore(end(outer)))
              .toList();
      within.addAll(found);
      next = found.stream().map(Merge::former).collect(Collectors.toSet());
      next.removeAll(known);
    }
    return within;
  }

  private static Instant end(Merge undone) {
    return undone.undoneAt().orElseThrow();
  }

  /** Returns the undone merges that had to do with a customer, by who has what came meanwhile. */
  private static Map<CustomerId, List<Merge>> merges(
      List<CustomerId> erased, PrivacyOffice office, UnitOfWork work) {
    Map<CustomerId, List<Merge>> merges = new TreeMap<>();
    Set<CustomerId> known = new HashSet<>();
    Set<CustomerId> next = new HashSet<>(erased);
    while (known.addAll(next)) {
      List<Merges.Undone> found = office.merges().parted(work, next);
      next = new HashSet<>();
      for (Merges.Undone undone : found) {
        merges.computeIfAbsent(undone.customer(), any -> new ArrayList<>()).add(undone.merge());
        next.add(undone.merge().survivor());
      }
    }
    return merges;
  }

  private boolean isEmpty() {
    return consents.isEmpty() && history.isEmpty() && merges.isEmpty();
  }

  /**
   * Removes it. Whoever was one with them both through the erased one has parted from who kept it.
   *
   * @param erased the ids of the erased one
   */
  void remove(PrivacyOffice office, Change change, List<CustomerId> erased) {
    UnitOfWork work = change.work();
    Set<UUID> ids = consents.stream().map(ConsentEntry::id).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      office.consents().remove(work, customer, ids);
    }
    if (!history.isEmpty()) {
      office.history().remove(work, customer, history);
    }
    for (Merge merge : merges) {
      for (Merge inner : within(merge, office, work)) {
        if (erased.contains(inner.survivor()) && !erased.contains(inner.former())) {
          Merge through = through(merge, inner.former(), new MergeId(change.newId()));
          office.merges().add(work, new Merges.Undone(customer, through));
        }
      }
      office.merges().forget(work, merge.id());
    }
  }

  private static Merge through(Merge merge, CustomerId former, MergeId id) {
    return new Merge(
        id,
        merge.survivor(),
        former,
        merge.at(),
        merge.agent(),
        merge.undoneAt(),
        merge.kept(),
        merge.trace());
  }

  /**
   * What is held of contact points.
   *
   * @param customer of whom
   * @param points those that there are
   * @param log the record of consent
   * @param history the history
   */
  private record Records(
      CustomerId customer,
      List<ContactPoint> points,
      List<ConsentEntry> log,
      List<ContactHistoryEntry> history) {

    static Records of(CustomerId customer, PrivacyOffice office, UnitOfWork work) {
      List<ConsentEntry> log = new ArrayList<>();
      office.consents().each(work, customer, log::add);
      return new Records(
          customer,
          office.contacts().of(work, List.of(customer)).getOrDefault(customer, List.of()),
          log,
          office
              .history()
              .latest(
                  work, customer, ContactHistory.Part.ALL, Optional.empty(), Integer.MAX_VALUE));
    }

    /**
     * Returns what this one has kept of another one.
     *
     * @param merges those of which it has kept something
     * @param ids the ids of the other one
     */
    Leftover left(Records other, List<Merge> merges, List<CustomerId> ids) {
      Set<ContactPointId> points = other.pointIds();
      Set<AddressKey> addresses = other.addresses(List.of());
      Set<AddressKey> own = addresses(merges);
      List<ConsentEntry> consents = new ArrayList<>();
      for (ConsentEntry entry : log) {
        boolean theirs =
            addresses.contains(keyOf(entry)) || entry.point().filter(points::contains).isPresent();
        if (theirs && isMeanwhile(entry.moment(), merges) && !own.contains(keyOf(entry))) {
          consents.add(entry);
        }
      }
      Set<UUID> entries = new LinkedHashSet<>();
      for (ContactHistoryEntry entry : history) {
        boolean theirs =
            points.contains(entry.point()) || keysOf(entry).anyMatch(addresses::contains);
        if (theirs
            && isMeanwhile(entry.moment(), merges)
            && keysOf(entry).noneMatch(own::contains)) {
          entries.add(entry.id());
        }
      }
      List<Merge> of =
          merges.stream().filter(merge -> ids.contains(merge.former())).distinct().toList();
      return new Leftover(customer, consents, entries, of);
    }

    private Set<ContactPointId> pointIds() {
      Set<ContactPointId> ids = new HashSet<>();
      points.forEach(point -> ids.add(point.id()));
      log.forEach(entry -> entry.point().ifPresent(ids::add));
      history.forEach(entry -> ids.add(entry.point()));
      return ids;
    }

    /** Returns the addresses that there are or were, but for those from the time of merges only. */
    private Set<AddressKey> addresses(List<Merge> merges) {
      Set<AddressKey> addresses = new HashSet<>();
      points.forEach(point -> addresses.add(AddressKey.of(point.address())));
      log.stream()
          .filter(entry -> !isMeanwhile(entry.moment(), merges))
          .forEach(entry -> addresses.add(keyOf(entry)));
      history.stream()
          .filter(entry -> !isMeanwhile(entry.moment(), merges))
          .forEach(entry -> keysOf(entry).forEach(addresses::add));
      return addresses;
    }

    private static boolean isMeanwhile(Instant moment, List<Merge> merges) {
      return merges.stream()
          .anyMatch(
              merge ->
                  !moment.isBefore(merge.at())
                      && !moment.isAfter(merge.undoneAt().orElse(Instant.MIN)));
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
