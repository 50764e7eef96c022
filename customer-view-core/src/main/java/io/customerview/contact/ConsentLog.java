package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A storage port: the record of consent (CNT-9). Entries are only ever added, and keep the order in
 * which they were. Every method runs in the caller's unit of work, and takes present ids; who
 * writes has locked the customers.
 *
 * <p>Erasing a customer puts the hash of every address whose latest consent is an opt-out on the
 * suppression list, in the same unit of work (CNT-13): who opted out and had everything erased is
 * not written to when the address comes back.
 */
public interface ConsentLog extends CustomerOwned {

  /** Adds entries, in this order. */
  void append(UnitOfWork work, Collection<ConsentEntry> entries);

  /**
   * Returns, for each customer that has any, what the entries say of each address that was ever
   * opted in or out.
   */
  Map<CustomerId, Map<AddressKey, AddressConsent>> byAddress(
      UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns all entries of a customer that were recorded up to a moment, that moment included, in
   * their order.
   */
  List<ConsentEntry> upTo(UnitOfWork work, CustomerId customer, Instant moment);

  /**
   * Returns the place of the last entry of some customers: what is added to any of them from now on
   * stands behind it, whoever has it later, and whatever is removed before it; 0 where there is no
   * entry.
   */
  long last(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns the entries of a customer that stand behind a place, in their order. */
  List<ConsentEntry> behind(UnitOfWork work, CustomerId customer, long place);

  /**
   * Removes entries of a customer that it had kept of another one, who is erased. The hash of every
   * address whose latest consent among them is an opt-out goes on the suppression list, as those of
   * the other one do.
   */
  void remove(UnitOfWork work, CustomerId customer, Set<UUID> entries);

  /**
   * Hands out all entries of a customer in their order, of which only some are in memory at once
   * where the unit of work is a transaction.
   */
  void each(UnitOfWork work, CustomerId customer, Consumer<ConsentEntry> entry);
}
