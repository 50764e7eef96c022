package io.customerview.profile;

import static io.customerview.profile.Profile.FIRST_PAGE;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Inquiry;
import io.customerview.access.Permission;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseQuery;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.customer.Customer;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.document.DocumentEntry;
import io.customerview.message.InteractionTotals;
import io.customerview.message.MessagePages;
import io.customerview.message.MessageQuery;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.TimelineEntry;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one profile, part by part. Belongs to the thread that it was made for. */
final class ProfileReader {

  private final ProfileOffice office;
  private final Inquiry inquiry;
  private final UnitOfWork work;
  private final ZoneId zone;
  private final Customer customer;
  private final CustomerId id;
  private final DateRange days;

  ProfileReader(ProfileOffice office, Inquiry inquiry, Customer customer, DateRange days) {
    this.office = office;
    this.inquiry = inquiry;
    this.work = inquiry.work();
    this.zone = inquiry.desk().time().zone();
    this.customer = customer;
    this.id = customer.id();
    this.days = days;
  }

  /** Returns the profile but for the automations, for which the host is to be asked. */
  Profile profile() {
    List<ContactPoint> contacts = office.points().of(work, List.of(id)).getOrDefault(id, List.of());
    MessagePages messages = office.messages().pages(zone);
    MessageQuery sent = MessageQuery.ALL.within(days);
    InteractionTotals interactions = messages.totals(work, id, days);
    return new Profile(
        customer,
        contacts,
        channels(contacts),
        people(),
        List.of(),
        documents(),
        messages.of(work, id, sent, Optional.empty(), FIRST_PAGE),
        messages.inbound(work, id, days, Optional.empty(), FIRST_PAGE),
        interactions,
        office.acceptances().pages().of(work, id, Optional.empty(), FIRST_PAGE),
        messages.receipts(work, id, sent, Optional.empty(), FIRST_PAGE),
        cases(),
        office.dashboards().of(work, id, DashboardQuery.ALL.within(days), zone, interactions),
        management(() -> office.contracts().all(work, id).figures(inquiry.today())),
        management(() -> office.markers().of(work, id)),
        management(() -> office.portfolios().of(work, id)),
        management(() -> office.journeys().view(work, customer, inquiry.today())),
        management(this::events),
        part(
            Permission.READ_CONTRACTS,
            () -> office.contracts().of(work, id, Optional.empty(), FIRST_PAGE)));
  }

  private Map<ContactChannel, Boolean> channels(List<ContactPoint> contacts) {
    Set<ContactChannel> active = ContactBook.of(id, contacts, Map.of()).activeChannels();
    Map<ContactChannel, Boolean> channels = new EnumMap<>(ContactChannel.class);
    for (ContactChannel channel : ContactChannel.values()) {
      channels.put(channel, active.contains(channel));
    }
    return channels;
  }

  private Page<LinkedPerson> people() {
    return customer.registration().isPerson()
        ? new Page<>(List.of(), Optional.empty())
        : office.people().page(work, id, Optional.empty(), FIRST_PAGE);
  }

  private Page<DocumentEntry> documents() {
    return office
        .acceptances()
        .documents()
        .pages()
        .of(work, id, days, zone, inquiry.today(), Optional.empty(), FIRST_PAGE);
  }

  private Page<CaseEntry> cases() {
    return office
        .cases()
        .of(work, id, CaseQuery.ALL.within(days), Optional.empty(), FIRST_PAGE, zone);
  }

  private Page<TimelineEntry> events() {
    return office.timeline().of(work, customer, days, zone, Optional.empty(), FIRST_PAGE);
  }

  private <T> ProfilePart<T> management(Supplier<T> value) {
    return part(Permission.READ_MANAGEMENT, value);
  }

  private <T> ProfilePart<T> part(Permission permission, Supplier<T> value) {
    Optional<AccessRefusal> refusal = inquiry.desk().refusal(permission);
    return refusal.isPresent()
        ? new ProfilePart.Withheld<>(refusal.get())
        : new ProfilePart.Shown<>(value.get());
  }
}
