package io.customerview.memory;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditTrail;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.StorageException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The audit trail, by customer and version. */
final class MemoryAuditTrail implements AuditTrail, CustomerOwned {

  private final Table<Key, AuditEntry> byCustomer =
      new Table<>(Comparator.comparing(Key::customer).thenComparing(Key::version));
  private final Table<UUID, AuditEntry> aboutNobody = Table.ordered();

  private record Key(CustomerId customer, Version version) {}

  @Override
  public void append(UnitOfWork work, Collection<AuditEntry> entries) {
    for (AuditEntry entry : entries) {
      if (entry.customer().isEmpty() || entry.version().isEmpty()) {
        aboutNobody.put(work, entry.id(), entry);
        continue;
      }
      Key key = new Key(entry.customer().get(), entry.version().get());
      if (byCustomer.contains(key)) {
        throw new StorageException("a customer's version has one audit entry", null);
      }
      byCustomer.put(work, key, entry);
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

  private NavigableMap<Key, AuditEntry> entriesOf(CustomerId customer) {
    return byCustomer
        .rows()
        .subMap(
            new Key(customer, Version.FIRST),
            true,
            new Key(customer, new Version(Long.MAX_VALUE)),
            true);
  }

  @Override
  public String part() {
    return "audit";
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    entriesOf(customer).values().forEach(entry -> record.accept(entry.toRecord()));
  }

  /**
   * Keeps the entries: they hold no personal data but masked, and that something happened is to be
   * known still (PRIV-2).
   */
  @Override
  public void erase(UnitOfWork work, CustomerId customer) {}

  /** Keeps the entries: they tell what happened to the customer under the id that it had then. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
