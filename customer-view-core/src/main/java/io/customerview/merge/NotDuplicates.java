package io.customerview.merge;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A storage port: the pairs of customers of whom an agent has said that they are no duplicates
 * (MRG-1). A pair has no order. Handing a customer over hands its pairs over. Every method runs in
 * the caller's unit of work, and takes present ids; who writes has locked both customers.
 */
public interface NotDuplicates extends CustomerOwned {

  /** The name of the part in an export. */
  String PART = "notDuplicates";

  /** Adds a pair; one that is there stays as it is. */
  void add(UnitOfWork work, CustomerId one, CustomerId other);

  /** Removes a pair, if it is there. */
  void remove(UnitOfWork work, CustomerId one, CustomerId other);

  /** Returns, for each of these customers that is in a pair, the others. */
  Map<CustomerId, Set<CustomerId>> of(UnitOfWork work, Collection<CustomerId> customers);
}
