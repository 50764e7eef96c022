package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;

/** What waits since the decision has deferred it (CNT-11), as far as the moment that it told. */
public interface Deferred {

  /**
   * Has the decision asked again about all that waits for a customer, who is locked, now and in the
   * order in which it was queued: what it waited for may have ended before its time.
   */
  void wake(UnitOfWork work, CustomerId customer);
}
