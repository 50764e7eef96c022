package io.customerview.contract;

import io.customerview.access.Change;
import io.customerview.contract.ContractEvent.ContractAdded;
import io.customerview.contract.ContractEvent.ContractMoved;
import io.customerview.contract.ContractOutcome.Effect;
import io.customerview.contract.ContractOutcome.Refused;
import io.customerview.contract.ContractOutcome.Taken;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Customers;
import io.customerview.customer.NamedCustomers;
import io.customerview.shared.After;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Changes contracts within one command, many as easily as one: it reads what there is, decides row
 * by row, and writes once.
 *
 * <p>Belongs to one command and its thread.
 */
final class ContractKeeper {

  private final Contracts contracts;
  private final Change change;
  private final Map<CustomerId, Map<ContractId, Contract>> byCustomer = new HashMap<>();
  private final Map<ContractId, CustomerId> owners = new HashMap<>();
  private final Map<ContractId, Contract> added = new LinkedHashMap<>();
  private final Map<ContractId, Contract> updated = new LinkedHashMap<>();

  ContractKeeper(Contracts contracts, Change change) {
    this.contracts = contracts;
    this.change = change;
  }

  /** Cancels what ends with customers that are locked (CTR-5). */
  void cancelRecurring(Map<CustomerId, Cancelled> customers) {
    read(customers.keySet());
    customers.forEach(
        (customer, how) -> {
          CustomerContracts before = of(customer);
          After<CustomerContracts> after = before.cancelRecurring(how, change.moment());
          for (Contract contract : after.value().contracts()) {
            if (!before.contracts().contains(contract)) {
              keep(contract);
            }
          }
          after.events().forEach(event -> change.happened(customer, event));
        });
    save();
  }

  /** Takes rows of the host in (CTR-6), and returns what became of each. */
  List<ContractOutcome> take(List<ContractRow> rows, Customers customers) {
    NamedCustomers<ContractRow> named =
        new NamedCustomers<>(
            customers, change, rows, ContractRow::externalId, ContractRow::customer);
    Set<ContractId> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.contract()));
    named.lock(() -> readOwners(ids));
    read(named.all());
    read(owners.values());
    List<ContractOutcome> outcomes = new ArrayList<>(rows.size());
    for (ContractRow row : rows) {
      try {
        outcomes.add(take(row, named.require(row)));
      } catch (RefusedException refused) {
        outcomes.add(new Refused(row.number(), refused.refusal()));
      }
    }
    save();
    return outcomes;
  }

  /** Reads whose the contracts are now, and returns them. */
  private Collection<CustomerId> readOwners(Set<ContractId> ids) {
    owners.clear();
    contracts
        .find(change.work(), ids)
        .forEach((id, contract) -> owners.put(id, contract.customer()));
    return owners.values();
  }

  private void read(Collection<CustomerId> customers) {
    List<CustomerId> unread = customers.stream().filter(id -> !byCustomer.containsKey(id)).toList();
    unread.forEach(customer -> byCustomer.put(customer, new LinkedHashMap<>()));
    contracts
        .of(change.work(), unread)
        .forEach(
            (customer, all) ->
                all.forEach(
                    contract -> {
                      rowsOf(customer).put(contract.id(), contract);
                      owners.put(contract.id(), customer);
                    }));
  }

  private Map<ContractId, Contract> rowsOf(CustomerId customer) {
    return Objects.requireNonNull(byCustomer.get(customer));
  }

  private CustomerContracts of(CustomerId customer) {
    return new CustomerContracts(List.copyOf(rowsOf(customer).values()));
  }

  private Taken take(ContractRow row, CustomerId customer) {
    Contract given = row.of(customer);
    Optional<Contract> before =
        Optional.ofNullable(owners.get(given.id())).map(owner -> rowsOf(owner).get(given.id()));
    if (before.isPresent() && before.get().isNewerThan(given)) {
      return new Taken(row.number(), given.id(), before.get().customer(), Effect.OUTDATED);
    }
    After<Contract> after =
        before
            .map(contract -> contract.take(given))
            .orElseGet(() -> After.of(given, new ContractAdded(given.id())));
    checkRevenue(before, after.value());
    if (!before.equals(Optional.of(after.value()))) {
      keep(after.value());
    }
    for (DomainEvent event : after.events()) {
      change.happened(customer, event);
      if (event instanceof ContractMoved moved) {
        change.happened(moved.from(), moved.ofBefore());
      }
    }
    Effect effect =
        before.isEmpty() ? Effect.ADDED : after.isChanged() ? Effect.CHANGED : Effect.UNCHANGED;
    return new Taken(row.number(), given.id(), customer, effect);
  }

  /** A credit that leaves a customer raises the revenue that stays, so both sides are looked at. */
  private void checkRevenue(Optional<Contract> before, Contract after) {
    Map<ContractId, Contract> rows = new HashMap<>(rowsOf(after.customer()));
    rows.put(after.id(), after);
    checkRevenue(rows.values());
    if (before.isPresent() && !before.get().customer().equals(after.customer())) {
      Map<ContractId, Contract> left = new HashMap<>(rowsOf(before.get().customer()));
      left.remove(after.id());
      checkRevenue(left.values());
    }
  }

  private static void checkRevenue(Collection<Contract> rows) {
    new CustomerContracts(List.copyOf(rows)).checkRevenue();
  }

  private void keep(Contract contract) {
    CustomerId owner = owners.put(contract.id(), contract.customer());
    if (owner != null) {
      rowsOf(owner).remove(contract.id());
    }
    rowsOf(contract.customer()).put(contract.id(), contract);
    boolean isNew = owner == null || added.containsKey(contract.id());
    (isNew ? added : updated).put(contract.id(), contract);
  }

  private void save() {
    if (!added.isEmpty()) {
      contracts.add(change.work(), added.values());
    }
    if (!updated.isEmpty()) {
      contracts.update(change.work(), updated.values());
    }
  }
}
