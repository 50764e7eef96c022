package io.customerview.profile;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import java.util.Objects;

/** Reads profiles, for one agent (PRF). Immutable and thread-safe. */
public final class ProfileDesk {

  /** How many items stand on the first page of every list. */
  public static final int FIRST_PAGE = 50;

  private static final Operation READ = new Operation("profile.read", Permission.READ_CUSTOMERS);

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
    return desk.askOfOneMoment(READ, inquiry -> profile(inquiry, customer, days));
  }

  private Profile profile(Inquiry inquiry, CustomerId id, DateRange days) {
    Customer customer =
        inquiry.find(id, present -> office.customers().find(inquiry.work(), present));
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
                FIRST_PAGE));
    return new ProfileReader(office, inquiry, customer, days).profile();
  }

  private boolean isShown(Permission permission) {
    return desk.refusal(permission).isEmpty();
  }
}
