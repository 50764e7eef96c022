package io.customerview.memory;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Versions and former ids; the lock itself is that of the storage, whose writing units of work take
 * turns.
 */
final class MemoryLocks implements CustomerLocks {

  private final Table<CustomerId, Version> versions = Table.ordered();
  private final Table<CustomerId, CustomerId> formerIds = Table.ordered();

  @Override
  public SortedMap<CustomerId, Version> lock(UnitOfWork work, Collection<CustomerId> customers) {
    SortedMap<CustomerId, Version> locked = new TreeMap<>();
    for (CustomerId customer : customers) {
      Version version = versions.get(customer);
      if (version != null) {
        locked.put(customer, version);
      }
    }
    return locked;
  }

  @Override
  public SortedMap<CustomerId, Version> lockNext(UnitOfWork work, List<CustomerId> customers) {
    return lock(work, customers);
  }

  @Override
  public void raise(UnitOfWork work, Map<CustomerId, Version> raised) {
    raised.forEach((customer, version) -> versions.put(work, customer, version));
  }

  @Override
  public void keepUnreferred(UnitOfWork work, CustomerId customer) {}

  @Override
  public Map<CustomerId, CustomerId> resolve(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, CustomerId> resolved = new HashMap<>();
    for (CustomerId customer : customers) {
      CustomerId present = formerIds.get(customer);
      resolved.put(customer, present == null ? customer : present);
    }
    return resolved;
  }

  @Override
  public List<CustomerId> formerIds(UnitOfWork work, CustomerId present) {
    List<CustomerId> led = new ArrayList<>();
    formerIds
        .rows()
        .forEach(
            (from, to) -> {
              if (to.equals(present)) {
                led.add(from);
              }
            });
    return led;
  }

  @Override
  public void redirect(UnitOfWork work, CustomerId former, CustomerId present) {
    List<CustomerId> led = formerIds(work, former);
    led.add(former);
    led.forEach(id -> formerIds.put(work, id, present));
  }

  @Override
  public void restore(UnitOfWork work, CustomerId former, Collection<CustomerId> leading) {
    formerIds.remove(work, former);
    leading.forEach(id -> formerIds.put(work, id, former));
  }

  /** Returns whether an id is no customer's, nor leads to one: there was none, or it was erased. */
  boolean isNobody(CustomerId customer) {
    return !versions.contains(customer) && !formerIds.contains(customer);
  }

  /** Returns the version of a customer that there is. */
  Version version(CustomerId customer) {
    Version version = versions.get(customer);
    if (version == null) {
      throw new IllegalStateException("every customer has a version");
    }
    return version;
  }

  void begin(UnitOfWork work, CustomerId customer, Version version) {
    versions.put(work, customer, version);
  }

  void end(UnitOfWork work, CustomerId customer) {
    versions.remove(work, customer);
    formerIds(work, customer).forEach(id -> formerIds.remove(work, id));
  }
}
