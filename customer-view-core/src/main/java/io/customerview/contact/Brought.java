package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A storage port: what merges have brought to a customer (MRG-2). As of a moment before a merge,
 * what it brought was another one's (CNT-9, CNT-11).
 */
public interface Brought {

  /**
   * Returns the ids of the entries of the record of consent and of the history of contact points,
   * of the hand-overs and of the pauses that merges later than a moment have brought to a customer,
   * and that stand.
   */
  Set<UUID> broughtAfter(UnitOfWork work, CustomerId customer, Instant moment);

  /**
   * Returns from whom customers have parted: whom a merge had brought to them that was undone, with
   * whoever had been brought to these, and parted from them. Who has parted from nobody is left
   * out.
   */
  Map<CustomerId, Set<CustomerId>> partedFrom(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns the customers with whom merges that stand have joined a point of an address: undoing
   * one gives somebody that point again, whether or not the customer still has one.
   */
  Set<CustomerId> joined(UnitOfWork work, AddressKey address);
}
