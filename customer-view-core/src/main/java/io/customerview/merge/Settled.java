package io.customerview.merge;

import io.customerview.contact.Consent;
import io.customerview.contact.ContactBook;
import io.customerview.contact.ContactPoint;
import io.customerview.merge.MergedPoint.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a merge does with one contact point (MRG-2). The star of the customer that stays stays,
 * where its point is still released; the duplicate's points come without theirs.
 *
 * @param before the point
 * @param fate what becomes of it
 * @param after its consent then
 */
record Settled(ContactPoint before, Fate fate, Consent after) {

  /** Returns what becomes of the points of two customers; those that stay as they are left out. */
  static List<Settled> of(ContactBook survivor, ContactBook former) {
    List<Settled> settled = new ArrayList<>();
    for (ContactPoint point : survivor.points()) {
      Consent after = JointConsent.of(point.consent(), said(former, point));
      if (!after.equals(point.consent())) {
        settled.add(new Settled(point, Fate.RESTRICTED, after));
      }
    }
    for (ContactPoint point : former.points()) {
      settled.add(
          survivor.find(point.address()).isPresent()
              ? new Settled(point, Fate.JOINED, point.consent())
              : new Settled(
                  point,
                  Fate.MOVED,
                  JointConsent.of(
                      point.consent(),
                      survivor.optOutOf(point.address()).map(Consent.class::cast))));
    }
    return settled;
  }

  /** An opt-out counts whether a point has the address still or not. */
  private static Optional<Consent> said(ContactBook book, ContactPoint point) {
    Optional<Consent> closed = book.optOutOf(point.address()).map(Consent.class::cast);
    return closed.isPresent() ? closed : book.find(point.address()).map(ContactPoint::consent);
  }

  boolean primaryAfter() {
    return fate == Fate.RESTRICTED && before.primary() && after.isReleased();
  }
}
