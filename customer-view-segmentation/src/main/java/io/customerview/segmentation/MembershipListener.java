package io.customerview.segmentation;

import io.customerview.shared.UnitOfWork;

/**
 * Hears of every customer that enters or leaves a segment, or could not be asked, once, inside the
 * unit of work that finds it and before it is committed. What it throws undoes the whole.
 *
 * <p>Called on the thread of the use case, possibly by many threads at once. Must not call the
 * customer view: the customer is locked.
 */
@FunctionalInterface
public interface MembershipListener {

  /**
   * A customer has entered or left segments.
   *
   * @param work the unit of work, in which the listener may write: with PostgreSQL on {@code
   *     JdbcStorage.connection(work)}
   */
  void changed(UnitOfWork work, MembershipChange change);
}
