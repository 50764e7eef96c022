package io.customerview.contact;

import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.contact.Reason.AddressOptedOut;
import io.customerview.contact.Reason.AddressUnfit;
import io.customerview.contact.Reason.DestinationStated;
import io.customerview.contact.Reason.NoneChosen;
import io.customerview.contact.Reason.NoneRegistered;
import io.customerview.contact.Reason.NoneReleased;
import io.customerview.contact.Reason.PrimaryOptedIn;
import io.customerview.contact.Reason.PurposeNotCovered;
import io.customerview.contact.Reason.RecipientExempt;
import io.customerview.contact.Reason.Suppressed;
import io.customerview.contact.Reason.UrgentOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One decision at work: whether it may be sent at all, and to which address. When is the business
 * of {@link Holding}.
 */
final class Deciding {

  private final IntendedMessage message;
  private final Circumstances known;
  private final ContactPolicy policy;
  private final Instant moment;

  Deciding(IntendedMessage message, Circumstances known, ContactPolicy policy, Instant moment) {
    this.message = message;
    this.known = known;
    this.policy = policy;
    this.moment = moment;
  }

  Decision decide() {
    if (message.recipient() != Recipient.CUSTOMER) {
      return toOthers(message.destination().orElseThrow());
    }
    return message.destination().map(this::toDestination).orElseGet(this::toPrimary);
  }

  private Decision toOthers(Address address) {
    List<Reason> denied = new ArrayList<>();
    checkFit(address, denied);
    return denied.isEmpty()
        ? new Allow(address, Optional.empty(), List.of(new RecipientExempt(message.recipient())))
        : new Deny(denied);
  }

  private Decision toDestination(Address address) {
    List<Reason> denied = new ArrayList<>();
    checkFit(address, denied);
    checkSuppressed(address, denied);
    known
        .contacts()
        .optOutOf(address)
        .ifPresent(consent -> denied.add(new AddressOptedOut(address, consent)));
    Optional<ContactPoint> point = known.contacts().find(address);
    return denied.isEmpty()
        ? whenever(address, point, new DestinationStated(point))
        : new Deny(denied);
  }

  private Decision toPrimary() {
    ContactChannel channel = message.channel().contactChannel();
    PrimaryContact primary = known.contacts().primary(channel);
    if (primary instanceof PrimaryContact.Found found) {
      return toPrimary(found.point());
    }
    List<ContactPoint> points = known.contacts().points(channel);
    return new Deny(
        List.of(
            switch (((PrimaryContact.Missing) primary).why()) {
              case NONE_REGISTERED -> new NoneRegistered(channel);
              case NONE_RELEASED -> new NoneReleased(channel, points);
              case NONE_CHOSEN ->
                  new NoneChosen(
                      channel, points.stream().filter(ContactPoint::isReleased).toList());
            }));
  }

  private Decision toPrimary(ContactPoint primary) {
    List<Reason> denied = new ArrayList<>();
    checkFit(primary.address(), denied);
    checkSuppressed(primary.address(), denied);
    if (!primary.consent().covers(message.purpose())) {
      denied.add(new PurposeNotCovered(message.purpose(), primary));
    }
    return denied.isEmpty()
        ? whenever(primary.address(), Optional.of(primary), new PrimaryOptedIn(primary))
        : new Deny(denied);
  }

  private void checkFit(Address address, List<Reason> denied) {
    if (!message.channel().reaches(address)) {
      denied.add(new AddressUnfit(message.channel(), address));
    }
  }

  private void checkSuppressed(Address address, List<Reason> denied) {
    Suppression row = known.suppressed().get(AddressKey.of(address));
    if (row != null) {
      denied.add(new Suppressed(address, row));
    }
  }

  /** It may be sent; the question that is left is when. */
  private Decision whenever(Address address, Optional<ContactPoint> point, Reason why) {
    Holding.Result held = new Holding(message, known, policy).from(moment);
    if (held.reasons().isEmpty()) {
      return new Allow(address, point, List.of(why));
    }
    return policy.isUrgent(message.purpose())
        ? new Allow(
            address, point, List.of(why, new UrgentOverride(message.purpose(), held.reasons())))
        : new Defer(held.until(), List.copyOf(held.reasons()));
  }
}
