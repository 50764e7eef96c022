package io.customerview.profile;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractFigures;
import io.customerview.customer.Customer;
import io.customerview.marker.Marker;
import io.customerview.portfolio.CustomerPortfolio;
import io.customerview.shared.Page;
import io.customerview.spi.AutomationCatalogue.Automation;
import io.customerview.timeline.TimelineEntry;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The profile of a customer, as it was read (PRF-1). Immutable.
 *
 * @param customer id, version, registration and status
 * @param contacts the contact points, in the order in which they were added
 * @param channels every contact channel, and whether it is active: whether it has a released point
 *     (CNT-15)
 * @param people of a company, the first page of the people whose parent organization it is, with
 *     their contact points (REG-7)
 * @param automations the host's automations that the customer takes part in (REG-6)
 * @param figures revenue, customer since and next renewal (CTR-2 to CTR-4); withheld from agents
 *     who may not read customer management
 * @param marker the marker that the customer bears, if it bears one (MRK-1); withheld as the
 *     figures
 * @param portfolio the portfolio that the customer is in, with its success manager, if it is in one
 *     (POR-6); withheld as the figures
 * @param events the first page of the timeline, newest start first (EVT-6); withheld as the figures
 * @param contracts the first page of the contracts, latest contracted first; withheld from agents
 *     without the permission to read contracts (ACS-1)
 */
public record Profile(
    Customer customer,
    List<ContactPoint> contacts,
    Map<ContactChannel, Boolean> channels,
    Page<LinkedPerson> people,
    List<Automation> automations,
    ProfilePart<ContractFigures> figures,
    ProfilePart<Optional<Marker>> marker,
    ProfilePart<Optional<CustomerPortfolio>> portfolio,
    ProfilePart<Page<TimelineEntry>> events,
    ProfilePart<Page<Contract>> contracts) {

  public Profile {
    contacts = List.copyOf(contacts);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    automations = List.copyOf(automations);
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(contracts, "contracts");
  }

  /** Returns what stands at the head of the profile. */
  public ProfileHeader header() {
    EnumSet<ContactChannel> active = EnumSet.noneOf(ContactChannel.class);
    channels.forEach(
        (channel, isActive) -> {
          if (isActive) {
            active.add(channel);
          }
        });
    return new ProfileHeader(
        customer.registration().party().displayName(),
        customer.registration().industry(),
        customer.status(),
        marker,
        figures,
        portfolio,
        active);
  }

  @Override
  public String toString() {
    return "Profile[" + customer.id() + "]";
  }
}
