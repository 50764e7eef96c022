package io.customerview.profile;

import io.customerview.acceptance.AcceptanceOffice;
import io.customerview.cases.CasePages;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.LinkedPeople;
import io.customerview.contract.ContractPages;
import io.customerview.customer.Customers;
import io.customerview.dashboard.DashboardDesk;
import io.customerview.journey.JourneyOffice;
import io.customerview.marker.Markers;
import io.customerview.message.MessageOffice;
import io.customerview.portfolio.Portfolios;
import io.customerview.shared.Wiring;
import io.customerview.spi.AutomationCatalogue;
import io.customerview.timeline.TimelinePages;
import java.util.Objects;

/**
 * What profiles are read from. Immutable and thread-safe.
 *
 * @param ahead reads several of the others at once
 * @param customers the customers
 * @param points their contact points
 * @param people the people of companies
 * @param acceptances acceptances, and with them documents
 * @param messages messages and interactions
 * @param cases cases
 * @param dashboards what dashboards are counted from
 * @param contracts contracts
 * @param markers markers
 * @param portfolios portfolios
 * @param journeys journeys
 * @param timeline events
 * @param automations the host's automations
 */
@Wiring
public record ProfileOffice(
    ReadAhead ahead,
    Customers customers,
    ContactPoints points,
    LinkedPeople people,
    AcceptanceOffice acceptances,
    MessageOffice messages,
    CasePages cases,
    DashboardDesk.Source dashboards,
    ContractPages contracts,
    Markers markers,
    Portfolios portfolios,
    JourneyOffice journeys,
    TimelinePages timeline,
    AutomationCatalogue automations) {

  public ProfileOffice {
    Objects.requireNonNull(ahead, "ahead");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(acceptances, "acceptances");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(cases, "cases");
    Objects.requireNonNull(dashboards, "dashboards");
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(markers, "markers");
    Objects.requireNonNull(portfolios, "portfolios");
    Objects.requireNonNull(journeys, "journeys");
    Objects.requireNonNull(timeline, "timeline");
    Objects.requireNonNull(automations, "automations");
  }
}
