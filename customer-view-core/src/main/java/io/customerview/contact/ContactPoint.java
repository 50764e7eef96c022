package io.customerview.contact;

import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import java.time.Instant;
import java.util.Objects;

/**
 * A contact point (meio de contato): an address of a customer, with its consent (sino) and whether
 * it is the primary of its channel (estrela). Immutable.
 *
 * @param id the id, which stays through every edit
 * @param customer whose
 * @param address where
 * @param consent whether it is released, and why
 * @param primary whether messages to the customer on this channel go here; only a released point
 *     can (CNT-4)
 * @param addedAt when it was added
 */
public record ContactPoint(
    ContactPointId id,
    CustomerId customer,
    Address address,
    Consent consent,
    boolean primary,
    Instant addedAt) {

  public ContactPoint {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(addedAt, "addedAt");
    if (primary && !consent.isReleased()) {
      throw new IllegalArgumentException("a primary is released (CNT-4)");
    }
  }

  public ContactChannel channel() {
    return address.channel();
  }

  public boolean isReleased() {
    return consent.isReleased();
  }

  /** Returns this point with another consent; one that is not released takes the star away. */
  ContactPoint withConsent(Consent other) {
    return new ContactPoint(id, customer, address, other, primary && other.isReleased(), addedAt);
  }

  ContactPoint withAddress(Address other) {
    return new ContactPoint(id, customer, other, consent, primary, addedAt);
  }

  ContactPoint withPrimary(boolean star) {
    return new ContactPoint(id, customer, address, consent, star, addedAt);
  }
}
