package io.customerview.journey;

import io.customerview.customer.Customer;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the use cases of journeys share, and those of other features that move customers. Immutable
 * and thread-safe.
 *
 * @param journeys where the definitions are kept
 * @param customers where it is kept how far customers have come
 * @param history where it is kept what was done
 * @param calendars the host's calendars
 * @param use what else needs a journey
 * @param progressed what hears that a customer got on
 * @param secrets seals cursors
 */
@Wiring
public record JourneyOffice(
    Journeys journeys,
    CustomerJourneys customers,
    JourneyHistory history,
    Calendars calendars,
    JourneyUse use,
    WhenProgressed progressed,
    Secrets secrets) {

  public JourneyOffice {
    Objects.requireNonNull(journeys, "journeys");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(calendars, "calendars");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(progressed, "progressed");
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Returns the journey of a customer as it stands on a day, within a unit of work; empty if it is
   * in none, or has left one meanwhile that is deleted.
   *
   * @param customer as it was read
   */
  public Optional<JourneyView> view(UnitOfWork work, Customer customer, LocalDate day) {
    return Optional.ofNullable(customers.of(work, List.of(customer.id())).get(customer.id()))
        .flatMap(
            state ->
                journeys
                    .find(work, state.journey())
                    .map(journey -> new JourneyView(customer.version(), journey, state, day)));
  }
}
