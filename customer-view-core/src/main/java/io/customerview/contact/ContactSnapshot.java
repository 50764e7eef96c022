package io.customerview.contact;

import java.util.Objects;

/**
 * A contact point as the history shows it. Immutable.
 *
 * @param address where
 * @param consent whether it was released
 * @param primary whether it was the primary of its channel
 */
public record ContactSnapshot(Address address, Consent.State consent, boolean primary) {

  public ContactSnapshot {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(consent, "consent");
  }

  /** Obtains the snapshot of a point. */
  public static ContactSnapshot of(ContactPoint point) {
    return new ContactSnapshot(point.address(), point.consent().state(), point.primary());
  }
}
