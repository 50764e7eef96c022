package io.customerview.customer;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.identity.SearchKeys;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registration of customers, for one agent (REG).
 *
 * <p>Thread-safe. Every command is one unit of work.
 *
 * <p>Takes {@link Permission#EDIT_CUSTOMERS}; {@code find} and {@code of} take {@link
 * Permission#READ_CUSTOMERS}.
 */
public final class CustomerDesk {

  private static final Operation REGISTER =
      new Operation("customers.register", Permission.EDIT_CUSTOMERS);
  private static final Operation CHANGE =
      new Operation("customers.change", Permission.EDIT_CUSTOMERS);
  private static final Operation CANCEL =
      new Operation("customers.cancel", Permission.EDIT_CUSTOMERS);
  private static final Operation REACTIVATE =
      new Operation("customers.reactivate", Permission.EDIT_CUSTOMERS);
  private static final Operation OF = new Operation("customers.of", Permission.READ_CUSTOMERS);
  private static final Operation FIND = new Operation("customers.find", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final Customers customers;
  private final SearchKeys searchKeys;
  private final WhenCancelled whenCancelled;

  @Wiring
  public CustomerDesk(
      Desk desk, Customers customers, SearchKeys searchKeys, WhenCancelled whenCancelled) {
    this.desk = desk;
    this.customers = customers;
    this.searchKeys = searchKeys;
    this.whenCancelled = whenCancelled;
  }

  /**
   * Registers a customer, or puts the registration in the place of the one with the same external
   * id: the same call twice registers once (REG-8). Without an external id every call registers a
   * new customer. Two calls at once end with the same customer: the one that loses tries again.
   *
   * @throws RefusedException with {@link CustomerRefusal}, or with {@link
   *     io.customerview.shared.CommonRefusal.CustomerUnknown} if the parent organization is unknown
   */
  public Registered register(Registration registration) {
    return desk.change(
        REGISTER,
        2, // Where somebody registered the same customer at the same time, it can be read now.
        ExternalIdTaken.class::isInstance,
        change -> {
          Registrar registrar = new Registrar(customers, searchKeys, whenCancelled, change);
          registrar.expect(registration.externalId().map(Set::of).orElse(Set.of()));
          Registered registered = registrar.register(registration);
          registrar.save();
          return registered;
        });
  }

  /**
   * Puts a registration in the place of the one that an agent has read.
   *
   * @param expected the version that was read
   * @throws RefusedException if the customer or its parent organization is unknown, if the customer
   *     has changed since, or with {@link CustomerRefusal}
   */
  public Registered change(CustomerId customer, Version expected, Registration registration) {
    return desk.change(
        CHANGE,
        change -> {
          Customer before = locked(change, customer, expected);
          Registrar registrar = new Registrar(customers, searchKeys, whenCancelled, change);
          registrar.expect(
              registration
                  .externalId()
                  .filter(id -> !before.registration().externalId().equals(Optional.of(id)))
                  .map(Set::of)
                  .orElse(Set.of()));
          Registered registered = registrar.replace(before, registration);
          registrar.save();
          return registered;
        });
  }

  /**
   * Cancels a customer (REG-4), and what ends with it: its recurring contracts, with the same date
   * and reason (CTR-5).
   *
   * @param on the day, not in the future
   * @param reason why, 1 to 1,000 code points
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since, with {@link
   *     CustomerRefusal} if the day lies ahead or it is cancelled otherwise already, or with {@link
   *     io.customerview.shared.CommonRefusal}, such as {@code TextMissing}, if the reason is blank,
   *     too long or holds a control character
   */
  public Version cancel(CustomerId customer, Version expected, LocalDate on, String reason) {
    return change(
        CANCEL, customer, expected, (before, change) -> before.cancel(on, reason, change.today()));
  }

  /**
   * Makes a cancelled customer active again (REG-4). Its contracts stay as they are (CTR-5).
   *
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since
   */
  public Version reactivate(CustomerId customer, Version expected) {
    return change(REACTIVATE, customer, expected, (before, change) -> before.reactivate());
  }

  /**
   * Returns a customer; a former id leads to the customer that it was merged into.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Customer find(CustomerId customer) {
    return desk.ask(
        FIND,
        inquiry ->
            customers
                .find(inquiry.work(), customer)
                .orElseGet(() -> inquiry.find(customer, id -> customers.find(inquiry.work(), id))));
  }

  /** Returns the customer that the host knows by this id, if it is registered. */
  public Optional<Customer> of(ExternalId externalId) {
    return desk.ask(
        OF,
        inquiry ->
            Optional.ofNullable(
                    customers.byExternalId(inquiry.work(), List.of(externalId)).get(externalId))
                .flatMap(id -> customers.find(inquiry.work(), id)));
  }

  private Version change(Operation operation, CustomerId customer, Version expected, Rule rule) {
    return desk.change(
        operation,
        change -> {
          Customer before = locked(change, customer, expected);
          After<Customer> after = rule.decide(before, change);
          if (after.isChanged()) {
            customers.update(change.work(), List.of(after.value()));
            after.events().forEach(event -> change.happened(before.id(), event));
            if (after.value().status() instanceof Cancelled how) {
              whenCancelled.cancelled(change, Map.of(before.id(), how));
            }
          }
          return change.versionAfter(before.id());
        });
  }

  private Customer locked(Change change, CustomerId customer, Version expected) {
    CustomerId present = change.lock(customer, expected);
    return customers.find(change.work(), present).orElseThrow(() -> Inquiry.unknown(customer));
  }

  /** One decision about one customer. */
  private interface Rule {
    After<Customer> decide(Customer before, Change change);
  }
}
