package io.customerview.memory;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditQuery;
import io.customerview.audit.AuditTrail;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.StorageException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The audit trail: what changed by customer and version, and the rest beside it. */
final class MemoryAuditTrail implements AuditTrail, CustomerOwned {

  private final Table<Key, AuditEntry> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::version));
  private final Table<UUID, AuditEntry> unversioned = Table.ordered();

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::moment)
          .thenComparingLong(Place::version)
          .thenComparing(place -> new CustomerId(place.id()))
          .reversed();

  private record Key(CustomerId customer, Version version) {}

  @Override
  public void append(UnitOfWork work, Collection<AuditEntry> entries) {
    for (AuditEntry entry : entries) {
      if (keyOf(entry).filter(byCustomer::contains).isPresent()) {
        throw new StorageException("a customer's version has one audit entry", null);
      }
      put(work, entry);
    }
  }

  @Override
  public List<AuditEntry> of(
      UnitOfWork work, CustomerId customer, Optional<Version> below, int limit) {
    NavigableMap<Key, AuditEntry> entries = entriesOf(customer);
    if (below.isPresent()) {
      entries = entries.headMap(new Key(customer, below.get()), false);
    }
    return entries.descendingMap().values().stream().limit(limit).toList();
  }

  @Override
  public List<AuditEntry> find(
      UnitOfWork work, AuditQuery query, ZoneId zone, Optional<Place> after, int limit) {
    Optional<Instant> start = query.days().start(zone);
    Optional<Instant> end = query.days().end(zone);
    return Stream.concat(byCustomer.values().stream(), unversioned.values().stream())
        .filter(entry -> query.customer().isEmpty() || query.customer().equals(entry.customer()))
        .filter(entry -> query.agent().isEmpty() || query.agent().get().equals(entry.agent()))
        .filter(entry -> start.isEmpty() || !entry.moment().isBefore(start.get()))
        .filter(entry -> end.isEmpty() || entry.moment().isBefore(end.get()))
        .filter(entry -> after.isEmpty() || NEWEST_FIRST.compare(Place.of(entry), after.get()) > 0)
        .sorted(Comparator.comparing(Place::of, NEWEST_FIRST))
        .limit(limit)
        .toList();
  }

  private NavigableMap<Key, AuditEntry> entriesOf(CustomerId customer) {
    return byCustomer
        .rows()
        .subMap(
            new Key(customer, Version.FIRST),
            true,
            new Key(customer, new Version(Long.MAX_VALUE)),
            true);
  }

  /** Returns a customer's entries without a version, oldest first. */
  private List<AuditEntry> beside(CustomerId customer) {
    return unversioned.values().stream()
        .filter(entry -> entry.customer().equals(Optional.of(customer)))
        .sorted(Comparator.comparing(Place::of, NEWEST_FIRST.reversed()))
        .toList();
  }

  @Override
  public String part() {
    return "audit";
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    entriesOf(customer).values().forEach(entry -> record.accept(entry.toRecord()));
    beside(customer).forEach(entry -> record.accept(entry.toRecord()));
  }

  @Override
  public boolean staysStripped() {
    return true;
  }

  /** Leaves the entries alone: {@link #strip} takes from them what they tell. */
  @Override
  public void erase(UnitOfWork work, CustomerId customer) {}

  @Override
  public void strip(UnitOfWork work, CustomerId customer, ZoneId zone) {
    Stream.concat(List.copyOf(entriesOf(customer).values()).stream(), beside(customer).stream())
        .forEach(entry -> put(work, entry.erased(zone)));
  }

  @Override
  public List<AuditEntry> at(UnitOfWork work, CustomerId customer, Collection<Instant> moments) {
    return Stream.concat(entriesOf(customer).values().stream(), beside(customer).stream())
        .filter(entry -> moments.contains(entry.moment()))
        .toList();
  }

  @Override
  public void replace(UnitOfWork work, Collection<AuditEntry> entries) {
    entries.forEach(entry -> put(work, entry));
  }

  private void put(UnitOfWork work, AuditEntry entry) {
    keyOf(entry)
        .ifPresentOrElse(
            key -> byCustomer.put(work, key, entry),
            () -> unversioned.put(work, entry.id(), entry));
  }

  private static Optional<Key> keyOf(AuditEntry entry) {
    return entry.version().map(version -> new Key(entry.customer().orElseThrow(), version));
  }

  /** Keeps the entries: they tell what happened to the customer under the id that it had then. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
