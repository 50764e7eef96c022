package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.customer.Customers;
import io.customerview.customer.NamedCustomers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Masked;
import java.util.Collection;
import java.util.Optional;

/**
 * The customer that a row names: by the host's id of it, or by ours. Immutable.
 *
 * @param externalId the host's id, where the row names it so
 * @param customer our id, where the row names it so; a former one leads to the present one
 */
public record WhichCustomer(Optional<ExternalId> externalId, Optional<CustomerId> customer) {

  public WhichCustomer {
    if (externalId.isPresent() == customer.isPresent()) {
      throw new IllegalArgumentException("a row names its customer by one id");
    }
  }

  /** Names a customer by the host's own id. */
  public static WhichCustomer by(ExternalId id) {
    return new WhichCustomer(Optional.of(id), Optional.empty());
  }

  /** Names a customer by our id. */
  public static WhichCustomer by(CustomerId id) {
    return new WhichCustomer(Optional.empty(), Optional.of(id));
  }

  /** Finds out who is named, within a command. */
  public static NamedCustomers<WhichCustomer> present(
      Collection<WhichCustomer> named, Customers customers, Change change) {
    return new NamedCustomers<>(
        customers, change, named, WhichCustomer::externalId, WhichCustomer::customer);
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "WhichCustomer["
        + externalId
            .map(id -> Masked.id(id.value()))
            .or(() -> customer.map(CustomerId::toString))
            .orElseThrow()
        + "]";
  }
}
