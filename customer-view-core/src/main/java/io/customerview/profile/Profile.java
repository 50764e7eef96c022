package io.customerview.profile;

import io.customerview.acceptance.AcceptanceEntry;
import io.customerview.cases.CaseEntry;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractFigures;
import io.customerview.customer.Customer;
import io.customerview.dashboard.Dashboard;
import io.customerview.document.DocumentEntry;
import io.customerview.journey.JourneyView;
import io.customerview.marker.Marker;
import io.customerview.message.DigitalReceipt;
import io.customerview.message.Inbound;
import io.customerview.message.InteractionTotals;
import io.customerview.message.MessageLine;
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
 * The profile of a customer (perfil), as it was read (PRF-1). Every list is a first page of {@link
 * #FIRST_PAGE}; its cursor leads on in the part's own use case, asked for the same days. Immutable.
 *
 * @param customer id, version, registration and status
 * @param contacts the contact points, in the order in which they were added
 * @param channels every contact channel, and whether it is active: whether it has a released point
 *     (CNT-15)
 * @param people of a company, the first page of the people whose parent organization it is, with
 *     their contact points (REG-7)
 * @param automations the host's automations that the customer takes part in (REG-6)
 * @param documents the documents, newest first (DOC-1); leads on in {@code documents().of}
 * @param messages the messages, newest first, but for those in test mode (INT-2, INT-5); leads on
 *     in {@code messages().of} with {@code MessageQuery.ALL}
 * @param inbound what the customer did of its own accord, newest first (INT-9); leads on in {@code
 *     messages().inbound}
 * @param interactions how many interactions there are per channel and kind (INT-3)
 * @param acceptances the digital acceptances, the one that was asked for last first (ACC-1),
 *     whatever the days; leads on in {@code acceptances().of}
 * @param receipts the AR digital: the certified messages, newest first (INT-8); leads on in {@code
 *     messages().receipts} with {@code MessageQuery.ALL}
 * @param cases the cases of the customer and of all below it, newest first (CAS-1, CAS-2); leads on
 *     in {@code cases().of} with {@code CaseQuery.ALL}
 * @param dashboard the figures of the same days, without test mode (DSH-1)
 * @param figures revenue, customer since and next renewal (CTR-2 to CTR-4); withheld from agents
 *     who may not read customer management
 * @param marker the marker that the customer bears, if it bears one (MRK-1); withheld as the
 *     figures
 * @param portfolio the portfolio that the customer is in, with its success manager, if it is in one
 *     (POR-6); withheld as the figures
 * @param journey the journey that the customer is in as it stands today, if it is in one (JRN);
 *     withheld as the figures
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
    Page<DocumentEntry> documents,
    Page<MessageLine> messages,
    Page<Inbound> inbound,
    InteractionTotals interactions,
    Page<AcceptanceEntry> acceptances,
    Page<DigitalReceipt> receipts,
    Page<CaseEntry> cases,
    Dashboard dashboard,
    ProfilePart<ContractFigures> figures,
    ProfilePart<Optional<Marker>> marker,
    ProfilePart<Optional<CustomerPortfolio>> portfolio,
    ProfilePart<Optional<JourneyView>> journey,
    ProfilePart<Page<TimelineEntry>> events,
    ProfilePart<Page<Contract>> contracts) {

  /** How many items stand on the first page of every list. */
  public static final int FIRST_PAGE = 50;

  public Profile {
    contacts = List.copyOf(contacts);
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    automations = List.copyOf(automations);
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(people, "people");
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(inbound, "inbound");
    Objects.requireNonNull(interactions, "interactions");
    Objects.requireNonNull(acceptances, "acceptances");
    Objects.requireNonNull(receipts, "receipts");
    Objects.requireNonNull(cases, "cases");
    Objects.requireNonNull(dashboard, "dashboard");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(contracts, "contracts");
  }

  /** Returns this profile with the host's automations. */
  Profile withAutomations(List<Automation> others) {
    return new Profile(
        customer,
        contacts,
        channels,
        people,
        others,
        documents,
        messages,
        inbound,
        interactions,
        acceptances,
        receipts,
        cases,
        dashboard,
        figures,
        marker,
        portfolio,
        journey,
        events,
        contracts);
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
        customer.registration().party(),
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
