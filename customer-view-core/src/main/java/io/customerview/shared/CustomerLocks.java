package io.customerview.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A storage port: the one row per customer on which every change of that customer waits its turn,
 * and the table of former ids.
 *
 * <p>Every method runs in the caller's unit of work.
 */
public interface CustomerLocks {

  /**
   * Locks customers until the unit of work ends, in the order of their ids, and returns the version
   * of each. Former ids are to be resolved first; an id that no customer has is left out. Locking a
   * locked customer again changes nothing.
   */
  SortedMap<CustomerId, Version> lock(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Locks customers as {@link #lock} does, from the first on and as far as nobody else has locked
   * them. Only for the first it waits, a part of a second, and holds no other meanwhile: who has it
   * may be waiting for one of the others.
   *
   * @param customers one or more
   * @return those that are locked; an id that no customer has is left out, and may be the last that
   *     was looked at
   * @throws RefusedException with {@link CommonRefusal.ConcurrentChange} if somebody else has had
   *     the first for all of that time
   */
  SortedMap<CustomerId, Version> lockNext(UnitOfWork work, List<CustomerId> customers);

  /**
   * Keeps others from referring to a customer that this unit of work has locked, until it ends:
   * whoever has done so by then is waited for and seen, and whoever does it later waits, and is
   * refused with {@link CommonRefusal.ConcurrentChange} if there is no such customer then.
   */
  void keepUnreferred(UnitOfWork work, CustomerId customer);

  /** Sets the versions of customers that this unit of work has locked. */
  void raise(UnitOfWork work, Map<CustomerId, Version> versions);

  /**
   * Returns the present id for each of these ids: itself, or the customer that it was merged into.
   * This is the one place where former ids are resolved. An id that no customer has, nor had, is
   * returned as it is.
   */
  Map<CustomerId, CustomerId> resolve(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns the former ids that lead to a customer, in their order. */
  List<CustomerId> formerIds(UnitOfWork work, CustomerId present);

  /**
   * Makes one id, which no customer has any more, a former id of another customer; whatever led to
   * it leads to that customer from now on.
   */
  void redirect(UnitOfWork work, CustomerId former, CustomerId present);

  /**
   * Undoes {@link #redirect}: the id is that of a customer again, and these former ids lead to it.
   */
  void restore(UnitOfWork work, CustomerId former, Collection<CustomerId> leading);
}
