package io.customerview.merge;

import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.Evidence;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Purpose;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The consent of an address of which two customers have said something: the most restrictive of
 * both (MRG-2, CNT-12).
 */
final class JointConsent {

  private JointConsent() {}

  /**
   * Returns what is left of a consent.
   *
   * @param other what the other one has said; empty where nothing
   */
  static Consent of(Consent own, Optional<Consent> other) {
    if (own.isOptedOut() || other.isEmpty()) {
      return own;
    }
    if (other.get() instanceof OptedOut out) {
      return new OptedOut(OptOutReason.MERGED, out.evidence(), out.since());
    }
    if (own instanceof OptedIn in) {
      return other.get() instanceof OptedIn too ? narrowed(in, too) : Consent.notGiven();
    }
    return own;
  }

  private static Consent narrowed(OptedIn own, OptedIn other) {
    Set<Purpose> wanted = own.evidence().purposes();
    Set<Purpose> allowed = other.evidence().purposes();
    if (allowed.isEmpty() || allowed.equals(wanted)) {
      return own;
    }
    Set<Purpose> both = new HashSet<>(allowed);
    if (!wanted.isEmpty()) {
      both.retainAll(wanted);
    }
    Evidence evidence = own.evidence().forPurposes(both);
    return both.isEmpty() ? Consent.notGiven() : new OptedIn(evidence, own.since());
  }
}
