package io.customerview.message;

import io.customerview.shared.CustomerOwned;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the outbox (caixa de saída), messages that are to be sent and those that were.
 * Every method runs in the caller's unit of work, and takes and gives present ids of customers.
 *
 * <p>Who adds or saves has locked the customers first, and then, to save, the entries. Claiming
 * locks no customer.
 */
public interface Outbox extends CustomerOwned {

  /**
   * Adds entries at the end, in their order: what was added of a customer first has a lower place.
   */
  void add(UnitOfWork work, Collection<OutboxEntry> entries);

  /**
   * Takes messages that are due at the moment of the unit of work: leases them until a moment, for
   * the one who asks. Those due longest come first, at most so many; they are given by their place.
   *
   * <p>Of a customer at most one is leased at any time. One whose lease has run out is taken before
   * anything else of its customer; else the one with the lowest place that is due, and none where
   * one before it is {@link OutgoingState.Retrying}. Entries that somebody else is at are passed
   * over, not waited for: two who claim at once never get the same one.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if somebody else has taken another
   *     message of one of the customers at the same time; nothing is taken then
   */
  List<OutboxEntry> claim(UnitOfWork work, Instant until, int limit);

  /** Returns those that there are, by id. */
  Map<OutgoingId, OutboxEntry> find(UnitOfWork work, Collection<OutgoingId> ids);

  /**
   * Returns those that there are, and lets nobody else take, lock or save them until the unit of
   * work ends. Waits for whoever is at them.
   */
  Map<OutgoingId, OutboxEntry> lock(UnitOfWork work, Collection<OutgoingId> ids);

  /** Puts state, lease and attempts of these, which are locked, in the place of what is stored. */
  void save(UnitOfWork work, Collection<OutboxEntry> entries);

  /**
   * Returns entries in a state by their place, at most so many.
   *
   * @param after the place after which they begin; 0 for the first
   */
  List<OutboxEntry> list(UnitOfWork work, OutgoingState.Kind state, long after, int limit);

  /** Returns how many there are in each state; a state that none is in is left out. */
  Map<OutgoingState.Kind, Long> counts(UnitOfWork work);

  /**
   * Keeps that a request was answered.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if the key is taken, also by a unit
   *     of work that was at it at the same time and has committed
   */
  void answer(UnitOfWork work, AnsweredRequest request);

  /** Returns the request that was answered under a key. */
  Optional<AnsweredRequest> answered(UnitOfWork work, IdempotencyKey key);

  /**
   * Removes messages that were handed over or denied before a moment, and requests that were
   * answered before it, at most so many of each: the longest ago first.
   *
   * @return how many messages and requests were removed
   */
  int clean(UnitOfWork work, Instant before, int limit);
}
