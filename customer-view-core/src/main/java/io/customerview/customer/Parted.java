package io.customerview.customer;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;

/** A storage port: who was somebody else for a while, until a merge was undone (MRG-2). */
public interface Parted {

  /**
   * Returns whether a customer was merged into another one, directly or through others, and is a
   * customer of its own again.
   *
   * @param from the customer that stayed
   * @param former the one that has come back
   */
  boolean hasParted(UnitOfWork work, CustomerId from, CustomerId former);
}
