package io.customerview.contract;

import io.customerview.access.Change;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.WhenCancelled;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.util.Map;

/**
 * Cancels the recurring contracts of customers that are cancelled (CTR-5). Immutable and
 * thread-safe.
 *
 * @param contracts where the contracts are kept
 */
@Wiring
public record EndOfContracts(Contracts contracts) implements WhenCancelled {

  @Override
  public void cancelled(Change change, Map<CustomerId, Cancelled> customers) {
    new ContractKeeper(contracts, change).cancelRecurring(customers);
  }
}
