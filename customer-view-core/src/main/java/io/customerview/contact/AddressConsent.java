package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactRefusal.NewerEvidence;
import io.customerview.contact.ContactRefusal.OptedOutSince;
import io.customerview.contact.ContactRefusal.RestrictedSince;
import io.customerview.shared.MergeId;
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
 * @param restriction what the latest merge has imposed that stands
 */
public record AddressConsent(
    Optional<OptedOut> optOut,
    Optional<Instant> optedInAt,
    Optional<Instant> optedOutAt,
    Optional<Restriction> restriction) {

  /** Of an address that nobody ever opted in or out. */
  public static final AddressConsent NONE =
      new AddressConsent(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What a merge has imposed on an address, until it is undone (MRG-2): evidence from before it is
   * known, and opens nothing any more.
   *
   * @param merge which merge
   * @param at when
   * @param imposed the opt-out that it has imposed, if it is one
   * @param before the opt-out that there was before
   * @param earlier what an earlier merge has imposed
   */
  public record Restriction(
      MergeId merge,
      Instant at,
      Optional<OptedOut> imposed,
      Optional<OptedOut> before,
      Optional<Restriction> earlier) {

    public Restriction {
      Objects.requireNonNull(merge, "merge");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(imposed, "imposed");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(earlier, "earlier");
    }

    private static Optional<Restriction> of(MergeId merge, Optional<Restriction> latest) {
      return latest.flatMap(one -> one.merge().equals(merge) ? latest : of(merge, one.earlier()));
    }

    private static boolean imposes(OptedOut out, Optional<Restriction> latest) {
      return latest
          .filter(one -> one.imposed().equals(Optional.of(out)) || imposes(out, one.earlier()))
          .isPresent();
    }

    private static Optional<Restriction> without(Restriction ended, Optional<Restriction> latest) {
      return latest.flatMap(
          one -> one.equals(ended) ? ended.earlier() : Optional.of(one.without(ended)));
    }

    private Restriction without(Restriction ended) {
      boolean isOver = before.isPresent() && before.equals(ended.imposed());
      return new Restriction(
          merge, at, imposed, isOver ? ended.before() : before, without(ended, earlier));
    }
  }

  public AddressConsent {
    Objects.requireNonNull(optOut, "optOut");
    Objects.requireNonNull(optedInAt, "optedInAt");
    Objects.requireNonNull(optedOutAt, "optedOutAt");
    Objects.requireNonNull(restriction, "restriction");
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
      AddressConsent after = consents.getOrDefault(address, NONE).then(entry);
      consents.put(address, after);
    }
    consents.values().removeIf(NONE::equals);
    return consents;
  }

  /** Returns this with the entry that was recorded next. */
  public AddressConsent then(ConsentEntry next) {
    return switch (next.cause()) {
      case SAID -> then(next.consent());
      case MERGED -> restricted(next.merge().orElseThrow(), next.consent(), next.moment());
      case PARTED -> parted(next.merge().orElseThrow());
    };
  }

  private AddressConsent restricted(MergeId merge, Consent consent, Instant moment) {
    Optional<OptedOut> imposed =
        consent instanceof OptedOut out ? Optional.of(out) : Optional.empty();
    return new AddressConsent(
        imposed.or(() -> optOut),
        optedInAt,
        optedOutAt,
        Optional.of(new Restriction(merge, moment, imposed, optOut, restriction)));
  }

  /** What was said since the merge stays, and so does what others have imposed. */
  private AddressConsent parted(MergeId merge) {
    Optional<Restriction> ended = Restriction.of(merge, restriction);
    if (ended.isEmpty()) {
      return this;
    }
    Optional<Restriction> rest = Restriction.without(ended.get(), restriction);
    boolean isOver = optOut.isPresent() && optOut.equals(ended.get().imposed());
    return new AddressConsent(
        isOver && !Restriction.imposes(optOut.get(), rest) ? ended.get().before() : optOut,
        optedInAt,
        optedOutAt,
        rest);
  }

  /**
   * Returns whether the address is open, or could be once merges are undone: an opt-in stands in
   * the record, and no opt-out that outlives them.
   */
  boolean mayBeOpened() {
    return optedInAt.isPresent() && optOut.map(this::isImposed).orElse(true);
  }

  /** Returns whether an opt-out is one that a merge has imposed: it ends with the merge. */
  boolean isImposed(OptedOut out) {
    return Restriction.imposes(out, restriction);
  }

  /**
   * Returns this with the consent that somebody said next. An opt-in from before the newest opt-out
   * leaves it closed: among the entries of two customers that were merged there can be one.
   */
  public AddressConsent then(Consent next) {
    if (next instanceof OptedOut out && isImposed(out)) {
      return this; // the point comes with it once more; it ends with the merge
    }
    if (next instanceof OptedOut out) {
      return new AddressConsent(
          Optional.of(out), optedInAt, later(optedOutAt, out.at()), restriction);
    }
    if (next instanceof OptedIn in) {
      Instant at = in.evidence().at();
      boolean since = optedOutAt.map(out -> !at.isBefore(out)).orElse(true);
      return new AddressConsent(
          since ? Optional.empty() : optOut, later(optedInAt, at), optedOutAt, restriction);
    }
    return this;
  }

  private static Optional<Instant> later(Optional<Instant> one, Instant other) {
    return Optional.of(one.filter(other::isBefore).orElse(other));
  }

  /**
   * Refuses evidence of an opt-in that is older than any consent of the address: what is replayed
   * from an old file can take back no opt-out, and can't widen what a newer opt-in or a merge has
   * narrowed.
   *
   * @throws RefusedException with {@link OptedOutSince}, {@link NewerEvidence} or {@link
   *     RestrictedSince}
   */
  void refuseOlder(Evidence evidence) {
    if (optedOutAt.filter(evidence.at()::isBefore).isPresent()) {
      throw new RefusedException(new OptedOutSince(evidence.at(), optedOutAt.get()));
    }
    if (optedInAt.filter(evidence.at()::isBefore).isPresent()) {
      throw new RefusedException(new NewerEvidence(evidence.at(), optedInAt.get()));
    }
    Optional<Instant> merged = restriction.map(Restriction::at);
    if (merged.filter(evidence.at()::isBefore).isPresent()) {
      throw new RefusedException(new RestrictedSince(evidence.at(), merged.get()));
    }
  }
}
