package io.customerview.base;

import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A storage port: the segments, and what their members are up to. Every method runs in the caller's
 * unit of work.
 *
 * <p>Who changes a customer {@linkplain #hold holds} the rule set, after locking the customer,
 * until the customer is committed; who adds, changes or removes a rule {@linkplain #lockAlone
 * waits} for all who hold it. So whoever was not asked about the rule is there for the sweep that
 * follows. A sweep {@linkplain #lock locks} the rule set before it locks customers, and lets go on
 * who holds it.
 *
 * <p>The order, in which no two wait for each other: who changes customers takes customers, then
 * holds; who changes a rule locks, then waits alone, and takes no customer after; who sweeps locks,
 * then {@linkplain io.customerview.shared.CustomerLocks#lockNext takes customers} that nobody has.
 * A transaction of the host's that changes customers and does one of the others as well keeps to no
 * such order.
 */
public interface SegmentRules {

  /** Returns the rule set as committed, {@link RuleSet#NONE} before the first segment. */
  RuleSet ruleSet(UnitOfWork work);

  /**
   * As {@link #ruleSet}, and lets nobody add, change or remove a rule until the unit of work ends.
   * Many hold it at once. Waits for who is {@linkplain #lockAlone alone}.
   */
  RuleSet hold(UnitOfWork work);

  /**
   * As {@link #ruleSet}, and lets nobody else lock it until the unit of work ends. Who holds it
   * goes on.
   */
  RuleSet lock(UnitOfWork work);

  /**
   * As {@link #lock}, then waits for the units of work that {@linkplain #hold hold} it to end, and
   * lets no other begin to hold it until this one ends: to be short, and to lock no customer. Since
   * those who want to hold it wait meanwhile, it waits for a second or so only.
   *
   * @throws io.customerview.shared.RefusedException with {@code ConcurrentChange} if somebody has
   *     held it for all of that time; trying again lets the others through before
   */
  RuleSet lockAlone(UnitOfWork work);

  /** Puts a rule set in the place of the one that this unit of work has locked. */
  void save(UnitOfWork work, RuleSet ruleSet);

  /**
   * As {@link #save(UnitOfWork, RuleSet)}, for a rule set whose edition is new since these segments
   * were saved or removed, and no others.
   */
  void save(UnitOfWork work, RuleSet ruleSet, Collection<SegmentId> changed);

  /**
   * Returns the segments that were saved or removed since an edition of the rule set; empty where
   * that can't be told, since too much has changed or the edition is none that was committed: then
   * any may have changed. So who follows the rules needs not look at all of them.
   */
  Optional<Set<SegmentId>> changedSince(UnitOfWork work, UUID edition);

  /**
   * Returns all segments, each with what tells it as it is stored from whatever was or will be
   * stored under its id, also by units of work that were undone. So who knows some of them reads
   * the others only.
   */
  Map<SegmentId, UUID> editions(UnitOfWork work);

  /** As {@link #editions(UnitOfWork)}, of those of these segments that there are. */
  Map<SegmentId, UUID> editions(UnitOfWork work, Collection<SegmentId> segments);

  /** Returns those of these segments that there are. */
  Map<SegmentId, StoredSegment> find(UnitOfWork work, Collection<SegmentId> segments);

  /** Returns one. */
  Optional<StoredSegment> find(UnitOfWork work, SegmentId segment);

  /**
   * Puts a segment in the place of what is stored under its id, or adds it.
   *
   * @throws io.customerview.shared.RefusedException with {@link SegmentRuleRefusal.NameTaken} if
   *     another segment has the name
   */
  void save(UnitOfWork work, StoredSegment segment);

  /**
   * Removes a segment and its members, for which this unit of work is {@linkplain #lockAlone
   * alone}. One that is not there changes nothing.
   */
  void remove(UnitOfWork work, SegmentId segment);
}
