package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.Masked;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the contracts. Every method runs in the caller's unit of work, and takes and
 * gives present ids of customers.
 *
 * <p>Who writes has locked the customers whose contracts they are, and were.
 */
public interface Contracts extends CustomerOwned {

  /**
   * Where a contract stands in the list of its customer.
   *
   * @param contractedOn its contracted date
   * @param id its id
   */
  record Place(LocalDate contractedOn, ContractId id) {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Place[" + contractedOn + ", " + Masked.id(id.value()) + "]";
    }
  }

  /**
   * Adds new contracts.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if one of the ids is taken, also by
   *     a unit of work that was at it at the same time and has committed; nothing is added then
   */
  void add(UnitOfWork work, Collection<Contract> contracts);

  /** Puts these in the place of what is stored under their ids. */
  void update(UnitOfWork work, Collection<Contract> contracts);

  /** Returns those that there are, by id. */
  Map<ContractId, Contract> find(UnitOfWork work, Collection<ContractId> contracts);

  /** Returns the contracts of customers, latest contracted first; who has none is left out. */
  Map<CustomerId, List<Contract>> of(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns contracts of a customer, latest contracted first and then by id, at most so many.
   *
   * @param after the place after which they begin; none for the first
   */
  List<Contract> of(UnitOfWork work, CustomerId customer, Optional<Place> after, int limit);
}
