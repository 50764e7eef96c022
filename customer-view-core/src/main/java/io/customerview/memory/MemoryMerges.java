package io.customerview.memory;

import io.customerview.base.Membership;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactRecords;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers.Absorbed;
import io.customerview.journey.CustomerJourney;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.Merges;
import io.customerview.portfolio.ImportedChange;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.EventId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The merges that were made, each with a journal of what it changed. */
final class MemoryMerges implements Merges {

  private final Supplier<List<CustomerOwned>> owned;
  private final MemoryEvents events;
  private final MemoryLocks locks;
  private final BiConsumer<UnitOfWork, Merge> whenUndone;
  private final AtomicLong sequence = new AtomicLong();
  private final Table<Long, Owned> rows = Table.ordered();
  private final Table<MergeId, Long> places = Table.ordered();
  private final Table<MergeId, Journal> journals = Table.ordered();
  private final Table<MergeId, Map<String, List<Map<String, Object>>>> kept = Table.ordered();
  private final Table<ExternalId, CustomerId> externalIds = Table.ordered();

  /** A merge, and whose it is. */
  record Owned(CustomerId owner, Merge merge) {}

  /**
   * Makes an empty collection.
   *
   * @param owned every collection that holds something of single customers
   * @param events the one of them of which calendars are told
   * @param locks knows who there is
   * @param whenUndone gives back what hangs on something that was given back
   */
  MemoryMerges(
      Supplier<List<CustomerOwned>> owned,
      MemoryEvents events,
      MemoryLocks locks,
      BiConsumer<UnitOfWork, Merge> whenUndone) {
    this.owned = owned;
    this.events = events;
    this.locks = locks;
    this.whenUndone = whenUndone;
  }

  /** Returns who has absorbed the customer with an external id, if one has. */
  @Nullable CustomerId absorberOf(ExternalId externalId) {
    return externalIds.get(externalId);
  }

  /** Returns whom a customer has absorbed, in the order in which they were merged. */
  List<Absorbed> absorbedBy(CustomerId customer) {
    return ofOwner(customer).values().stream()
        .map(Owned::merge)
        .filter(merge -> merge.undoneAt().isEmpty())
        .map(merge -> new Absorbed(merge.former(), externalId(merge)))
        .toList();
  }

  @Override
  public void merge(UnitOfWork work, Merge merge) {
    kept.put(work, merge.id(), taken(work, merge.former()));
    Journal journal = new Journal();
    MemoryUnitOfWork.of(work).into(journal, () -> handOver(work, merge, journal));
    owned.get().stream()
        .filter(MemoryMerges::isFound)
        .forEach(part -> part.erase(work, merge.former()));
    add(work, new Owned(merge.survivor(), merge));
    journals.put(work, merge.id(), journal);
    externalId(merge).ifPresent(id -> externalIds.put(work, id, merge.survivor()));
  }

  /** Returns what of a duplicate goes and is still exported, part by part. */
  private Map<String, List<Map<String, Object>>> taken(UnitOfWork work, CustomerId former) {
    Map<String, List<Map<String, Object>>> taken = new HashMap<>();
    for (CustomerOwned part : owned.get()) {
      if (part.part().equals(CustomerJourney.PART) || part.part().equals(ImportedChange.PART)) {
        List<Map<String, Object>> records = new ArrayList<>();
        part.export(work, former, records::add);
        taken.put(part.part(), records);
      }
    }
    return taken;
  }

  private void handOver(UnitOfWork work, Merge merge, Journal journal) {
    for (CustomerOwned part : owned.get()) {
      journal.begin(part.part());
      part.reassign(work, merge.former(), merge.survivor());
    }
    for (CustomerOwned part : owned.get()) {
      journal.begin(part.part());
      if (!isFound(part)) {
        part.erase(work, merge.former());
      }
    }
  }

  /** Members of segments are found anew, and not put back. */
  private static boolean isFound(CustomerOwned part) {
    return part.part().equals(Membership.PART);
  }

  private static Optional<ExternalId> externalId(Merge merge) {
    return merge.kept().map(Customer::registration).flatMap(one -> one.externalId());
  }

  @Override
  public Optional<Merge> find(UnitOfWork work, MergeId merge) {
    return Optional.ofNullable(places.get(merge)).map(rows::get).map(Owned::merge);
  }

  @Override
  public List<Merge> of(UnitOfWork work, CustomerId customer) {
    List<Merge> found = new ArrayList<>();
    ofOwner(customer).forEach((place, row) -> found.add(row.merge()));
    Collections.reverse(found);
    return found;
  }

  private Map<Long, Owned> ofOwner(CustomerId customer) {
    Map<Long, Owned> found = new TreeMap<>();
    rows.rows()
        .forEach(
            (place, row) -> {
              if (row.owner().equals(customer)) {
                found.put(place, row);
              }
            });
    return found;
  }

  @Override
  public Set<UUID> broughtAfter(UnitOfWork work, CustomerId customer, Instant moment) {
    Set<UUID> brought = new HashSet<>();
    for (Merge merge : of(work, customer)) {
      if (merge.undoneAt().isEmpty() && merge.at().isAfter(moment)) {
        brought.addAll(journal(merge.id()).brought());
      }
    }
    return brought;
  }

  @Override
  public List<Undone> parted(UnitOfWork work, Collection<CustomerId> formers) {
    List<Undone> parted = new ArrayList<>();
    for (Owned row : rows.values()) {
      if (row.merge().undoneAt().isPresent() && formers.contains(row.merge().former())) {
        parted.add(new Undone(row.owner(), row.merge()));
      }
    }
    return parted;
  }

