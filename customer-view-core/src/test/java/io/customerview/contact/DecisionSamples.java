package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A customer with a few contact points, for the examples of the decision. */
final class DecisionSamples {

  static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

  /** Noon in São Paulo, a Sunday. */
  static final Instant NOON = Instant.parse("2026-11-22T15:00:00Z");

  static final CustomerId CUSTOMER = CustomerId.parse("155372b3-2d17-4922-a147-2da86c0aed2c");
  static final AgentId ANA = new AgentId("ana");

  static final Purpose BILLING = new Purpose("billing");
  static final Purpose MARKETING = new Purpose("marketing");
  static final Purpose FRAUD = new Purpose("fraud_alert");

  static final Address MOBILE = Address.phone("(11) 91234-5678");
  static final Address OTHER_MOBILE = Address.phone("(11) 98765-4321");
  static final Address FIXED = Address.phone("(11) 3123-4567");
  static final Address EMAIL = Address.email("maria@exemplo.com.br");

  private DecisionSamples() {}

  static Consent in(Purpose... purposes) {
    Evidence evidence =
        Evidence.of("site", "form", NOON.minus(Duration.ofDays(30))).forPurposes(Set.of(purposes));
    return new OptedIn(evidence, evidence.at());
  }

  static OptedOut out() {
    return new OptedOut(OptOutReason.ASKED, Optional.empty(), NOON.minus(Duration.ofDays(3)));
  }

  static ContactPoint point(Address address, Consent consent) {
    return new ContactPoint(
        new ContactPointId(uuid(address.normalized().hashCode())),
        CUSTOMER,
        address,
        consent,
        false,
        NOON.minus(Duration.ofDays(60)));
  }

  static ContactPoint primary(Address address, Purpose... purposes) {
    return point(address, in(purposes)).withPrimary(true);
  }

  /** Returns what is known of a customer with these points. */
  static Circumstances with(ContactPoint... points) {
    return with(List.of(points), Map.of());
  }

  /** Returns what is known of a customer with these points who opted out other addresses too. */
  static Circumstances with(List<ContactPoint> points, Map<Address, OptedOut> others) {
    Map<AddressKey, AddressConsent> consents = new HashMap<>();
    others.forEach(
        (address, consent) -> consents.put(AddressKey.of(address), AddressConsent.of(consent)));
    points.forEach(
        point -> consents.put(AddressKey.of(point.address()), AddressConsent.of(point.consent())));
    return Circumstances.of(ContactBook.of(CUSTOMER, points, consents), SAO_PAULO);
  }

  static Suppression suppression(Address address) {
    return new Suppression(
        "hash of " + address.channel(),
        address.channel(),
        OptOutReason.COMPLAINED,
        NOON.minus(Duration.ofDays(10)),
        Optional.of(ANA));
  }

  static Map<AddressKey, Suppression> suppressed(Address... addresses) {
    Map<AddressKey, Suppression> rows = new HashMap<>();
    for (Address address : addresses) {
      rows.put(AddressKey.of(address), suppression(address));
    }
    return rows;
  }

  static HandOver handOver(MessageChannel channel, Purpose purpose, Instant moment) {
    return new HandOver(
        uuid(moment.hashCode()), CUSTOMER, channel, purpose, MOBILE.normalized(), moment, false);
  }

  static Pause pause(Optional<MessageChannel> channel, Instant until) {
    return new Pause(
        uuid(until.hashCode()),
        CUSTOMER,
        channel,
        NOON.minus(Duration.ofDays(100)),
        until,
        Optional.empty(),
        ANA);
  }

  static UUID uuid(long number) {
    return new UUID(0x4000, Long.MIN_VALUE | number);
  }
}
