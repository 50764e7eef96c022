package io.customerview.profile;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers.Absorbed;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Wiring;
import io.customerview.spi.AutomationCatalogue.Automation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads profiles, for one agent (PRF). Immutable and thread-safe. */
@Wiring
public final class ProfileDesk {

  private static final Operation READ = new Operation("profile", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final ProfileOffice office;

  public ProfileDesk(Desk desk, ProfileOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  /**
   * Returns the profile of a customer, all of it as of one moment; a former id leads to the
   * customer that it was merged into.
   *
   * @param days the days of its histories, in the business zone: documents, messages, interactions,
   *     AR digital, cases, the dashboard and events (PRF-2)
   * @throws io.customerview.shared.RefusedException if the customer is unknown
   */
  public Profile of(CustomerId customer, DateRange days) {
    return desk.askOfOneMoment(
        READ,
        inquiry ->
            inquiry.about(
                customer,
                id -> office.customers().find(inquiry.work(), id),
                found -> read(inquiry, found, days)),
        read -> read.profile.withAutomations(automations(read)));
  }

  /** What was read; the host is asked for its part once no connection is held any more. */
  private record Read(Profile profile, List<Absorbed> absorbed) {}

  /** The host may know the customer under the ids of those whom it has absorbed, too. */
  private List<Automation> automations(Read read) {
    Customer customer = read.profile.customer();
    Set<Automation> all =
        new LinkedHashSet<>(takenPartInBy(customer.id(), customer.registration().externalId()));
    read.absorbed.forEach(one -> all.addAll(takenPartInBy(one.customer(), one.externalId())));
    return List.copyOf(all);
  }

  private List<Automation> takenPartInBy(CustomerId customer, Optional<ExternalId> externalId) {
    return office.automations().takenPartInBy(customer.value(), externalId.map(ExternalId::value));
  }

  private Read read(Inquiry inquiry, Customer customer, DateRange days) {
    office
        .ahead()
        .read(
            inquiry.work(),
            new ReadAhead.Wanted(
                customer.id(),
                !customer.registration().isPerson(),
                isShown(Permission.READ_MANAGEMENT),
                isShown(Permission.READ_CONTRACTS),
                days,
                desk.time().zone(),
                Profile.FIRST_PAGE));
    return new Read(
        new ProfileReader(office, inquiry, customer, days).profile(),
        office.customers().absorbed(inquiry.work(), customer.id()));
  }

  private boolean isShown(Permission permission) {
    return desk.refusal(permission).isEmpty();
  }
}
