package io.customerview.merge;

import io.customerview.contact.Address;
import io.customerview.contact.Consent;
import io.customerview.shared.ContactPointId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A contact point that a merge touched: how it was, so that it can be so again. Immutable.
 *
 * @param point which one
 * @param fate what the merge did with it
 * @param address the address that it had
 * @param primary whether it had the star
 * @param addedAt when it was added
 * @param consent the entry of the record of consent that was in force; empty where none was
 * @param after whether it was released once the merge was done; of one that is gone, before
 */
public record MergedPoint(
    ContactPointId point,
    Fate fate,
    Address address,
    boolean primary,
    Instant addedAt,
    Optional<UUID> consent,
    Consent.State after) {

  /** What a merge does with a contact point. */
  public enum Fate {
    /** One of the customer that stays, restricted by what the duplicate had said of the address. */
    RESTRICTED,
    /** One of the duplicate, of an address that the customer that stays has too: it went. */
    JOINED,
    /** One of the duplicate, which went over. */
    MOVED
  }

  public MergedPoint {
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(fate, "fate");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(addedAt, "addedAt");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(after, "after");
  }

  /** Returns whether it had the star once the merge was done. */
  boolean primaryAfter() {
    return fate == Fate.RESTRICTED && primary && after == Consent.State.OPTED_IN;
  }
}
