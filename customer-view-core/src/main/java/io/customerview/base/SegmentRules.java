package io.customerview.base;

import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * A storage port: the segments, and what their members are up to. Every method runs in the caller's
 * unit of work.
 *
 * <p>Who changes a rule {@linkplain #lock locks} the rule set first; who changes a customer only
 * reads it, after locking the customer. A sweep locks the customers too, so each customer's members
 * are those of the rules that the later of the two has seen.
 */
public interface SegmentRules {

  /** Returns the rule set as committed, {@link RuleSet#NONE} before the first segment. */
  RuleSet ruleSet(UnitOfWork work);

  /** As {@link #ruleSet}, and lets nobody else change it until the unit of work ends. */
  RuleSet lock(UnitOfWork work);

  /** Puts a rule set in the place of the one that this unit of work has locked. */
  void save(UnitOfWork work, RuleSet ruleSet);

  /** Returns all segments, in the order of their {@linkplain StoredSegment#nameKey name keys}. */
  List<StoredSegment> all(UnitOfWork work);

  /** Returns one. */
  Optional<StoredSegment> find(UnitOfWork work, SegmentId segment);

  /**
   * Puts a segment in the place of what is stored under its id, or adds it.
   *
   * @throws io.customerview.shared.RefusedException with {@link SegmentRuleRefusal.NameTaken} if
   *     another segment has the name
   */
  void save(UnitOfWork work, StoredSegment segment);

  /** Removes a segment and its members. One that is not there changes nothing. */
  void remove(UnitOfWork work, SegmentId segment);
}
