package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactEvent.AddressOptedOut;
import io.customerview.contact.ContactEvent.ContactAdded;
import io.customerview.contact.ContactEvent.ContactDeleted;
import io.customerview.contact.ContactEvent.ContactEdited;
import io.customerview.contact.ContactEvent.ContactJoined;
import io.customerview.contact.ContactEvent.ContactMadePrimary;
import io.customerview.contact.ContactEvent.ContactOptedIn;
import io.customerview.contact.ContactEvent.ContactOptedOut;
import io.customerview.contact.ContactEvent.ContactParted;
import io.customerview.contact.ContactEvent.ContactStarTaken;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.ContactPointUnknown;
import io.customerview.contact.ContactRefusal.EvidenceInFuture;
import io.customerview.contact.ContactRefusal.EvidenceNotNeeded;
import io.customerview.contact.ContactRefusal.OtherChannel;
import io.customerview.contact.ContactRefusal.PrimaryNotReleased;
import io.customerview.contact.ContactRefusal.Suppressed;
import io.customerview.shared.After;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The contact points of one customer, and the rules for changing them (CNT-1 to CNT-7, CNT-9,
 * CNT-12, CNT-13).
 *
 * <p>The permission law stands over all of them (CNT-12): only {@link #optIn} and an edit with
 * evidence for its new address make anybody more reachable, and each needs evidence that is not
 * older than any opt-in or opt-out of that address, whichever point had it then.
 *
 * <p>Whether an address stands on the suppression list is passed in with each rule that asks it.
 * Immutable and thread-safe.
 */
public final class ContactBook {

  private final CustomerId customer;
  private final Map<ContactPointId, ContactPoint> points;
  private final Map<AddressKey, AddressConsent> consents;

  private ContactBook(
      CustomerId customer,
      Map<ContactPointId, ContactPoint> points,
      Map<AddressKey, AddressConsent> consents) {
    this.customer = Objects.requireNonNull(customer, "customer");
    this.points = Collections.unmodifiableMap(points);
    this.consents = Collections.unmodifiableMap(consents);
  }

  /** Obtains the book of a customer of whom nothing is known. */
  public static ContactBook empty(CustomerId customer) {
    return new ContactBook(customer, Map.of(), Map.of());
  }

  /**
   * Obtains a book from what is stored.
   *
   * @param points the points that are not deleted
   * @param consents what the record of consent says, also of addresses that no point has
   */
  public static ContactBook of(
      CustomerId customer,
      Collection<ContactPoint> points,
      Map<AddressKey, AddressConsent> consents) {
    Map<ContactPointId, ContactPoint> byId = new LinkedHashMap<>();
    points.forEach(point -> byId.put(point.id(), point));
    return new ContactBook(customer, byId, new LinkedHashMap<>(consents));
  }

  public CustomerId customer() {
    return customer;
  }

  /** Returns the points, in the order in which they were added. */
  public List<ContactPoint> points() {
    return List.copyOf(points.values());
  }

  /** Returns the points of a channel, in the order in which they were added. */
  public List<ContactPoint> points(ContactChannel channel) {
    return points.values().stream().filter(point -> point.channel() == channel).toList();
  }

  public Optional<ContactPoint> find(ContactPointId point) {
    return Optional.ofNullable(points.get(point));
  }

  /** Returns the point that has an address, however it is written. */
  public Optional<ContactPoint> find(Address address) {
    return points.values().stream().filter(point -> point.address().isSameAs(address)).findFirst();
  }

  /**
   * Returns the opt-out that is the latest consent for an address, whether a point has it or not.
   */
  public Optional<OptedOut> optOutOf(Address address) {
    return consentFor(address).optOut();
  }

  /**
   * Returns whether the point of an address is released, or one could be once merges are undone:
   * there is an opt-in, and no opt-out that outlives them.
   */
  boolean mayBeOpened(Address address) {
    return find(address).filter(ContactPoint::isReleased).isPresent()
        || consentFor(address).mayBeOpened();
  }

  /**
   * Returns the opt-outs that one of two customers has, and that an opt-in of the other would seem
   * to take back were their records read as one (MRG-2, CNT-12).
   */
  public Map<AddressKey, OptedOut> closedBeside(ContactBook other) {
    Map<AddressKey, OptedOut> closed = new LinkedHashMap<>();
    other.addClosed(closed, consents);
    addClosed(closed, other.consents);
    return closed;
  }

  private void addClosed(
      Map<AddressKey, OptedOut> closed, Map<AddressKey, AddressConsent> besides) {
    consents.forEach(
        (address, consent) ->
            consent
                .optOut()
                .filter(out -> besides.containsKey(address))
                .ifPresent(out -> closed.put(address, out)));
  }

  private AddressConsent consentFor(Address address) {
    return consents.getOrDefault(AddressKey.of(address), AddressConsent.NONE);
  }

  /** Returns where a message goes that is addressed to the customer on a channel (CNT-5). */
  public PrimaryContact primary(ContactChannel channel) {
    List<ContactPoint> ofChannel = points(channel);
    Optional<ContactPoint> primary = ofChannel.stream().filter(ContactPoint::primary).findFirst();
    if (primary.isPresent()) {
      return new PrimaryContact.Found(primary.get());
    }
    if (ofChannel.isEmpty()) {
      return new PrimaryContact.Missing(PrimaryContact.Why.NONE_REGISTERED);
    }
    return new PrimaryContact.Missing(
        ofChannel.stream().anyMatch(ContactPoint::isReleased)
            ? PrimaryContact.Why.NONE_CHOSEN
            : PrimaryContact.Why.NONE_RELEASED);
  }

  /** Returns the channels that are active: those with a released point (CNT-15). */
  public Set<ContactChannel> activeChannels() {
    Set<ContactChannel> active = EnumSet.noneOf(ContactChannel.class);
    points.values().stream()
        .filter(ContactPoint::isReleased)
        .forEach(point -> active.add(point.channel()));
    return Collections.unmodifiableSet(active);
  }

  /**
   * Adds a point (CNT-2). It is not released, unless the same call opts it in; one can opt it out.
   * An address whose latest consent is an opt-out comes back opted out, even after its point was
   * deleted (CNT-12); one on the suppression list comes opted out (CNT-13).
   *
   * @throws RefusedException with {@link AddressTaken}, {@link PrimaryNotReleased}, or as {@link
   *     #optIn}
   */
  public After<ContactBook> add(
      ContactPointId id,
      NewContact contact,
      boolean suppressed,
      boolean primaryByOptIn,
      Instant moment) {
    refuseTaken(contact.address());
    if (contact.primary() && contact.optIn().isEmpty()) {
      throw new RefusedException(new PrimaryNotReleased());
    }
    Consent consent = consentOf(contact.address(), suppressed, moment);
    ContactPoint added = new ContactPoint(id, customer, contact.address(), consent, false, moment);
    After<ContactBook> after = After.of(with(added), new ContactAdded(added));
    if (contact.optIn().isPresent()) {
      Evidence evidence = contact.optIn().get();
      after = then(after, book -> book.optIn(id, evidence, suppressed, primaryByOptIn, moment));
    }
    if (contact.optOut().isPresent()) {
      Optional<Evidence> evidence = contact.optOut().get().evidence();
      after = then(after, book -> book.optOut(id, OptOutReason.ASKED, evidence, moment));
    }
    return contact.primary() ? then(after, book -> book.makePrimary(id, suppressed)) : after;
  }

  /**
   * Edits a point (CNT-6). Where the normalized address stays, everything stays. Where it changes,
   * identity and history stay, and an opt-out; an opt-in and the star stay only with evidence for
   * the new address.
   *
   * @param evidence the evidence that the new address of a released point was opted in
   * @throws RefusedException with {@link ContactPointUnknown}, {@link OtherChannel}, {@link
   *     AddressTaken}, {@link EvidenceNotNeeded}, or as {@link #optIn}
   */
  public After<ContactBook> edit(
      ContactPointId id,
      Address address,
      Optional<Evidence> evidence,
      boolean suppressed,
      Instant moment) {
    ContactPoint before = require(id);
    if (before.channel() != address.channel()) {
      throw new RefusedException(new OtherChannel(before.channel(), address.channel()));
    }
    boolean same = before.address().isSameAs(address);
    if (evidence.isPresent() && (same || !before.isReleased())) {
      throw new RefusedException(new EvidenceNotNeeded());
    }
    if (same) {
      ContactPoint rewritten = before.withAddress(address);
      return rewritten.equals(before)
          ? After.unchanged(this)
          : After.of(with(rewritten), new ContactEdited(before, rewritten));
    }
    refuseTaken(address);
    if (evidence.isPresent()) {
      checkEvidence(address, evidence.get(), suppressed, moment);
      ContactPoint moved =
          before.withAddress(address).withConsent(new OptedIn(evidence.get(), moment));
      return After.of(with(moved), new ContactEdited(before, moved));
    }
    After<ContactBook> starless = removeStar(id);
    ContactPoint from = starless.value().require(id);
    Consent consent = later(from.consent(), consentOf(address, suppressed, moment));
    ContactPoint moved = from.withConsent(consent).withAddress(address);
    return then(starless, book -> After.of(book.with(moved), new ContactEdited(from, moved)));
  }

  /** What an edit without evidence leaves of two consents: the later opt-out, else nothing. */
  private static Consent later(Consent former, Consent ofNewAddress) {
    if (former instanceof OptedOut one) {
      return ofNewAddress instanceof OptedOut other && other.at().isAfter(one.at()) ? other : one;
    }
    return ofNewAddress;
  }

  /**
   * Deletes a point. Its history stays, and so does the consent of its address: an opt-out, and how
   * new the evidence of an opt-in must be. Nothing else becomes primary.
   *
   * @throws RefusedException with {@link ContactPointUnknown}
   */
  public After<ContactBook> delete(ContactPointId id) {
    ContactPoint before = require(id);
    Map<ContactPointId, ContactPoint> rest = new LinkedHashMap<>(points);
    rest.remove(id);
    return After.of(new ContactBook(customer, rest, consents), new ContactDeleted(before));
  }

  /**
   * Opts a point in (CNT-9), and makes it primary where the policy says so (CNT-7): when it was not
   * released, and its channel has no primary and no other released point. The same evidence again
   * changes nothing; later evidence takes its place, with its purposes, and leaves the star as it
   * is, since a star that was taken off was taken off on purpose.
   *
   * @throws RefusedException with {@link ContactPointUnknown}, {@link Suppressed}, {@link
   *     EvidenceInFuture}, {@link ContactRefusal.OptedOutSince}, {@link
   *     ContactRefusal.NewerEvidence} or {@link ContactRefusal.RestrictedSince}
   */
  public After<ContactBook> optIn(
      ContactPointId id,
      Evidence evidence,
      boolean suppressed,
      boolean primaryByOptIn,
      Instant moment) {
    ContactPoint before = require(id);
    if (before.consent() instanceof OptedIn in && in.evidence().equals(evidence)) {
      return After.unchanged(this);
    }
    checkEvidence(before.address(), evidence, suppressed, moment);
    ContactPoint released = before.withConsent(new OptedIn(evidence, moment));
    After<ContactBook> after = After.of(with(released), new ContactOptedIn(before, released));
    boolean first =
        points(before.channel()).stream()
            .noneMatch(ContactPoint::isReleased); // a primary is released
    return first && primaryByOptIn ? then(after, book -> book.makePrimary(id, suppressed)) : after;
  }

  private void checkEvidence(
      Address address, Evidence evidence, boolean suppressed, Instant moment) {
    if (suppressed) {
      throw new RefusedException(new Suppressed());
    }
    if (evidence.at().isAfter(moment)) {
      throw new RefusedException(new EvidenceInFuture(evidence.at(), moment));
    }
    consentFor(address).refuseOlder(evidence);
  }

  /**
   * Opts a point out; the primary loses its star (CNT-4). A later opt-out takes the place of an
   * earlier one, so that evidence from between the two releases nothing (CNT-12). One with the
   * evidence of the present one changes nothing, whenever it is given.
   *
   * @throws RefusedException with {@link ContactPointUnknown}
   */
  public After<ContactBook> optOut(
      ContactPointId id, OptOutReason reason, Optional<Evidence> evidence, Instant moment) {
    ContactPoint before = require(id);
    OptedOut out = new OptedOut(reason, evidence, moment);
    if (before.consent() instanceof OptedOut present && !isNews(before.address(), out, present)) {
      return After.unchanged(this);
    }
    After<ContactBook> starless = removeStar(id);
    ContactPoint from = starless.value().require(id);
    ContactPoint closed = from.withConsent(out);
    return then(starless, book -> After.of(book.with(closed), new ContactOptedOut(from, closed)));
  }

  /**
   * The same evidence again is none while its date lies ahead and so counts as "now"; once that
   * date has come, it closes until then.
   */
  private boolean isNews(Address address, OptedOut next, OptedOut present) {
    if (present.reason() == OptOutReason.MERGED || consentFor(address).isImposed(present)) {
      return true; // it ends with the merge, and this one does not
    }
    boolean isSlipAgain =
        next.evidence().equals(present.evidence())
            && next.evidence().filter(slip -> slip.at().isAfter(next.since())).isPresent();
    return !isSlipAgain && next.at().isAfter(present.at());
  }

  /**
   * Opts an address out, for this customer (CNT-10): the point that has it, or, where none has, the
   * address itself, so that it is opted out should it be added.
   */
  public After<ContactBook> optOut(
      Address address, OptOutReason reason, Optional<Evidence> evidence, Instant moment) {
    Optional<ContactPoint> point = find(address);
    if (point.isPresent()) {
      return optOut(point.get().id(), reason, evidence, moment);
    }
    OptedOut out = new OptedOut(reason, evidence, moment);
    Optional<OptedOut> present = optOutOf(address);
    if (present.isPresent() && !isNews(address, out, present.get())) {
      return After.unchanged(this);
    }
    return After.of(
        new ContactBook(customer, points, consentsWith(address, out)),
        new AddressOptedOut(address, out));
  }

  /**
   * Gives a point the star of its channel, and takes it off the other in the same step (CNT-3).
   *
   * @param suppressed whether the address stands on the suppression list
   * @throws RefusedException with {@link ContactPointUnknown}, {@link PrimaryNotReleased} (CNT-4)
   *     or {@link Suppressed} (CNT-13)
   */
  public After<ContactBook> makePrimary(ContactPointId id, boolean suppressed) {
    ContactPoint before = require(id);
    if (before.primary()) {
      return After.unchanged(this);
    }
    if (!before.isReleased()) {
      throw new RefusedException(new PrimaryNotReleased());
    }
    if (suppressed) {
      throw new RefusedException(new Suppressed());
    }
    After<ContactBook> starless = After.unchanged(this);
    for (ContactPoint other : points(before.channel())) {
      starless = then(starless, book -> book.removeStar(other.id()));
    }
    ContactPoint starred = before.withPrimary(true);
    return then(
        starless, book -> After.of(book.with(starred), new ContactMadePrimary(before, starred)));
  }

  /**
   * Takes the star off a point (CNT-4); one without a star stays as it is. Nothing else gets it.
   *
   * @throws RefusedException with {@link ContactPointUnknown}
   */
  public After<ContactBook> removeStar(ContactPointId id) {
    ContactPoint before = require(id);
    if (!before.primary()) {
      return After.unchanged(this);
    }
    ContactPoint starless = before.withPrimary(false);
    return After.of(with(starless), new ContactStarTaken(before, starless));
  }

  /**
   * Settles a point for a merge (MRG-2): under a consent that lets nothing through that its own
   * does not, and with the star or without. It gets no star that it does not have.
   *
   * @throws IllegalArgumentException if this would make anybody more reachable (CNT-12)
   */
  After<ContactBook> join(ContactPointId id, Consent consent, boolean star) {
    ContactPoint before = require(id);
    if ((consent.isReleased() && !before.isReleased()) || (star && !before.primary())) {
      throw new IllegalArgumentException("a merge makes nobody more reachable (CNT-12)");
    }
    ContactPoint joined = before.withConsent(consent).withPrimary(star && consent.isReleased());
    return joined.equals(before)
        ? After.unchanged(this)
        : After.of(with(joined), new ContactJoined(before, joined));
  }

  /** Has a point as it was before a merge that is undone, which may have removed it (MRG-2). */
  After<ContactBook> part(ContactPoint parted) {
    Optional<ContactPoint> before = find(parted.id());
    return before.equals(Optional.of(parted))
        ? After.unchanged(this)
        : After.of(with(parted), new ContactParted(before, parted));
  }

  private ContactPoint require(ContactPointId id) {
    ContactPoint point = points.get(id);
    if (point == null) {
      throw new RefusedException(new ContactPointUnknown(id));
    }
    return point;
  }

  private void refuseTaken(Address address) {
    Optional<ContactPoint> holder = find(address);
    if (holder.isPresent()) {
      throw new RefusedException(new AddressTaken(holder.map(ContactPoint::id)));
    }
  }

  /** The consent with which an address comes: its latest opt-out, the suppression, or none. */
  private Consent consentOf(Address address, boolean suppressed, Instant moment) {
    Optional<OptedOut> out = optOutOf(address);
    if (out.isPresent()) {
      return out.get();
    }
    return suppressed
        ? new OptedOut(OptOutReason.SUPPRESSED, Optional.empty(), moment)
        : Consent.notGiven();
  }

  private ContactBook with(ContactPoint point) {
    Map<ContactPointId, ContactPoint> next = new LinkedHashMap<>(points);
    next.put(point.id(), point);
    return new ContactBook(customer, next, consentsWith(point.address(), point.consent()));
  }

  private Map<AddressKey, AddressConsent> consentsWith(Address address, Consent consent) {
    Map<AddressKey, AddressConsent> next = new LinkedHashMap<>(consents);
    next.put(AddressKey.of(address), consentFor(address).then(consent));
    return next;
  }

  private static After<ContactBook> then(After<ContactBook> first, Rule next) {
    After<ContactBook> second = next.apply(first.value());
    List<DomainEvent> events = new ArrayList<>(first.events());
    events.addAll(second.events());
    return new After<>(second.value(), events);
  }

  /** One step of a rule. */
  private interface Rule {
    After<ContactBook> apply(ContactBook book);
  }
}
