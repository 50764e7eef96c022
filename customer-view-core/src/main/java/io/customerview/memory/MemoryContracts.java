package io.customerview.memory;

import io.customerview.contract.Contract;
import io.customerview.contract.Contracts;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The contracts, by id and in the order of each customer's list. */
final class MemoryContracts implements Contracts {

  /** No id comes before it: an id holds no control character, and no blank in front. */
  private static final ContractId FIRST_ID = new ContractId("!");

  private final Table<ContractId, Contract> rows = Table.ordered();
  private final Table<Key, ContractId> byCustomer =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::contractedOn, Comparator.reverseOrder())
              .thenComparing(Key::id));

  private record Key(CustomerId customer, LocalDate contractedOn, ContractId id) {

    static Key of(Contract contract) {
      return new Key(contract.customer(), contract.contractedOn(), contract.id());
    }
  }

  @Override
  public void add(UnitOfWork work, Collection<Contract> contracts) {
    for (Contract contract : contracts) {
      if (rows.contains(contract.id())) {
        throw new RefusedException(new ConcurrentChange());
      }
      put(work, contract);
    }
  }

  @Override
  public void update(UnitOfWork work, Collection<Contract> contracts) {
    for (Contract contract : contracts) {
      Contract before = rows.get(contract.id());
      if (before != null) {
        byCustomer.remove(work, Key.of(before));
        put(work, contract);
      }
    }
  }

  private void put(UnitOfWork work, Contract contract) {
    rows.put(work, contract.id(), contract);
    byCustomer.put(work, Key.of(contract), contract.id());
  }

  @Override
  public Map<ContractId, Contract> find(UnitOfWork work, Collection<ContractId> contracts) {
    Map<ContractId, Contract> found = new LinkedHashMap<>();
    for (ContractId id : contracts) {
      Contract contract = rows.get(id);
      if (contract != null) {
        found.put(id, contract);
      }
    }
    return found;
  }

  @Override
  public Map<CustomerId, List<Contract>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<Contract>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      List<Contract> own = of(customer);
      if (!own.isEmpty()) {
        found.put(customer, own);
      }
    }
    return found;
  }

  /** Returns the contracts of a customer, latest contracted first. */
  List<Contract> of(CustomerId customer) {
    return listOf(customer).values().stream().map(this::get).toList();
  }

  private Contract get(ContractId contract) {
    return Objects.requireNonNull(rows.get(contract));
  }

  private SortedMap<Key, ContractId> listOf(CustomerId customer) {
    return byCustomer
        .rows()
        .subMap(
            new Key(customer, LocalDate.MAX, FIRST_ID),
            true,
            new Key(customer, LocalDate.MIN, FIRST_ID),
            true);
  }

  @Override
  public List<Contract> of(UnitOfWork work, CustomerId customer, Optional<Place> after, int limit) {
    Optional<Key> last = after.map(place -> new Key(customer, place.contractedOn(), place.id()));
    return listOf(customer).entrySet().stream()
        .filter(
            one ->
                last.isEmpty()
                    || byCustomer.rows().comparator().compare(one.getKey(), last.get()) > 0)
        .limit(limit)
        .map(one -> get(one.getValue()))
        .toList();
  }

  @Override
  public String part() {
    return Contract.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).forEach(contract -> record.accept(contract.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (Contract contract : of(customer)) {
      byCustomer.remove(work, Key.of(contract));
      rows.remove(work, contract.id());
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    List<Contract> moved = new ArrayList<>();
    of(from).forEach(contract -> moved.add(contract.reassignedTo(to)));
    update(work, moved);
  }
}
