package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A storage port: the history of customers' journeys. Entries are only ever added, and keep the
 * order in which they were. Every method runs in the caller's unit of work, and takes present ids;
 * who writes has locked the customers.
 */
public interface JourneyHistory extends CustomerOwned {

  /** Adds entries, in this order. */
  void append(UnitOfWork work, Collection<JourneyEntry> entries);

  /**
   * Returns entries of a customer, latest first.
   *
   * @param from the first moment; empty for no limit
   * @param before the first moment that is too late; empty for no limit
   * @param after the entry after which to go on; empty to begin
   * @param limit how many at most
   */
  List<JourneyEntry> latest(
      UnitOfWork work,
      CustomerId customer,
      Optional<Instant> from,
      Optional<Instant> before,
      Optional<UUID> after,
      int limit);
}
