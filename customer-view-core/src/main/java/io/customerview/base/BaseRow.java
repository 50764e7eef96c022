package io.customerview.base;

import io.customerview.customer.Party.Company;
import io.customerview.marker.Marker;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the customer base (BAS-1). Immutable.
 *
 * @param customer the company
 * @param party its names: the trade name is shown over the legal one
 * @param active whether it is a customer still
 * @param revenue its monthly recurring revenue (CTR-2); zero without contracts
 * @param nextRenewal the nearest renewal of recurring contracts that are not cancelled, today or
 *     later; with none ahead the latest past one (CTR-4)
 * @param marker the marker that it bears, if it bears one
 * @param manager the success manager, the one of its portfolio; empty if it is in none (POR-6)
 */
public record BaseRow(
    CustomerId customer,
    Company party,
    boolean active,
    Money revenue,
    Optional<LocalDate> nextRenewal,
    Optional<Marker> marker,
    Optional<AgentId> manager) {

  public BaseRow {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(revenue, "revenue");
    Objects.requireNonNull(nextRenewal, "nextRenewal");
    Objects.requireNonNull(marker, "marker");
    Objects.requireNonNull(manager, "manager");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "BaseRow[" + customer + "]";
  }
}
