package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.DecisionArbitraries.Case;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DecisionProperties {

  @Provide
  Arbitrary<Case> cases() {
    return DecisionArbitraries.cases();
  }

  @Provide
  Arbitrary<Case> timelyCases() {
    return DecisionArbitraries.timelyCases();
  }

  @Provide
  Arbitrary<Pause> pauses() {
    return DecisionArbitraries.pauses();
  }

  @Provide
  Arbitrary<HandOver> handOvers() {
    return DecisionArbitraries.handOvers();
  }

  @Provide
  Arbitrary<Cap> caps() {
    return DecisionArbitraries.caps();
  }

  @Property(tries = 300)
  @Label(
      "CNT-14: asked again at the moment that it was deferred to, with nothing changed, it is allowed")
  void deferIsAFixpoint(@ForAll("timelyCases") Case one) {
    Decision decision = one.decide();
    if (decision instanceof Defer defer) {
      assertThat(defer.until()).isAfter(one.moment());
      assertThat(one.decideAt(defer.until())).isInstanceOf(Allow.class);
    }
  }

  @Property(tries = 300)
  @Label("CNT-14: no moment before the one that it was deferred to is allowed")
  void deferIsTheEarliest(
      @ForAll("timelyCases") Case one, @ForAll @IntRange(max = 999) int thousandth) {
    if (one.decide() instanceof Defer defer) {
      Duration wait = Duration.between(one.moment(), defer.until());
      Instant between = one.moment().plus(wait.multipliedBy(thousandth).dividedBy(1000));
      for (Instant earlier : List.of(between, defer.until().minusNanos(1000))) {
        assertThat(one.decideAt(earlier)).isInstanceOf(Defer.class);
        assertThat(((Defer) one.decideAt(earlier)).until()).isEqualTo(defer.until());
      }
    }
  }

  @Property(tries = 300)
  @Label(
      "CNT-14: what is allowed is not quiet, not paused and within every cap, unless it is urgent or exempt")
  void allowedMeansFree(@ForAll("timelyCases") Case one) {
    Purpose purpose = one.message().purpose();
    MessageChannel channel = one.message().channel();
    if (!one.decide().isAllowed() || one.policy().isUrgent(purpose)) {
      return;
    }
    assertThat(one.known().pauses())
        .noneMatch(pause -> pause.isAbout(channel) && pause.until().isAfter(one.moment()));
    if (!one.policy().isExempt(purpose)) {
      assertThat(one.policy().quietHours(channel).cover(one.moment(), one.known().zone()))
          .isFalse();
      for (Cap cap : one.policy().caps()) {
        long handedOver =
            one.known().handOvers().stream()
                .filter(h -> !one.policy().isExempt(h.purpose()))
                .filter(h -> cap.isAbout(h.channel(), h.purpose()))
                .filter(h -> h.moment().isAfter(one.moment().minus(cap.window())))
                .count();
        if (cap.isAbout(channel, purpose)) {
          assertThat(handedOver).isLessThan(cap.most());
        }
      }
    }
  }

  @Property(tries = 300)
  @Label("CNT-12: one opt-out more never makes more reachable")
  void optOutRestricts(@ForAll("cases") Case one, @ForAll @IntRange(max = 3) int which) {
    Address address =
        List.of(
                DecisionSamples.MOBILE,
                DecisionSamples.OTHER_MOBILE,
                DecisionSamples.FIXED,
                DecisionSamples.EMAIL)
            .get(which);
    ContactBook closed =
        one.known()
            .contacts()
            .optOut(address, OptOutReason.ASKED, Optional.empty(), one.moment())
            .value();
    Circumstances known = one.known();
    assertNotMoreReachable(
        one,
        one.knowing(
            new Circumstances(
                closed, known.suppressed(), known.handOvers(), known.pauses(), known.zone())));
  }

  @Property(tries = 300)
  @Label("CNT-13: one suppression more never makes more reachable")
  void suppressionRestricts(@ForAll("cases") Case one, @ForAll @IntRange(max = 3) int which) {
    Address address =
        List.of(
                DecisionSamples.MOBILE,
                DecisionSamples.OTHER_MOBILE,
                DecisionSamples.FIXED,
                DecisionSamples.EMAIL)
            .get(which);
    Map<AddressKey, Suppression> more = new HashMap<>(one.known().suppressed());
    more.putAll(DecisionSamples.suppressed(address));
    assertNotMoreReachable(one, one.knowing(one.known().withSuppressed(more)));
  }

  @Property(tries = 300)
  @Label("CNT-14: one pause more never makes more reachable")
  void pauseRestricts(@ForAll("cases") Case one, @ForAll("pauses") Pause pause) {
    assertNotMoreReachable(
        one, one.knowing(one.known().withPauses(more(one.known().pauses(), pause))));
  }

  @Property(tries = 300)
  @Label("CNT-14: one hand-over more never makes more reachable")
  void handOverRestricts(@ForAll("cases") Case one, @ForAll("handOvers") HandOver handOver) {
    assertNotMoreReachable(
        one, one.knowing(one.known().withHandOvers(more(one.known().handOvers(), handOver))));
  }

  @Property(tries = 300)
  @Label("CNT-14: one cap or quiet hour more never makes more reachable")
  void policyRestricts(
      @ForAll("cases") Case one, @ForAll("caps") Cap cap, @ForAll @IntRange(max = 23) int hour) {
    QuietHours quiet = one.policy().quietHours(one.message().channel());
    QuietHours quieter;
    try {
      quieter = quiet.daily(LocalTime.of(hour, 0), LocalTime.of((hour + 1) % 24, 0));
    } catch (IllegalArgumentException neverOpen) {
      return;
    }
    ContactPolicy.Builder stricter =
        ContactPolicy.builder().quietHours(one.message().channel(), quieter).cap(cap);
    one.policy().caps().forEach(stricter::cap);
    for (Purpose purpose :
        List.of(DecisionSamples.BILLING, DecisionSamples.MARKETING, DecisionSamples.FRAUD)) {
      if (one.policy().isUrgent(purpose)) {
        stricter.urgent(purpose);
      }
      if (one.policy().isExempt(purpose)) {
        stricter.exempt(purpose);
      }
    }
    assertNotMoreReachable(
        one, new Case(one.message(), one.known(), stricter.build(), one.moment()));
  }

  @Property(tries = 300)
  @Label(
      "CNT-11: the order in which things are known changes neither the decision nor the order of its reasons")
  void stableOrder(@ForAll("cases") Case one, @ForAll Random random) {
    List<Pause> pauses = new ArrayList<>(one.known().pauses());
    List<HandOver> handOvers = new ArrayList<>(one.known().handOvers());
    Collections.shuffle(pauses, random);
    Collections.shuffle(handOvers, random);
    assertThat(one.knowing(one.known().withPauses(pauses).withHandOvers(handOvers)).decide())
        .isEqualTo(one.decide());
  }

  @Property(tries = 300)
  @Label("CNT-14: no urgent purpose is denied less, and none is deferred")
  void urgentOverridesTimeAlone(@ForAll("cases") Case one) {
    ContactPolicy.Builder urgent = ContactPolicy.builder().urgent(one.message().purpose());
    urgent.quietHours(one.policy().quietHours(one.message().channel()));
    one.policy().caps().forEach(urgent::cap);
    Decision decision = new Case(one.message(), one.known(), urgent.build(), one.moment()).decide();
    assertThat(decision).isNotInstanceOf(Defer.class);
    assertThat(decision instanceof Deny).isEqualTo(one.decide() instanceof Deny);
  }

  private static <T> List<T> more(List<T> some, T one) {
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }

  private static void assertNotMoreReachable(Case before, Case after) {
    Decision one = before.decide();
    Decision other = after.decide();
    if (one instanceof Deny) {
      assertThat(other).isInstanceOf(Deny.class);
    } else if (other instanceof Allow allow) {
      assertThat(one).isInstanceOf(Allow.class);
      assertThat(allow.address()).isEqualTo(((Allow) one).address());
    } else if (one instanceof Defer defer && other instanceof Defer later) {
      assertThat(later.until()).isAfterOrEqualTo(defer.until());
    }
  }
}
