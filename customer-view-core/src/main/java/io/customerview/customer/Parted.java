package io.customerview.customer;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;

/** A storage port: who was somebody else for a while, until a merge was undone (MRG-2). */
public interface Parted {

  /**
   * Returns whether somebody was merged into a customer, directly or through others, and has come
   * back from it.
   *
   * @param from the customer that stayed
   * @param formers under which ids it may have come back: those of whom it was merged into since
   */
  boolean hasParted(UnitOfWork work, CustomerId from, Collection<CustomerId> formers);
}
