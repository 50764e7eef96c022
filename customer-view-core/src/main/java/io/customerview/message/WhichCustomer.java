package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.customer.Customers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Returns the present ids of those that there may be, within a command; who is unknown by the
   * host's id is left out.
   */
  public static Map<WhichCustomer, CustomerId> resolve(
      Collection<WhichCustomer> named, Customers customers, Change change) {
    Set<ExternalId> externalIds = new HashSet<>();
    Set<CustomerId> ids = new HashSet<>();
    for (WhichCustomer one : named) {
      one.externalId.ifPresent(externalIds::add);
      one.customer.ifPresent(ids::add);
    }
    Map<ExternalId, CustomerId> byExternalId = customers.byExternalId(change.work(), externalIds);
    Map<CustomerId, CustomerId> present = change.resolve(ids);
    Map<WhichCustomer, CustomerId> resolved = new HashMap<>();
    for (WhichCustomer one : named) {
      one.externalId
          .map(byExternalId::get)
          .or(() -> one.customer.map(present::get))
          .ifPresent(customer -> resolved.put(one, customer));
    }
    return resolved;
  }
}
