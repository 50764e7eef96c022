package io.customerview.privacy;

import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;

/**
 * A storage port: how many interactions customers had who were erased, so that figures of the past
 * stay what they were (PRIV-2). It knows months and nobody. Every method runs in the caller's unit
 * of work.
 */
public interface ErasedTotals {

  /**
   * Adds to what is counted already; several units of work may do so at the same time.
   *
   * @param totals no two of one {@link ErasedTotal#ORDER}
   */
  void add(UnitOfWork work, Collection<ErasedTotal> totals);

  /** Returns all that is counted, by {@link ErasedTotal#ORDER}. */
  List<ErasedTotal> all(UnitOfWork work);
}
