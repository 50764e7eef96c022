package io.customerview.message;

import io.customerview.contact.Deferred;
import io.customerview.message.Claimed.Unreadable;
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
 * locks no customer, and waits for nobody.
 */
public interface Outbox extends CustomerOwned, Deferred {

  /**
   * Adds entries at the end, in their order: what was added of a customer first has a lower place.
   */
  void add(UnitOfWork work, Collection<OutboxEntry> entries);

  /**
   * Takes messages that are due at the moment of the unit of work: leases them until a moment, for
   * the one who asks. They are given by their place, at most so many.
   *
   * <p>Messages keep their order per customer and kind of recipient, whatever their channel: those
   * to the customer, those to agents and those to support don't wait for each other. Of each such
   * order at most one is leased at any time. One whose lease has run out is taken before anything
   * else; else the one with the lowest place that is due, and none where one before it is {@link
   * OutgoingState.Retrying}. The order in which something that can be taken is due longest comes
   * first. What is held back costs nothing, however much it is.
   *
   * <p>What somebody else is at is passed over, not waited for: two who claim at once never get the
   * same one, nor two of one order. A message that can't be read as it is stored is leased too, and
   * given apart: whoever claims it {@linkplain #setAside sets it aside}.
   *
   * <p>Who claims sees to it that a lease is worth something. It is committed before anything is
   * handed over, so it isn't taken in a transaction of the host's, whose roll-back would forget it.
   * It lasts longer than what is done under it, and than the clocks of any two hosts differ: one
   * whose clock is ahead finds it run out that much sooner, and hands over a second time.
   */
  Claimed claim(UnitOfWork work, Instant until, int limit);

  /**
   * {@linkplain OutgoingState.SetAside Sets a message aside} that can't be read as it is stored, as
   * {@link OutboxEntry#UNREADABLE}, if it is still leased as it was claimed. Its customer is
   * locked.
   *
   * @param unreadable as {@link #claim} has given it
   * @return whether it is set aside now by this
   */
  boolean setAside(UnitOfWork work, Unreadable unreadable);

  /**
   * Returns those that there are, by id.
   *
   * @throws io.customerview.shared.RefusedException with {@link MessageRefusal.OutgoingUnreadable}
   *     if one can't be read as it is stored
   */
  Map<OutgoingId, OutboxEntry> find(UnitOfWork work, Collection<OutgoingId> ids);

  /**
   * Returns those of these messages to customers of which a hand-over began and that aren't known
   * to be handed over: somebody may know better. One that can't be read is left out.
   */
  Map<OutgoingId, OutboxEntry> tried(UnitOfWork work, Collection<OutgoingId> ids);

  /**
   * Returns those that there are, and lets nobody else take, lock or save them until the unit of
   * work ends. Waits for whoever is at them.
   *
   * @throws io.customerview.shared.RefusedException as {@link #find}
   */
  Map<OutgoingId, OutboxEntry> lock(UnitOfWork work, Collection<OutgoingId> ids);

  /**
   * Puts state, lease, attempts and the last hand-over that began of these, which are locked, in
   * the place of what is stored. The rest stays as it is stored, and what is stored no more is not
   * put.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if two of one order would be leased
   */
  void save(UnitOfWork work, Collection<OutboxEntry> entries);

  /**
   * Returns what a list tells of the entries in a state, by their place, at most so many; also of
   * those that can't be read.
   *
   * @param after the place after which they begin; 0 for the first
   */
  List<OutboxLine> list(UnitOfWork work, OutgoingState.Kind state, long after, int limit);

  /** The most that are counted of those that were handed over, and of those that were denied. */
  int MOST_COUNTED = 10_000;

  /**
   * Returns how many there are in each state; a state that none is in is left out. Of what is done
   * at most {@value #MOST_COUNTED} per state are counted, so that it can be asked often.
   */
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
   * answered before it and whose message is here no more, at most so many of each: the longest ago
   * first. A message that waits or was set aside keeps its request, or that would be sent twice.
   *
   * @return how many messages and requests were removed
   */
  int clean(UnitOfWork work, Instant before, int limit);
}
