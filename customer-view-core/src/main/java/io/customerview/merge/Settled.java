package io.customerview.merge;

import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.OptOutReason;
import io.customerview.merge.MergedPoint.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a merge does with one contact point (MRG-2). The star of the customer that stays stays,
 * where its point is still released; the duplicate's points come without theirs.
 *
 * @param before the point
 * @param fate what becomes of it
 * @param after its consent then
 */
record Settled(ContactPoint before, Fate fate, Consent after) {

  /**
   * Returns what becomes of the points of two customers; those that stay as they are left out.
   *
   * @param isSuppressed asks the suppression list for the addresses that are joined or moved
   *     (CNT-13)
   * @param moment when
   */
  static List<Settled> of(
      ContactBook survivor, ContactBook former, Predicate<Address> isSuppressed, Instant moment) {
    List<Settled> settled = new ArrayList<>();
    for (ContactPoint point : survivor.points()) {
      Consent joint = JointConsent.of(point.consent(), said(former, point));
      Consent after =
          former.find(point.address()).isPresent() && isSuppressed.test(point.address())
              ? closed(joint, moment)
              : joint;
      if (!after.equals(point.consent())) {
        settled.add(new Settled(point, Fate.RESTRICTED, after));
      }
    }
    for (ContactPoint point : former.points()) {
      settled.add(
          survivor.find(point.address()).isPresent()
              ? new Settled(point, Fate.JOINED, point.consent())
              : new Settled(point, Fate.MOVED, moved(survivor, point, isSuppressed, moment)));
    }
    return settled;
  }

  private static Consent moved(
      ContactBook survivor, ContactPoint point, Predicate<Address> isSuppressed, Instant moment) {
    Consent joint =
        JointConsent.of(
            point.consent(), survivor.optOutOf(point.address()).map(Consent.class::cast));
    return isSuppressed.test(point.address()) ? closed(joint, moment) : joint;
  }

  /** An address on the suppression list comes opted out. */
  private static Consent closed(Consent joint, Instant moment) {
    return joint.isOptedOut()
        ? joint
        : new OptedOut(OptOutReason.SUPPRESSED, Optional.empty(), moment);
  }

  /** An opt-out counts whether a point has the address still or not. */
  private static Optional<Consent> said(ContactBook book, ContactPoint point) {
    Optional<Consent> closed = book.optOutOf(point.address()).map(Consent.class::cast);
    return closed.isPresent() ? closed : book.find(point.address()).map(ContactPoint::consent);
  }

  AddressKey address() {
    return AddressKey.of(before.address());
  }

  /** Returns whether the merge closes the point, which stays. */
  boolean isClosed() {
    return fate != Fate.JOINED && after.isOptedOut() && !after.equals(before.consent());
  }

  boolean primaryAfter() {
    return fate == Fate.RESTRICTED && before.primary() && after.isReleased();
  }
}
