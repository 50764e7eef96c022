package io.customerview.profile;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.UnitOfWork;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A storage port: reads in a few statements what a profile is made of, before the collections are
 * asked for it part by part. What was read ahead is what the same unit of work is answered with
 * then, once; nothing else may come of it, so that a profile is the same with it and without. It
 * only runs in a unit of work that reads.
 *
 * <p>Thread-safe.
 */
@FunctionalInterface
public interface ReadAhead {

  /** Reads nothing ahead: for a storage to which being asked once more costs nothing. */
  ReadAhead NOTHING = (work, wanted) -> {};

  /**
   * What a profile will be made of: contact points, documents, messages, what the customer did of
   * its own accord, acceptances, cases and the dashboard in any case.
   *
   * @param customer a present id
   * @param company whether it is a company, of which the people are shown
   * @param management whether the parts of customer management are shown
   * @param contracts whether the list of contracts is shown
   * @param days the days of every history
   * @param zone in which days are counted
   * @param page how many items stand on a first page
   */
  record Wanted(
      CustomerId customer,
      boolean company,
      boolean management,
      boolean contracts,
      DateRange days,
      ZoneId zone,
      int page) {

    public Wanted {
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(days, "days");
      Objects.requireNonNull(zone, "zone");
    }
  }

  /** Reads ahead, in the caller's unit of work. */
  void read(UnitOfWork work, Wanted wanted);
}
