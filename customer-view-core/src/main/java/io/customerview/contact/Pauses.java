package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A storage port: the pauses. None is ever removed but by erasure, so that a past moment can be
 * asked for. Every method runs in the caller's unit of work, and takes present ids; who writes has
 * locked the customers.
 */
public interface Pauses extends CustomerOwned {

  /** Puts pauses in the place of what is stored under their ids, or adds them. */
  void save(UnitOfWork work, Collection<Pause> pauses);

  /**
   * Returns the pauses of each customer that were set to end after a moment, though an agent may
   * have ended them before, by when they were set and then by id.
   */
  Map<CustomerId, List<Pause>> endingAfter(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment);
}
