package io.customerview.contact;

import static io.customerview.contact.DecisionSamples.ANA;
import static io.customerview.contact.DecisionSamples.CUSTOMER;
import static io.customerview.contact.DecisionSamples.MOBILE;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.shared.ContactPointId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Cases of the decision: few addresses, channels and purposes, so that they meet, around the days
 * on which clocks are set.
 */
final class DecisionArbitraries {

  private static final List<Address> ADDRESSES =
      List.of(MOBILE, DecisionSamples.OTHER_MOBILE, DecisionSamples.FIXED, DecisionSamples.EMAIL);
  private static final List<Purpose> PURPOSES =
      List.of(DecisionSamples.BILLING, DecisionSamples.MARKETING, DecisionSamples.FRAUD);
  private static final List<MessageChannel> CHANNELS =
      List.of(MessageChannel.SMS, MessageChannel.VOICE, MessageChannel.EMAIL);

  private DecisionArbitraries() {}

  /** One case of the decision. */
  record Case(IntendedMessage message, Circumstances known, ContactPolicy policy, Instant moment) {
    Decision decide() {
      return decideAt(moment);
    }

    Decision decideAt(Instant other) {
      return Decision.of(message, known, policy, other);
    }

    Case knowing(Circumstances other) {
      return new Case(message, other, policy, moment);
    }
  }

