package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactRefusal.NewerEvidence;
import io.customerview.contact.ContactRefusal.OptedOutSince;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the {@linkplain ConsentLog record of consent} says of one address of one customer, whether a
 * point has the address now, had it once, or never had it (CNT-9, CNT-12). That no consent was
 * given says nothing: it takes back neither an opt-in nor an opt-out.
 *
 * <p>Immutable.
 *
 * @param optOut the latest opt-out, where it is the latest consent
 * @param optedInAt when the newest evidence of an opt-in was given
 * @param optedOutAt when the newest opt-out was
 */
public record AddressConsent(
    Optional<OptedOut> optOut, Optional<Instant> optedInAt, Optional<Instant> optedOutAt) {

  /** Of an address that nobody ever opted in or out. */
  public static final AddressConsent NONE =
      new AddressConsent(Optional.empty(), Optional.empty(), Optional.empty());

  public AddressConsent {
    Objects.requireNonNull(optOut, "optOut");
    Objects.requireNonNull(optedInAt, "optedInAt");
    Objects.requireNonNull(optedOutAt, "optedOutAt");
  }

  /** Obtains what a single consent says. */
  public static AddressConsent of(Consent consent) {
    return NONE.then(consent);
  }

  /**
   * Obtains what entries of one customer say, by address.
   *
   * @param entries in the order in which they were recorded
   */
  public static Map<AddressKey, AddressConsent> of(Collection<ConsentEntry> entries) {
    Map<AddressKey, AddressConsent> consents = new LinkedHashMap<>();
    for (ConsentEntry entry : entries) {
      AddressKey address = new AddressKey(entry.channel(), entry.normalized());
      AddressConsent after = consents.getOrDefault(address, NONE).then(entry.consent());
      if (!after.equals(NONE)) {
        consents.put(address, after);
      }
    }
    return consents;
  }

  /**
   * Returns this with the consent that was recorded next. An opt-in from before the newest opt-out
   * leaves it closed: among the entries of two customers that were merged there can be one.
   */
  public AddressConsent then(Consent next) {
    if (next instanceof OptedOut out && out.reason() == OptOutReason.MERGED) {
      return this; // the opt-out that it stands for is among the entries too, while the merge
      // stands
    }
    if (next instanceof OptedOut out) {
      return new AddressConsent(Optional.of(out), optedInAt, later(optedOutAt, out.at()));
    }
    if (next instanceof OptedIn in) {
      Instant at = in.evidence().at();
      boolean since = optedOutAt.map(out -> !at.isBefore(out)).orElse(true);
      return new AddressConsent(
          since ? Optional.empty() : optOut, later(optedInAt, at), optedOutAt);
    }
    return this;
  }

  private static Optional<Instant> later(Optional<Instant> one, Instant other) {
    return Optional.of(one.filter(other::isBefore).orElse(other));
  }

  /**
   * Refuses evidence of an opt-in that is older than any consent of the address: what is replayed
   * from an old file can take back no opt-out, and can't widen what a newer opt-in has narrowed.
   *
   * @throws RefusedException with {@link OptedOutSince} or {@link NewerEvidence}
   */
  void refuseOlder(Evidence evidence) {
    if (optedOutAt.filter(evidence.at()::isBefore).isPresent()) {
      throw new RefusedException(new OptedOutSince(evidence.at(), optedOutAt.get()));
    }
    if (optedInAt.filter(evidence.at()::isBefore).isPresent()) {
      throw new RefusedException(new NewerEvidence(evidence.at(), optedInAt.get()));
    }
  }
}
