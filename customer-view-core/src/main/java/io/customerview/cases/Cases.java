package io.customerview.cases;

import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.Masked;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the cases. Every method runs in the caller's unit of work, and takes and gives
 * present ids of customers.
 *
 * <p>Who writes has locked the customers whose cases they are, and were.
 */
public interface Cases extends CustomerOwned {

  /**
   * Where a case stands in a list.
   *
   * @param createdAt when it was created
   * @param number its number
   */
  record Place(Instant createdAt, CaseId number) {

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Place[" + createdAt + ", " + Masked.id(number.value()) + "]";
    }
  }

  /**
   * Adds new cases.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if one of the numbers is taken, also
   *     by a unit of work that was at it at the same time and has committed; nothing is added then
   */
  void add(UnitOfWork work, Collection<CustomerCase> cases);

  /** Puts these in the place of what is stored under their numbers. */
  void update(UnitOfWork work, Collection<CustomerCase> cases);

  /** Returns those that there are, by number. */
  Map<CaseId, CustomerCase> find(UnitOfWork work, Collection<CaseId> cases);

  /**
   * Returns cases of a customer and of all who stand below it in the tree of parents (CAS-2), in
   * the order of {@link CustomerCase#NEWEST_FIRST}, at most so many.
   *
   * @param after the place after which they begin; none for the first
   * @param zone in which days are counted
   */
  List<CustomerCase> list(
      UnitOfWork work,
      CustomerId customer,
      CaseQuery query,
      Optional<Place> after,
      int limit,
      ZoneId zone);

  /** Returns how many cases {@link #list} has, by state and campaign, in any order. */
  List<CaseGroup> groups(UnitOfWork work, CustomerId customer, CaseQuery query, ZoneId zone);
}
