package io.customerview.base;

import io.customerview.identity.SearchEntries;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a company stands in the customer base, in each of its orders.
 *
 * @param sortName its sort name
 * @param revenue its monthly recurring revenue
 * @param renewal its next renewal, if it has one
 * @param customer its id
 */
public record BasePosition(
    String sortName, Money revenue, Optional<LocalDate> renewal, CustomerId customer) {

  public BasePosition {
    Objects.requireNonNull(sortName, "sortName");
    Objects.requireNonNull(revenue, "revenue");
    Objects.requireNonNull(renewal, "renewal");
    Objects.requireNonNull(customer, "customer");
  }

  /** Returns where a row stands. */
  public static BasePosition of(BaseRow row) {
    return new BasePosition(
        SearchEntries.sortName(row.party().displayName()),
        row.revenue(),
        row.nextRenewal(),
        row.customer());
  }

  @Override
  public String toString() {
    return "BasePosition[" + customer + "]";
  }
}
