package io.customerview.privacy;

import io.customerview.merge.Merge;
import io.customerview.merge.Merges.Undone;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The merges that were undone and by which a customer was one with others for a while, and those
 * others with others, and so on (MRG-2). What was said of an address of the customer may have come
 * to each of them: while they were one, by an undoing, which gives an opt-out to both, or by a
 * later merge, which heeds what either has.
 *
 * @param erased the ids of the customer, who is to be erased
 * @param merges the merges
 * @param present who is there of those whom they name, by the ids that they name
 */
record Together(
    List<CustomerId> erased, Map<MergeId, Undone> merges, Map<CustomerId, CustomerId> present) {

  static Together with(CustomerId customer, PrivacyOffice office, UnitOfWork work) {
    List<CustomerId> erased = office.idsOf(work, customer);
    Map<MergeId, Undone> merges = new LinkedHashMap<>();
    Set<CustomerId> known = new HashSet<>();
    Set<CustomerId> next = new HashSet<>(erased);
    while (known.addAll(next)) {
      List<Undone> found = new ArrayList<>(office.merges().parted(work, next));
      found.addAll(office.merges().into(work, next));
      next = new HashSet<>();
      for (Undone undone : found) {
        merges.put(undone.merge().id(), undone);
        for (CustomerId one : List.of(undone.merge().survivor(), undone.merge().former())) {
          if (!known.contains(one)) {
            next.addAll(office.idsOf(work, office.presentOf(work, one)));
            next.add(one);
          }
        }
      }
    }
    return new Together(erased, merges, present(known, office, work));
  }

  private static Map<CustomerId, CustomerId> present(
      Set<CustomerId> named, PrivacyOffice office, UnitOfWork work) {
    Map<CustomerId, CustomerId> present = new TreeMap<>(office.locks().resolve(work, named));
    Set<CustomerId> there = Set.copyOf(present.values());
    present.values().retainAll(office.customers().find(work, there).keySet());
    return present;
  }

  /** Returns the others, each with the merges of which it may have kept something. */
  Map<CustomerId, List<Merge>> others() {
    Map<CustomerId, List<Merge>> others = new TreeMap<>();
    for (Undone undone : merges.values()) {
      Stream.of(undone.merge().survivor(), undone.merge().former())
          .map(present::get)
          .filter(Objects::nonNull)
          .filter(one -> !erased.contains(one))
          .distinct()
          .forEach(
              one -> others.computeIfAbsent(one, any -> new ArrayList<>()).add(undone.merge()));
    }
    return others;
  }

  /** Returns whether somebody is another one now. */
  boolean isIn(CustomerId named, CustomerId other) {
    return other.equals(present.get(named));
  }

  /** Returns whether the customer was the duplicate in a merge. */
  boolean cameBy(Merge merge) {
    return erased.contains(merge.former());
  }

  /**
   * Returns the merges in which the customer was the duplicate, or somebody whom it was merged into
   * while it was.
   */
  Set<Merge> brought(PrivacyOffice office, UnitOfWork work) {
    Set<Merge> brought = new LinkedHashSet<>();
    Deque<Merge> next = new ArrayDeque<>();
    merges.values().stream().map(Undone::merge).filter(this::cameBy).forEach(next::add);
    while (!next.isEmpty()) {
      Merge bringing = next.remove();
      if (brought.add(bringing)) {
        merges.values().stream()
            .map(Undone::merge)
            .filter(merge -> merge.former().equals(bringing.survivor()))
            .filter(merge -> PartedTrail.isWithin(merge, bringing, office.audit(), work))
            .forEach(next::add);
      }
    }
    return brought;
  }

  /**
   * Forgets the customer in the merges. Those who were one through it stay known as such: the
   * merges by which they were name nobody then in its place.
   *
   * @param nobody an id of nobody
   */
  void forget(PrivacyOffice office, UnitOfWork work, CustomerId nobody) {
    List<Undone> kept = new ArrayList<>();
    Set<CustomerId> others = new HashSet<>();
    for (Undone undone : merges.values()) {
      CustomerId survivor = without(undone.merge().survivor(), nobody);
      CustomerId former = without(undone.merge().former(), nobody);
      Merge merge = undone.merge().between(survivor, former);
      if (!merge.equals(undone.merge())) {
        if (survivor.equals(former)) {
          office.merges().forget(work, merge.id());
        } else {
          CustomerId there = survivor.equals(nobody) ? former : survivor;
          others.add(there);
          kept.add(new Undone(Objects.requireNonNull(present.get(there)), merge));
        }
      }
    }
    for (Undone undone : kept) {
      if (others.size() == 1) {
        office.merges().forget(work, undone.merge().id());
      } else {
        office.merges().put(work, undone);
      }
    }
  }

  /** Whoever was erased before is nobody too. */
  private CustomerId without(CustomerId named, CustomerId nobody) {
    return erased.contains(named) || !present.containsKey(named) ? nobody : named;
  }
}
