package io.customerview.base;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: who is in which segment, and when time alone will change that (SEG-9, SEG-10).
 * Every method runs in the caller's unit of work, and takes present ids; who writes has locked the
 * customers.
 */
public interface SegmentMembers extends CustomerOwned {

  /** Returns the memberships of each customer that has any, by the segment's id. */
  Map<CustomerId, List<Membership>> of(UnitOfWork work, Collection<CustomerId> customers);

  /** Adds memberships in segments that there are. One that is there stays as it is. */
  void enter(UnitOfWork work, Collection<Membership> memberships);

  /** Removes memberships. One that is not there changes nothing. */
  void leave(UnitOfWork work, Collection<Membership> memberships);

  /** Returns the members of a segment by id, from the first after this one on. */
  List<Membership> members(
      UnitOfWork work, SegmentId segment, Optional<CustomerId> after, int limit);

  /** Returns how many members each of these segments has, but those that have none. */
  Map<SegmentId, Long> counts(UnitOfWork work, Collection<SegmentId> segments);

  /**
   * Sets when each customer's memberships are to be found anew, in the place of what was set
   * before; empty for never.
   */
  void turns(UnitOfWork work, Map<CustomerId, Optional<Turn>> next);

  /**
   * Returns customers whose turn has come, with its day: first those of the day itself by id, from
   * the first after an id on, then those of all days before by day and id; at most so many. So who
   * was looked at, and stays due on the day itself, is not met again by who goes on after the last.
   *
   * @param after the customer after which those of the day itself begin; none for the first
   */
  Map<CustomerId, LocalDate> due(
      UnitOfWork work, LocalDate day, Optional<CustomerId> after, int limit);

  /**
   * Returns the first day on which somebody's turn comes, which may be past; empty if nobody's ever
   * does. Who was looked at for this day and only waits for an answer comes on the day after.
   *
   * @param day the day for which somebody may have been looked at
   */
  Optional<LocalDate> nextTurn(UnitOfWork work, LocalDate day);

  /** Returns whether somebody's memberships may have changed up to a day with no change of data. */
  default boolean isAnyoneDue(UnitOfWork work, LocalDate day) {
    return nextTurn(work, day).filter(turn -> !turn.isAfter(day)).isPresent();
  }

  /**
   * Returns of how many customers each of these segments has no answer, but those that have all.
   */
  Map<SegmentId, Long> unanswered(UnitOfWork work, Collection<SegmentId> segments);
}
