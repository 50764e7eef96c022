package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: how far each customer has come in its journey. A customer is in one journey at
 * most. Every method runs in the caller's unit of work, and takes and gives present ids; who writes
 * has locked the customers.
 *
 * <p>The due day of every milestone is stored, and with it {@link MilestoneState#pendingDue} and
 * all of {@link JourneyStanding}, so that a status is one comparison with today.
 */
public interface CustomerJourneys extends CustomerOwned {

  /** Returns how far customers have come; who is in no journey is left out. */
  Map<CustomerId, CustomerJourney> of(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns where customers stand, without their milestones; who is in none is left out. */
  Map<CustomerId, JourneyStanding> standings(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns whether anybody is in a journey. */
  boolean isAnybodyIn(UnitOfWork work, JourneyId journey);

  /** Returns who is in a journey, in the order of ids. */
  List<CustomerId> in(UnitOfWork work, JourneyId journey);

  /**
   * Returns what is due, by day, customer and milestone.
   *
   * @param query what is asked for
   * @param after the one after which to go on; empty to begin
   * @param limit how many at most
   */
  List<DueMilestone> due(UnitOfWork work, DueQuery query, Optional<DueMilestone> after, int limit);

  /**
   * Puts these in the place of what is stored of their customers, or adds them. Their journeys have
   * the stages and milestones.
   */
  void save(UnitOfWork work, Collection<CustomerJourney> journeys);

  /** Removes what is stored of these customers. Of one who is in no journey nothing changes. */
  void remove(UnitOfWork work, Collection<CustomerId> customers);
}
