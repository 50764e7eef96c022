package io.customerview.customer;

import io.customerview.access.Change;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.util.Map;

/**
 * What ends with a customer: told of every cancellation, however it comes, in the same unit of work
 * and while the customers are locked.
 */
@Wiring
public interface WhenCancelled {

  /** Ends what ends with these customers, and says what happened. */
  void cancelled(Change change, Map<CustomerId, Cancelled> customers);
}
