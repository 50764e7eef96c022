package io.customerview.contract;

import io.customerview.contract.ContractEvent.ContractChanged;
import io.customerview.contract.ContractEvent.ContractMoved;
import io.customerview.shared.After;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import io.customerview.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The name of this part in an export. */
  public static final String PART = "contracts";

  /** The order of lists: latest contracted first, then by id. */
  public static final Comparator<Contract> NEWEST_FIRST =
      Comparator.comparing(Contract::contractedOn).reversed().thenComparing(Contract::id);

  public Contract {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(terms, "terms");
    asOf = asOf.map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
    asOf.ifPresent(
        moment -> ContractTerms.checkDay("asOf", moment.atZone(ZoneOffset.UTC).toLocalDate()));
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

  /** Returns whether the host has said since when this holds, and a row tells of before. */
  boolean isNewerThan(Contract row) {
    return asOf.isPresent() && row.asOf.isPresent() && row.asOf.get().isBefore(asOf.get());
  }

  /**
   * Takes what a row of the host says in the place of this contract (CTR-6). The same row again
   * changes nothing.
   *
   * <p>A contract that was cancelled here, with its customer (CTR-5), stays cancelled while the
   * host goes on giving it as it knew it before: its other terms are taken. It is the host's again
   * once the host gives it as cancelled too, gives it as of a moment after the cancellation, or
   * gives it to another customer.
   */
  After<Contract> take(Contract row) {
    ContractTerms next =
        staysCancelled(row) ? row.terms.cancelled(cancellation().orElseThrow()) : row.terms;
    Contract after = new Contract(id, row.customer, next, row.asOf.or(() -> asOf));
    List<DomainEvent> events = new ArrayList<>();
    if (!customer.equals(row.customer)) {
      events.add(new ContractMoved(id, customer, row.customer, row.customer));
    }
    List<String> fields = terms.differences(next);
    if (!fields.isEmpty()) {
      events.add(new ContractChanged(id, fields));
    }
    return new After<>(after, events);
  }

  private boolean staysCancelled(Contract row) {
    Optional<Instant> madeHere = cancellation().flatMap(Cancellation::madeHereAt);
    return madeHere.isPresent()
        && row.status() != ContractStatus.CANCELLED
        && row.customer.equals(customer)
        && !row.asOf.map(moment -> moment.isAfter(madeHere.get())).orElse(false);
  }

  /** Returns this contract with other terms. */
  Contract with(ContractTerms other) {
    return new Contract(id, customer, other, asOf);
  }

  /** Returns this contract as another customer's, into which its own was merged. */
  public Contract reassignedTo(CustomerId other) {
    return new Contract(id, other, terms, asOf);
  }

  /** Returns this contract as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id.value());
    fields.put("type", terms.type().name());
    fields.put("status", terms.status().name());
    fields.put("value", terms.value().toString());
    fields.put("contractedOn", terms.contractedOn());
    terms.renewsOn().ifPresent(day -> fields.put("renewsOn", day));
    fields.put("tags", terms.tags().stream().map(Tag::text).toList());
    cancellation()
        .ifPresent(
            how -> {
              fields.put("cancelledOn", how.on());
              how.reason().ifPresent(reason -> fields.put("cancellationReason", reason));
              how.madeHereAt().ifPresent(moment -> fields.put("cancelledHereAt", moment));
            });
    asOf.ifPresent(moment -> fields.put("asOf", moment));
    return fields;
  }

  @Override
  public String toString() {
    return "Contract[" + Masked.id(id.value()) + ", " + terms.type() + ", " + terms.status() + "]";
  }
}
