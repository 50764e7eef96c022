package io.customerview.base;

import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A storage port: reads the customer base in its orders, a stretch at a time (BAS). */
public interface BaseIndex {

  /**
   * A stretch of the base.
   *
   * @param filter which companies
   * @param order in which order
   * @param descending whether it is turned round
   * @param today the day that tells which renewal is the next one
   * @param after the place after which it begins; none for the start
   * @param limit the most rows to read
   */
  record Stretch(
      BaseFilter filter,
      BaseOrder order,
      boolean descending,
      LocalDate today,
      Optional<BasePosition> after,
      int limit) {}

  /**
   * Returns the companies of a stretch, in the order that {@link BaseOrder#comparator} says; fewer
   * than its limit only where the base ends. A filter by name may let through companies that have
   * the words and don't meet the text; the caller looks at each. Runs in the caller's unit of work.
   */
  List<BaseRow> read(UnitOfWork work, Stretch stretch);
}
