package io.customerview.contract;

import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One contract as the host gives it (CTR-6).
 *
 * <pre>{@code
 * ContractRow.of(17, new ContractId("k-4"), new ExternalId("crm-1"), terms).asOf(changedAt)
 * }</pre>
 *
 * <p>Immutable.
 */
public final class ContractRow {

  private final long number;
  private final ContractId contract;
  private final Optional<ExternalId> externalId;
  private final Optional<CustomerId> customer;
  private final ContractTerms terms;
  private final Optional<Instant> asOf;

  private ContractRow(
      long number,
      ContractId contract,
      Optional<ExternalId> externalId,
      Optional<CustomerId> customer,
      ContractTerms terms,
      Optional<Instant> asOf) {
    this.number = number;
    this.contract = Objects.requireNonNull(contract, "contract");
    this.externalId = externalId;
    this.customer = customer;
    this.terms = Objects.requireNonNull(terms, "terms");
    this.asOf = asOf;
  }

  /**
   * Obtains a row of a customer that the host knows by its own id.
   *
   * @param number how the host finds the row again, such as its line in a file
   */
  public static ContractRow of(
      long number, ContractId contract, ExternalId customer, ContractTerms terms) {
    return new ContractRow(
        number, contract, Optional.of(customer), Optional.empty(), terms, Optional.empty());
  }

  /** As {@link #of(long, ContractId, ExternalId, ContractTerms)}, by our id of the customer. */
  public static ContractRow of(
      long number, ContractId contract, CustomerId customer, ContractTerms terms) {
    return new ContractRow(
        number, contract, Optional.empty(), Optional.of(customer), terms, Optional.empty());
  }

  /**
   * Returns this row with the moment at which the host's record was last changed. With it rows may
   * come in any order: one that is older than what was taken is left aside.
   */
  public ContractRow asOf(Instant moment) {
    return new ContractRow(number, contract, externalId, customer, terms, Optional.of(moment));
  }

  public long number() {
    return number;
  }

  public ContractId contract() {
    return contract;
  }

  /** Returns the host's id of the customer, where the row names it so. */
  public Optional<ExternalId> externalId() {
    return externalId;
  }

  /** Returns our id of the customer, where the row names it so. */
  public Optional<CustomerId> customer() {
    return customer;
  }

  public ContractTerms terms() {
    return terms;
  }

  public Optional<Instant> asOf() {
    return asOf;
  }

  /** Returns the contract that this row says there is. */
  Contract of(CustomerId present) {
    return new Contract(contract, present, terms, asOf);
  }

  @Override
  public String toString() {
    return "ContractRow[" + number + "]";
  }
}
