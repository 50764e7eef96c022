package io.customerview.journey;

import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the definitions of journeys. Every method runs in the caller's unit of work.
 *
 * <p>Who changes a definition {@linkplain #lock locks} it before it locks the customers who are in
 * the journey. Who puts customers into a journey {@linkplain #hold holds} it, and who only moves
 * them within it reads it after locking them; so every customer's days are counted by the
 * definition that the later of the two has seen.
 */
public interface Journeys {

  /** Returns all journeys, in the order of their ids. */
  List<Journey> all(UnitOfWork work);

  /** Returns those that there are, by id. */
  Map<JourneyId, Journey> find(UnitOfWork work, Collection<JourneyId> journeys);

  /** Returns one, if there is one. */
  default Optional<Journey> find(UnitOfWork work, JourneyId journey) {
    return Optional.ofNullable(find(work, List.of(journey)).get(journey));
  }

  /** As {@link #find}, and lets nobody else lock or hold it until the unit of work ends. */
  Optional<Journey> lock(UnitOfWork work, JourneyId journey);

  /** As {@link #find}, and lets nobody lock it until the unit of work ends. */
  Optional<Journey> hold(UnitOfWork work, JourneyId journey);

  /**
   * Puts a definition in the place of the one that this unit of work has locked, or adds it. No
   * customer is in a stage that it has no more.
   */
  void save(UnitOfWork work, Journey journey);

  /** Removes a journey that this unit of work has locked and that no customer is in. */
  void remove(UnitOfWork work, JourneyId journey);
}
