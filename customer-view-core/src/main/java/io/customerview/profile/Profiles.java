package io.customerview.profile;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.LinkedPeople;
import io.customerview.contact.LinkedPerson;
import io.customerview.contract.ContractPages;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.marker.Markers;
import io.customerview.portfolio.Portfolios;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Page;
import io.customerview.spi.AutomationCatalogue;
import io.customerview.timeline.TimelineEntry;
import io.customerview.timeline.TimelinePages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads profiles, for one agent. Immutable and thread-safe. */
public final class Profiles {

  /** How many linked people stand on the first page. */
  public static final int FIRST_PEOPLE = 50;

  /** How many contracts stand on the first page. */
  public static final int FIRST_CONTRACTS = 50;

  /** How many events stand on the first page. */
  public static final int FIRST_EVENTS = 50;

  private static final Operation READ = new Operation("profile.read", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final Customers customers;
  private final ContactPoints points;
  private final LinkedPeople people;
  private final ContractPages contracts;
  private final Markers markers;
  private final Portfolios portfolios;
  private final TimelinePages timeline;
  private final AutomationCatalogue automations;

  public Profiles(
      Desk desk,
      Customers customers,
      ContactPoints points,
      LinkedPeople people,
      ContractPages contracts,
      Markers markers,
      Portfolios portfolios,
      TimelinePages timeline,
      AutomationCatalogue automations) {
    this.desk = desk;
    this.customers = customers;
    this.points = points;
    this.people = people;
    this.contracts = contracts;
    this.markers = markers;
    this.portfolios = portfolios;
    this.timeline = timeline;
    this.automations = automations;
  }

  /**
   * Returns the profile of a customer; a former id leads to the customer that it was merged into.
   *
   * @throws io.customerview.shared.RefusedException if the customer is unknown
   */
  public Profile of(CustomerId customer) {
    return desk.ask(READ, inquiry -> profile(inquiry, customer));
  }

  private Profile profile(Inquiry inquiry, CustomerId id) {
    Customer customer =
        customers.find(inquiry.work(), inquiry.resolve(id)).orElseThrow(() -> Inquiry.unknown(id));
    List<ContactPoint> contacts =
        points.of(inquiry.work(), List.of(customer.id())).getOrDefault(customer.id(), List.of());
    Page<LinkedPerson> linked =
        customer.registration().isPerson()
            ? new Page<>(List.of(), Optional.empty())
            : people.page(inquiry.work(), customer.id(), Optional.empty(), FIRST_PEOPLE);
    return new Profile(
        customer,
        contacts,
        channels(customer.id(), contacts),
        linked,
        automations.takenPartInBy(
            customer.id().value(), customer.registration().externalId().map(ExternalId::value)),
        part(
            Permission.READ_MANAGEMENT,
            () -> contracts.all(inquiry.work(), customer.id()).figures(inquiry.today())),
        part(Permission.READ_MANAGEMENT, () -> markers.of(inquiry.work(), customer.id())),
        part(Permission.READ_MANAGEMENT, () -> portfolios.of(inquiry.work(), customer.id())),
        part(Permission.READ_MANAGEMENT, () -> events(inquiry, customer.id())),
        part(
            Permission.READ_CONTRACTS,
            () -> contracts.of(inquiry.work(), customer.id(), Optional.empty(), FIRST_CONTRACTS)));
  }

  private Page<TimelineEntry> events(Inquiry inquiry, CustomerId customer) {
    return timeline.of(
        inquiry.work(),
        customer,
        DateRange.ALL,
        desk.time().zone(),
        Optional.empty(),
        FIRST_EVENTS);
  }

  private <T> ProfilePart<T> part(Permission permission, Supplier<T> value) {
    Optional<AccessRefusal> refusal = desk.refusal(permission);
    return refusal.isPresent()
        ? new ProfilePart.Withheld<>(refusal.get())
        : new ProfilePart.Shown<>(value.get());
  }

  private static Map<ContactChannel, Boolean> channels(
      CustomerId customer, List<ContactPoint> contacts) {
    Set<ContactChannel> active = ContactBook.of(customer, contacts, Map.of()).activeChannels();
    Map<ContactChannel, Boolean> channels = new EnumMap<>(ContactChannel.class);
    for (ContactChannel channel : ContactChannel.values()) {
      channels.put(channel, active.contains(channel));
    }
    return channels;
  }
}
