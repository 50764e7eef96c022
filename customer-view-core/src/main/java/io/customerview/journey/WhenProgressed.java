package io.customerview.journey;

import io.customerview.access.Change;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;

/**
 * What hears that a customer got on in its journey: that its current stage was set, or a milestone
 * completed (POR-5). Told in the same unit of work, while the customer is locked.
 */
@FunctionalInterface
@Wiring
public interface WhenProgressed {

  /** A customer got on. */
  void progressed(Change change, CustomerId customer);

  /** Returns one that does nothing. */
  static WhenProgressed nothing() {
    return (change, customer) -> {};
  }
}
