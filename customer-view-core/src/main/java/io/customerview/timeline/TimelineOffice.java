package io.customerview.timeline;

import io.customerview.access.AgentProfiles;
import io.customerview.customer.Customers;
import io.customerview.journey.JourneyOffice;
import io.customerview.shared.Secrets;
import io.customerview.shared.Wiring;
import io.customerview.spi.CalendarPublisher;
import java.util.Objects;

/**
 * What the use cases of the timeline share. Immutable and thread-safe.
 *
 * @param events where the events are kept
 * @param customers where the customers are kept
 * @param journeys moves customers through their journeys
 * @param agents tells what other agents may do
 * @param calendar keeps the agents' calendars
 * @param secrets seals cursors
 */
@Wiring
public record TimelineOffice(
    Events events,
    Customers customers,
    JourneyOffice journeys,
    AgentProfiles agents,
    CalendarPublisher calendar,
    Secrets secrets) {

  public TimelineOffice {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(journeys, "journeys");
    Objects.requireNonNull(agents, "agents");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(secrets, "secrets");
  }

  /** Returns the pages of timelines. */
  public TimelinePages pages() {
    return new TimelinePages(events, secrets);
  }
}