  /** A zone, with a day around which something happens to its clocks, or nothing. */
  private record Place(ZoneId zone, LocalDate day) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2018, 11, 4)), // 00:00 to 01:00
          new Place(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2019, 2, 17)), // 00:00 to 23:00
          new Place(ZoneId.of("Europe/Lisbon"), LocalDate.of(2026, 3, 29)), // 01:00 to 02:00
          new Place(ZoneId.of("Europe/Lisbon"), LocalDate.of(2026, 10, 25)), // 02:00 to 01:00
          new Place(ZoneId.of("America/Bogota"), LocalDate.of(2026, 11, 22)));

  static Arbitrary<Case> cases() {
    return Arbitraries.of(PLACES)
        .flatMap(
            place ->
                Combinators.combine(
                        messages(), circumstances(place), policies(place), moments(place))
                    .as(Case::new));
  }

  /** Cases in which the message goes to an opted-in primary, so that only the time matters. */
  static Arbitrary<Case> timelyCases() {
    return cases()
        .map(
            one ->
                new Case(
                    IntendedMessage.on(MessageChannel.SMS, one.message().purpose()),
                    new Circumstances(
                        DecisionSamples.with(DecisionSamples.primary(MOBILE)).contacts(),
                        Map.of(),
                        one.known().handOvers(),
                        one.known().pauses(),
                        one.known().zone()),
                    one.policy(),
                    one.moment()));
  }

  static Arbitrary<IntendedMessage> messages() {
    return Combinators.combine(
            Arbitraries.of(CHANNELS),
            Arbitraries.of(PURPOSES),
            Arbitraries.of(ADDRESSES).optional(0.4))
        .as(
            (channel, purpose, stated) ->
                new IntendedMessage(channel, purpose, IntendedMessage.Recipient.CUSTOMER, stated));
  }

  private static Arbitrary<Instant> moments(Place place) {
    Instant middle = place.day().atStartOfDay(place.zone()).toInstant();
    return Arbitraries.integers()
        .between(-3 * 1440, 3 * 1440)
        .map(m -> middle.plusSeconds(60L * m));
  }

  private static Arbitrary<Circumstances> circumstances(Place place) {
    return Combinators.combine(
            books(),
            Arbitraries.of(ADDRESSES).set().ofMaxSize(1),
            handOvers(place).list().ofMaxSize(5),
            pauses(place).list().ofMaxSize(3))
        .as(
            (book, suppressed, handOvers, pauses) ->
                new Circumstances(
                    book,
                    DecisionSamples.suppressed(suppressed.toArray(Address[]::new)),
                    handOvers,
                    pauses,
                    place.zone()));
  }

  private static Arbitrary<ContactBook> books() {
    return Combinators.combine(
            consents().list().ofSize(ADDRESSES.size()),
            Arbitraries.integers().between(0, ADDRESSES.size() - 1).set().ofMaxSize(4),
            Arbitraries.of(ADDRESSES).set().ofMaxSize(1))
        .as(DecisionArbitraries::book);
  }

  private static ContactBook book(List<Consent> consents, Set<Integer> there, Set<Address> out) {
    List<ContactPoint> points = new ArrayList<>();
    Map<Address, OptedOut> others = new HashMap<>();
    Set<ContactChannel> starred = java.util.EnumSet.noneOf(ContactChannel.class);
    for (int index = 0; index < ADDRESSES.size(); index++) {
      Address address = ADDRESSES.get(index);
      Consent consent = consents.get(index);
      if (there.contains(index)) {
        boolean star = consent.isReleased() && starred.add(address.channel());
        points.add(
            new ContactPoint(
                new ContactPointId(DecisionSamples.uuid(index)),
                CUSTOMER,
                address,
                consent,
                star,
                DecisionSamples.NOON));
      } else if (out.contains(address)) {
        others.put(address, DecisionSamples.out());
      }
    }
    return DecisionSamples.with(points, others).contacts();
  }

  private static Arbitrary<Consent> consents() {
    Arbitrary<Consent> optedIn =
        Arbitraries.of(PURPOSES)
            .set()
            .ofMaxSize(2)
            .map(
                purposes ->
                    new OptedIn(
                        Evidence.of("site", "form", DecisionSamples.NOON).forPurposes(purposes),
                        DecisionSamples.NOON));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, optedIn),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(Consent.notGiven())),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(DecisionSamples.out())));
  }

  static Arbitrary<HandOver> handOvers() {
    return Arbitraries.of(PLACES).flatMap(DecisionArbitraries::handOvers);
  }

  private static Arbitrary<HandOver> handOvers(Place place) {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.of(CHANNELS), Arbitraries.of(PURPOSES), moments(place))
        .as(
            (id, channel, purpose, moment) ->
                new HandOver(
                    new UUID(0x4000, id),
                    CUSTOMER,
                    channel,
                    purpose,
                    MOBILE.normalized(),
                    moment,
                    false));
  }

  private static Arbitrary<Pause> pauses(Place place) {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(CHANNELS).optional(0.5),
            moments(place),
            Arbitraries.integers().between(1, 4000))
        .as(
            (id, channel, from, minutes) ->
                new Pause(
                    new UUID(0x4000, id),
                    CUSTOMER,
                    channel,
                    from,
                    from.plusSeconds(60L * minutes),
                    Optional.empty(),
                    ANA));
  }

  static Arbitrary<Pause> pauses() {
    return Arbitraries.of(PLACES).flatMap(DecisionArbitraries::pauses);
  }

  private static Arbitrary<ContactPolicy> policies(Place place) {
    return Combinators.combine(
            quietHours(place),
            quietHours(place).optional(0.3),
            caps().list().ofMaxSize(2),
            Arbitraries.of(PURPOSES).optional(0.3),
            Arbitraries.of(PURPOSES).optional(0.2))
        .as(
            (quiet, ofSms, caps, urgent, exempt) -> {
              ContactPolicy.Builder policy = ContactPolicy.builder().quietHours(quiet);
              ofSms.ifPresent(hours -> policy.quietHours(MessageChannel.SMS, hours));
              caps.forEach(policy::cap);
              urgent.ifPresent(policy::urgent);
              exempt.ifPresent(policy::exempt);
              return policy.build();
            });
  }

  static Arbitrary<Cap> caps() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 4000),
            Arbitraries.of(CHANNELS).set().ofMaxSize(2),
            Arbitraries.of(PURPOSES).set().ofMaxSize(1))
        .as(
            (most, minutes, channels, purposes) ->
                new Cap(most, Duration.ofMinutes(minutes), channels, purposes));
  }

  private static Arbitrary<QuietHours> quietHours(Place place) {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30));
    Arbitrary<QuietHours> nights =
        Combinators.combine(times, times, Arbitraries.of(DayOfWeek.class).optional(0.3))
            .filter((from, to, day) -> !from.equals(to))
            .as(
                (from, to, day) ->
                    day.map(one -> QuietHours.none().on(one, from, to))
                        .orElseGet(() -> QuietHours.none().daily(from, to)));
    return Combinators.combine(
            nights,
            Arbitraries.of(DayOfWeek.class).optional(0.2),
            Arbitraries.integers().between(-1, 1).optional(0.2))
        .as(
            (night, day, date) -> {
              QuietHours quiet = day.map(one -> night.allDay(one)).orElse(night);
              return date.map(days -> quiet.onDates(List.of(place.day().plusDays(days))))
                  .orElse(quiet);
            });
  }
}
