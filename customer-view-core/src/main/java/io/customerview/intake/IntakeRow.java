package io.customerview.intake;

import io.customerview.contact.NewContact;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Registration;
import io.customerview.shared.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One row to take in: a registration with its external id, and what else the host knows.
 *
 * <pre>{@code
 * IntakeRow.of(17, registration).parent(new ExternalId("crm-4")).contact(NewContact.of(email).optedIn(evidence))
 * }</pre>
 *
 * <p>Immutable.
 */
public final class IntakeRow {

  private final long number;
  private final Registration registration;
  private final Optional<ExternalId> parent;
  private final Optional<Cancelled> cancellation;
  private final List<NewContact> contacts;

  private IntakeRow(
      long number,
      Registration registration,
      Optional<ExternalId> parent,
      Optional<Cancelled> cancellation,
      List<NewContact> contacts) {
    this.number = number;
    this.registration = Objects.requireNonNull(registration, "registration");
    this.parent = parent;
    this.cancellation = cancellation;
    this.contacts = List.copyOf(contacts);
  }

  /**
   * Obtains a row.
   *
   * @param number how the host finds the row again, such as its line in a file
   */
  public static IntakeRow of(long number, Registration registration) {
    return new IntakeRow(number, registration, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * Returns this row with a parent organization, by the host's id of it; it may come later in the
   * same intake.
   */
  public IntakeRow parent(ExternalId company) {
    return new IntakeRow(number, registration, Optional.of(company), cancellation, contacts);
  }

  /**
   * Returns this row of a customer that was cancelled; a row without leaves the status as it is.
   */
  public IntakeRow cancelled(Cancelled how) {
    return new IntakeRow(number, registration, parent, Optional.of(how), contacts);
  }

  /** Returns this row with one contact point more. */
  public IntakeRow contact(NewContact contact) {
    List<NewContact> more = new ArrayList<>(contacts);
    more.add(Objects.requireNonNull(contact, "contact"));
    return new IntakeRow(number, registration, parent, cancellation, more);
  }

  public long number() {
    return number;
  }

  public Registration registration() {
    return registration;
  }

  public Optional<ExternalId> parent() {
    return parent;
  }

  public Optional<Cancelled> cancellation() {
    return cancellation;
  }

  public List<NewContact> contacts() {
    return contacts;
  }

  @Override
  public String toString() {
    return "IntakeRow[" + number + "]";
  }
}
