package io.customerview.contact;

import io.customerview.customer.Customers;
import io.customerview.shared.Wiring;
import java.util.Objects;

/**
 * What the decision and its use cases share.
 *
 * @param contacts the contact points, with consents, history and suppression list
 * @param handOvers the hand-overs
 * @param pauses the pauses
 * @param deferred what waits for their end
 * @param customers the customers, for their zones
 * @param policy the host's policy
 */
@Wiring
public record DecisionOffice(
    ContactOffice contacts,
    HandOvers handOvers,
    Pauses pauses,
    Deferred deferred,
    Customers customers,
    ContactPolicy policy) {

  public DecisionOffice {
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(handOvers, "handOvers");
    Objects.requireNonNull(pauses, "pauses");
    Objects.requireNonNull(deferred, "deferred");
    Objects.requireNonNull(customers, "customers");
    Objects.requireNonNull(policy, "policy");
  }
}
