package io.customerview.customer;

import io.customerview.customer.CustomerEvent.CustomerCancelled;
import io.customerview.customer.CustomerEvent.CustomerReactivated;
import io.customerview.customer.CustomerEvent.CustomerRegistered;
import io.customerview.customer.CustomerEvent.FieldChange;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.customer.CustomerRefusal.AlreadyCancelled;
import io.customerview.customer.CustomerRefusal.CancelledInFuture;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A customer (cliente): a registration under an id, with a status (REG-1 to REG-4). Immutable.
 *
 * @param id the id, which stays
 * @param version how often anything of this customer was changed; as it was read
 * @param registration what is registered
 * @param status active or cancelled
 * @param registeredAt when it was first registered
 */
public record Customer(
    CustomerId id,
    Version version,
    Registration registration,
    CustomerStatus status,
    Instant registeredAt) {

  public Customer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(registration, "registration");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(registeredAt, "registeredAt");
  }

  /** Registers a new customer: active, at version 1. */
  public static After<Customer> register(CustomerId id, Registration registration, Instant moment) {
    return After.of(
        new Customer(id, Version.FIRST, registration, CustomerStatus.active(), moment),
        new CustomerRegistered(registration.isPerson()));
  }

  /** Puts another registration in the place of this one. The same one again changes nothing. */
  public After<Customer> withRegistration(Registration next) {
    Map<String, FieldChange> fields = RegistrationDifference.of(registration, next);
    if (fields.isEmpty()) {
      return After.unchanged(this);
    }
    return After.of(
        new Customer(id, version, next, status, registeredAt), new RegistrationChanged(fields));
  }

  /**
   * Cancels this customer (REG-4). The same cancellation again changes nothing.
   *
   * @throws RefusedException with {@link CancelledInFuture}, or with {@link AlreadyCancelled} if it
   *     was cancelled otherwise
   */
  public After<Customer> cancel(LocalDate on, String reason, LocalDate today) {
    Cancelled cancelled = new Cancelled(on, reason);
    if (status instanceof Cancelled before) {
      if (before.equals(cancelled)) {
        return After.unchanged(this);
      }
      throw new RefusedException(new AlreadyCancelled(before.on()));
    }
    if (on.isAfter(today)) {
      throw new RefusedException(new CancelledInFuture(on, today));
    }
    return After.of(
        new Customer(id, version, registration, cancelled, registeredAt),
        new CustomerCancelled(on));
  }

  /** Makes a cancelled customer active again; an active one stays as it is. */
  public After<Customer> reactivate() {
    if (!(status instanceof Cancelled cancelled)) {
      return After.unchanged(this);
    }
    return After.of(
        new Customer(id, version, registration, CustomerStatus.active(), registeredAt),
        new CustomerReactivated(cancelled.on()));
  }

  /** Returns this customer as it is at another version. */
  public Customer at(Version other) {
    return other.equals(version)
        ? this
        : new Customer(id, other, registration, status, registeredAt);
  }
}
