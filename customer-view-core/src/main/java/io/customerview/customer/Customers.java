package io.customerview.customer;

import io.customerview.identity.SearchEntries;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.ExternalId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the customers. Every method runs in the caller's unit of work, and takes present
 * ids.
 *
 * <p>Versions are raised by {@link io.customerview.shared.CustomerLocks}, not here: what is saved
 * keeps the version that the row has.
 */
public interface Customers extends CustomerOwned {

  /**
   * A place in the list of a company's members. It stays where it is when the member who stood
   * there is gone.
   *
   * @param sortName a name that {@link SearchEntries#sortName} gives
   * @param member who has it
   */
  record Place(String sortName, CustomerId member) {

    /** Returns the place of a customer among the members of its parent. */
    public static Place of(Customer customer) {
      return new Place(
          SearchEntries.sortName(customer.registration().party().displayName()), customer.id());
    }

    /** Returns a form that is safe to log: without the name. */
    @Override
    public String toString() {
      return "Place[" + member + "]";
    }
  }

  /**
   * Adds new customers, in any order of parents and members.
   *
   * @throws io.customerview.shared.RefusedException with {@link CustomerRefusal.ExternalIdTaken} if
   *     an external id is taken, also by a unit of work that was at it at the same time and has
   *     committed; nothing is added then
   */
  void add(UnitOfWork work, Collection<Customer> customers);

  /**
   * Puts these in the place of what is stored under their ids, which this unit of work has locked.
   *
   * @throws io.customerview.shared.RefusedException as {@link #add} does
   */
  void update(UnitOfWork work, Collection<Customer> customers);

  /** Returns those that there are, by id. */
  Map<CustomerId, Customer> find(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns the ids that there are for these external ids; that of a customer that was merged leads
   * to the one that it was merged into.
   */
  Map<ExternalId, CustomerId> byExternalId(UnitOfWork work, Collection<ExternalId> externalIds);

  /**
   * Whom a customer has absorbed, as the host may know it still.
   *
   * @param customer the id that it had
   * @param externalId the host's own id of it, where it had one
   */
  record Absorbed(CustomerId customer, Optional<ExternalId> externalId) {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Absorbed[" + customer + "]";
    }
  }

  /**
   * Returns whom a customer has absorbed, itself or by absorbing who had, while the merges stand:
   * in the order in which they were merged.
   */
  List<Absorbed> absorbed(UnitOfWork work, CustomerId customer);

  /**
   * Returns the customers whose parent is this company, people and companies, by sort name and then
   * by id, those behind a place.
   */
  List<Customer> membersOf(UnitOfWork work, CustomerId company, Optional<Place> after, int limit);

  /** Returns the ids of all members of a company, in their order. */
  List<CustomerId> memberIdsOf(UnitOfWork work, CustomerId company);

  /** As {@link #membersOf}, of the members who are people (REG-7). */
  List<Customer> peopleOf(UnitOfWork work, CustomerId company, Optional<Place> after, int limit);

  /** Returns the ids of customers in their order, from the first after this one on. */
  List<CustomerId> after(UnitOfWork work, Optional<CustomerId> customer, int limit);

  /**
   * Returns how many customers a city has, counted up to a limit.
   *
   * @param city the key of its name, as {@link Registration#cityKey()} has it
   * @param state the key of its state; empty for those of a city of this name without a state
   */
  int inCity(UnitOfWork work, String city, Optional<String> state, int limit);

  /**
   * Lets no other unit of work change who stands above whom until this one ends, so that two
   * changes can't close a cycle.
   */
  void lockTree(UnitOfWork work);

  /** Returns one, if there is one. */
  default Optional<Customer> find(UnitOfWork work, CustomerId customer) {
    return Optional.ofNullable(find(work, List.of(customer)).get(customer));
  }
}