  @Override
  public List<Undone> into(UnitOfWork work, Collection<CustomerId> survivors) {
    List<Undone> into = new ArrayList<>();
    for (Owned row : rows.values()) {
      if (row.merge().undoneAt().isPresent() && survivors.contains(row.merge().survivor())) {
        into.add(new Undone(row.owner(), row.merge()));
      }
    }
    return into;
  }

  @Override
  public void forget(UnitOfWork work, MergeId merge) {
    @Nullable Long place = places.get(merge);
    if (place != null) {
      rows.remove(work, place);
      places.remove(work, merge);
    }
  }

  /** Forgets events of somebody who was erased, in which a duplicate took part. */
  void forget(UnitOfWork work, Set<EventId> events) {
    Map<MergeId, Journal> noted = new HashMap<>(journals.rows());
    noted.forEach(
        (merge, journal) -> {
          if (journal.tells(events)) {
            journals.put(work, merge, journal.without(events));
          }
        });
  }

  @Override
  public void put(UnitOfWork work, Undone undone) {
    Owned row = new Owned(undone.customer(), undone.merge());
    @Nullable Long place = places.get(undone.merge().id());
    if (place == null) {
      add(work, row);
    } else {
      rows.put(work, place, row);
    }
  }

  private void add(UnitOfWork work, Owned row) {
    long place = sequence.incrementAndGet();
    rows.put(work, place, row);
    places.put(work, row.merge().id(), place);
  }

  @Override
  public Set<ContractId> contractsOf(UnitOfWork work, Merge merge) {
    return journal(merge.id()).contracts();
  }

  @Override
  public Map<CustomerId, Set<CustomerId>> partedFrom(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Set<CustomerId>> found = new TreeMap<>();
    for (CustomerId customer : customers) {
      Set<CustomerId> parted = new TreeSet<>();
      of(work, customer).forEach(merge -> part(merge, parted));
      if (!parted.isEmpty()) {
        found.put(customer, parted);
      }
    }
    return found;
  }

  @Override
  public Set<CustomerId> joined(UnitOfWork work, AddressKey address) {
    Set<CustomerId> joined = new TreeSet<>();
    for (Owned row : rows.values()) {
      if (row.merge().trace().joins(address)) {
        joined.add(row.owner());
      }
    }
    return joined;
  }

  private void part(Merge merge, Set<CustomerId> parted) {
    if (merge.undoneAt().isPresent() && parted.add(merge.former())) {
      for (Owned row : rows.values()) {
        if (row.merge().survivor().equals(merge.former())) {
          part(row.merge(), parted);
        }
      }
    }
  }

  @Override
  public List<MergeConflict> conflicts(UnitOfWork work, Merge merge) {
    return journal(merge.id()).conflicts(ContactRecords.POINTS, locks::isNobody);
  }

  Journal journal(MergeId merge) {
    Journal journal = journals.get(merge);
    if (journal == null) {
      throw new IllegalStateException("a merge that stands has a journal");
    }
    return journal;
  }

  @Override
  public void undo(UnitOfWork work, Merge undone) {
    Merge standing = find(work, undone.id()).orElseThrow();
    externalId(standing).ifPresent(id -> externalIds.remove(work, id));
    List<Event> before = events.of(undone.survivor());
    journal(undone.id()).undo(work, locks::isNobody);
    whenUndone.accept(work, undone);
    events.givenBack(work, undone.former(), before);
    giveBackErased(work, standing);
    journals.remove(work, undone.id());
    kept.remove(work, undone.id());
    @Nullable Long place = places.get(undone.id());
    if (place != null) {
      rows.put(work, place, new Owned(undone.survivor(), undone));
    }
  }

  /**
   * Merges into the duplicate that are kept otherwise since; or of it, into somebody who was
   * erased.
   */
  private void giveBackErased(UnitOfWork work, Merge merge) {
    ofOwner(merge.survivor())
        .forEach(
            (place, row) -> {
              CustomerId stayed = row.merge().survivor();
              CustomerId of = locks.isNobody(stayed) ? row.merge().former() : stayed;
              if (of.equals(merge.former()) || merge.trace().formerIds().contains(of)) {
                rows.put(work, place, new Owned(merge.former(), row.merge()));
              }
            });
  }

  @Override
  public String part() {
    return Merge.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    for (Merge merge : of(work, customer)) {
      Map<String, List<Map<String, Object>>> taken = kept.get(merge.id());
      record.accept(
          merge.toRecord(
              of(taken, CustomerJourney.PART).stream().findFirst(),
              of(taken, ImportedChange.PART)));
    }
  }

  private static List<Map<String, Object>> of(
      @Nullable Map<String, List<Map<String, Object>>> taken, String part) {
    return taken == null ? List.of() : taken.getOrDefault(part, List.of());
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    ofOwner(customer)
        .forEach(
            (place, row) -> {
              rows.remove(work, place);
              places.remove(work, row.merge().id());
              journals.remove(work, row.merge().id());
              kept.remove(work, row.merge().id());
              externalId(row.merge()).ifPresent(id -> externalIds.remove(work, id));
            });
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    ofOwner(from)
        .forEach(
            (place, row) -> {
              rows.put(work, place, new Owned(to, row.merge()));
              externalId(row.merge()).ifPresent(id -> externalIds.put(work, id, to));
            });
  }
}
