package io.customerview.shared;

import java.time.Instant;

/**
 * What is done wholly or not at all. A collection finds its connection through the unit of work
 * that it is handed, never through a pool.
 *
 * <p>Made by the storage, which implements it; it belongs to one thread and ends with the call that
 * it was made for.
 */
public interface UnitOfWork {

  /** Returns the one moment of everything that happens in this unit of work, in microseconds. */
  Instant moment();

  /**
   * Returns whether this is part of a transaction of the host's, which may be rolled back after
   * everything here was done.
   */
  default boolean isInHostTransaction() {
    return false;
  }

  /**
   * Refuses work between whose steps something is done outside of the storage.
   *
   * @throws RefusedException with {@link CommonRefusal.InHostTransaction} if this is part of a
   *     transaction of the host's
   */
  default void requireOwn() {
    if (isInHostTransaction()) {
      throw new RefusedException(new CommonRefusal.InHostTransaction());
    }
  }
}
