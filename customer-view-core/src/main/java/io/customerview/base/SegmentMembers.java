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

  /** Adds memberships. One that is there stays as it is. */
  void enter(UnitOfWork work, Collection<Membership> memberships);

  /** Removes memberships. One that is not there changes nothing. */
  void leave(UnitOfWork work, Collection<Membership> memberships);

  /** Returns the members of a segment by id, from the first after this one on. */
  List<Membership> members(
      UnitOfWork work, SegmentId segment, Optional<CustomerId> after, int limit);

  /** Returns how many members each segment has, but those that have none. */
  Map<SegmentId, Long> counts(UnitOfWork work);

  /**
   * Sets the next day on which each customer will enter or leave a segment with no change of data;
   * empty for never.
   */
  void turns(UnitOfWork work, Map<CustomerId, Optional<LocalDate>> next);

  /**
   * Returns customers whose next day has come on a day or before, by that day and then by id: at
   * most so many.
   */
  List<CustomerId> due(UnitOfWork work, LocalDate day, int limit);
}
