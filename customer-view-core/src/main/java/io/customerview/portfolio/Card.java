package io.customerview.portfolio;

import io.customerview.customer.Party;
import io.customerview.journey.JourneyStatus;
import io.customerview.marker.Marker;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer on a board (POR-3). Immutable.
 *
 * @param customer who
 * @param version the version that was read, with which the card is moved
 * @param party its names; {@link Party#displayName()} is shown
 * @param daysIn for how many days it has been in the journey; 0 on the day of entry
 * @param overdue whether its current stage is not completed and the deadline has passed
 * @param isNew whether it was put here and nothing happened since (POR-5)
 * @param status how its milestones stand (POR-4)
 * @param completed how many milestones are completed
 * @param milestones of how many in the whole journey
 * @param marker what it is marked with
 */
public record Card(
    CustomerId customer,
    Version version,
    Party party,
    long daysIn,
    boolean overdue,
    boolean isNew,
    JourneyStatus status,
    int completed,
    int milestones,
    Optional<Marker> marker) {

  public Card {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(marker, "marker");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Card[" + customer + "]";
  }
}
