package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A contract (contrato, in planos e valores) of one customer (CTR-1). Immutable.
 *
 * @param id the host's id
 * @param customer whose contract it is
 * @param terms what it says
 * @param asOf when the host's own record said so, where the host tells: an older row that comes
 *     later is left aside
 */
public record Contract(
    ContractId id, CustomerId customer, ContractTerms terms, Optional<Instant> asOf) {

  public Contract {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(asOf, "asOf");
  }

  /** Obtains a contract of which the host doesn't tell how old its record is. */
  public static Contract of(ContractId id, CustomerId customer, ContractTerms terms) {
    return new Contract(id, customer, terms, Optional.empty());
  }

  public ContractType type() {
    return terms.type();
  }

  public boolean isRecurring() {
    return terms.type() == ContractType.RECURRING;
  }

  public ContractStatus status() {
    return terms.status();
  }

  public Money value() {
    return terms.value();
  }

  public LocalDate contractedOn() {
    return terms.contractedOn();
  }

  public Optional<LocalDate> renewsOn() {
    return terms.renewsOn();
  }

  public List<Tag> tags() {
    return terms.tags();
  }

  public Optional<Cancellation> cancellation() {
    return terms.cancellation();
  }

  /** Returns whether the value counts as monthly recurring revenue (CTR-2). */
  public boolean earnsMonthly() {
    return isRecurring() && status().isInForce();
  }

  /** Returns whether the renewal is one that the customer base shows (CTR-4). */
  public boolean renewsInBase() {
    return isRecurring() && status() != ContractStatus.CANCELLED && renewsOn().isPresent();
  }

  /**
   * Returns the days that the contract runs: from the day it was contracted to the renewal date, or
   * open, cut at a cancellation (BAS-2). Both ends belong to it. Empty where it would end before it
   * begins.
   */
  public Optional<DateRange> term() {
    Optional<LocalDate> cut = cancellation().map(Cancellation::on);
    Optional<LocalDate> end =
        renewsOn().filter(day -> cut.isEmpty() || day.isBefore(cut.get())).or(() -> cut);
    return end.isPresent() && end.get().isBefore(contractedOn())
        ? Optional.empty()
        : Optional.of(new DateRange(Optional.of(contractedOn()), end));
  }

  /** Returns this contract with other terms. */
  Contract with(ContractTerms other) {
    return new Contract(id, customer, other, asOf);
  }

  @Override
  public String toString() {
    return "Contract[" + id + ", " + terms.type() + ", " + terms.status() + "]";
  }
}
