package io.customerview.journey;

import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;

/**
 * Tells what else needs a journey beside the customers who are in it, so that it can't be deleted
 * (JRN-7).
 */
@FunctionalInterface
@Wiring
public interface JourneyUse {

  /**
   * Returns whether something needs a journey. Whoever begins to need one {@linkplain Journeys#hold
   * holds} it.
   */
  boolean isUsed(UnitOfWork work, JourneyId journey);

  /** Returns the answer of a host in which only customers need journeys. */
  static JourneyUse none() {
    return (work, journey) -> false;
  }
}
