package io.customerview.contact;

import static io.customerview.contact.DecisionSamples.ANA;
import static io.customerview.contact.DecisionSamples.BILLING;
import static io.customerview.contact.DecisionSamples.CUSTOMER;
import static io.customerview.contact.DecisionSamples.EMAIL;
import static io.customerview.contact.DecisionSamples.FIXED;
import static io.customerview.contact.DecisionSamples.FRAUD;
import static io.customerview.contact.DecisionSamples.MARKETING;
import static io.customerview.contact.DecisionSamples.MOBILE;
import static io.customerview.contact.DecisionSamples.NOON;
import static io.customerview.contact.DecisionSamples.OTHER_MOBILE;
import static io.customerview.contact.DecisionSamples.SAO_PAULO;
import static io.customerview.contact.DecisionSamples.handOver;
import static io.customerview.contact.DecisionSamples.in;
import static io.customerview.contact.DecisionSamples.out;
import static io.customerview.contact.DecisionSamples.pause;
import static io.customerview.contact.DecisionSamples.point;
import static io.customerview.contact.DecisionSamples.primary;
import static io.customerview.contact.DecisionSamples.suppressed;
import static io.customerview.contact.DecisionSamples.suppression;
import static io.customerview.contact.DecisionSamples.uuid;
import static io.customerview.contact.DecisionSamples.with;
import static io.customerview.contact.MessageChannel.LETTER;
import static io.customerview.contact.MessageChannel.SMS;
import static io.customerview.contact.MessageChannel.VOICE;
import static io.customerview.contact.MessageChannel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.contact.Reason.AddressOptedOut;
import io.customerview.contact.Reason.AddressUnfit;
import io.customerview.contact.Reason.Capped;
import io.customerview.contact.Reason.DestinationStated;
import io.customerview.contact.Reason.NoneChosen;
import io.customerview.contact.Reason.NoneRegistered;
import io.customerview.contact.Reason.NoneReleased;
import io.customerview.contact.Reason.Paused;
import io.customerview.contact.Reason.PrimaryOptedIn;
import io.customerview.contact.Reason.PurposeNotCovered;
import io.customerview.contact.Reason.Quiet;
import io.customerview.contact.Reason.RecipientExempt;
import io.customerview.contact.Reason.Suppressed;
import io.customerview.contact.Reason.UrgentOverride;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final IntendedMessage SMS_BILLING = IntendedMessage.on(SMS, BILLING);
  private static final Circumstances NOTHING = DecisionSamples.with();

  private static Decision decide(IntendedMessage message, Circumstances known) {
    return Decision.of(message, known, ContactPolicy.standard(), NOON);
  }

  @Nested
  class ToThePrimary {

    @Test
    @DisplayName("CNT-5: a message goes to the primary, however many points there are")
    void primaryIsTheOne() {
      ContactPoint star = primary(OTHER_MOBILE);
      Decision decision = decide(SMS_BILLING, with(point(MOBILE, in()), star, primary(EMAIL)));
      assertThat(decision)
          .isEqualTo(new Allow(OTHER_MOBILE, Optional.of(star), List.of(new PrimaryOptedIn(star))));
    }

    @Test
    @DisplayName(
        "CNT-5: without a primary the answer says whether none is registered, released or chosen")
    void noPrimary() {
      assertThat(decide(SMS_BILLING, with(primary(EMAIL))))
          .isEqualTo(new Deny(List.of(new NoneRegistered(ContactChannel.PHONE))));

      List<ContactPoint> closed = List.of(point(MOBILE, out()), point(FIXED, Consent.notGiven()));
      assertThat(decide(SMS_BILLING, with(closed, Map.of())))
          .isEqualTo(new Deny(List.of(new NoneReleased(ContactChannel.PHONE, closed))));

      ContactPoint open = point(OTHER_MOBILE, in());
      assertThat(decide(SMS_BILLING, with(point(MOBILE, out()), open)))
          .isEqualTo(new Deny(List.of(new NoneChosen(ContactChannel.PHONE, List.of(open)))));
    }

    @Test
    @DisplayName("CNT-1: a primary that is a fixed line takes no SMS, but calls and WhatsApp")
    void fixedLine() {
      Circumstances known = with(primary(FIXED), point(MOBILE, in()));
      assertThat(decide(SMS_BILLING, known))
          .isEqualTo(new Deny(List.of(new AddressUnfit(SMS, FIXED))));
      assertThat(decide(IntendedMessage.on(VOICE, BILLING), known).isAllowed()).isTrue();
      assertThat(decide(IntendedMessage.on(WHATSAPP, BILLING), known).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-11: consent that is narrowed to some purposes closes the others")
    void narrowed() {
      ContactPoint star = primary(MOBILE, MARKETING);
      assertThat(decide(SMS_BILLING, with(star)))
          .isEqualTo(new Deny(List.of(new PurposeNotCovered(BILLING, star))));
      assertThat(decide(IntendedMessage.on(SMS, MARKETING), with(star)).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-13: a suppressed primary is not written to, though it is opted in")
    void suppressedPrimary() {
      Reason listed = new Suppressed(MOBILE, suppression(MOBILE));
      Circumstances known = with(primary(MOBILE)).withSuppressed(suppressed(MOBILE));
      assertThat(decide(SMS_BILLING, known)).isEqualTo(new Deny(List.of(listed)));
      assertThat(
              decide(SMS_BILLING, with(primary(MOBILE)).withSuppressed(suppressed(FIXED)))
                  .isAllowed())
          .as("another address is suppressed")
          .isTrue();
    }

    @Test
    @DisplayName("CNT-11: all reasons to deny are given, in one order, and none to defer")
    void reasonsInOrder() {
      ContactPoint star = primary(FIXED, MARKETING);
      Reason listed = new Suppressed(FIXED, suppression(FIXED));
      Circumstances known =
          with(star)
              .withSuppressed(suppressed(FIXED))
              .withPauses(List.of(pause(Optional.empty(), NOON.plusSeconds(60))));
      assertThat(decide(SMS_BILLING, known))
          .isEqualTo(
              new Deny(
                  List.of(
                      new AddressUnfit(SMS, FIXED), listed, new PurposeNotCovered(BILLING, star))));
    }
  }

  @Nested
  class ToAStatedDestination {

    @Test
    @DisplayName("DOC-8: a stated destination need not be registered, released or primary")
    void allowed() {
      assertThat(decide(SMS_BILLING.to(MOBILE), NOTHING))
          .isEqualTo(
              new Allow(
                  MOBILE, Optional.empty(), List.of(new DestinationStated(Optional.empty()))));

      ContactPoint closed = point(MOBILE, Consent.notGiven());
      assertThat(decide(SMS_BILLING.to(MOBILE), with(closed, primary(OTHER_MOBILE))))
          .isEqualTo(
              new Allow(
                  MOBILE,
                  Optional.of(closed),
                  List.of(new DestinationStated(Optional.of(closed)))));

      assertThat(decide(SMS_BILLING.to(MOBILE), with(point(MOBILE, in(MARKETING)))).isAllowed())
          .as("narrowed to another purpose, which is more than not released")
          .isTrue();
    }

    @Test
    @DisplayName("INT-7: a stated destination that this customer opted out is refused")
    void optedOut() {
      assertThat(decide(SMS_BILLING.to(MOBILE), with(point(MOBILE, out()))))
          .isEqualTo(new Deny(List.of(new AddressOptedOut(MOBILE, out()))));
    }

    @Test
    @DisplayName("CNT-12: a stated destination that was opted out and then deleted is refused")
    void optedOutAndDeleted() {
      Circumstances known = with(List.of(), Map.of(MOBILE, out()));
      assertThat(decide(SMS_BILLING.to(MOBILE), known))
          .isEqualTo(new Deny(List.of(new AddressOptedOut(MOBILE, out()))));
      assertThat(decide(SMS_BILLING.to(OTHER_MOBILE), known).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-6: a mobile written without its ninth digit is the number that was opted out")
    void sameLine() {
      assertThat(
              decide(
                      SMS_BILLING.to(Address.phone("(11) 9123-4567")),
                      with(point(Address.phone("(11) 99123-4567"), out())))
                  .isAllowed())
          .isFalse();
    }

    @Test
    @DisplayName("DOC-8: a stated destination must fit the channel")
    void unfit() {
      assertThat(decide(SMS_BILLING.to(FIXED), NOTHING))
          .isEqualTo(new Deny(List.of(new AddressUnfit(SMS, FIXED))));
      assertThat(decide(IntendedMessage.on(LETTER, BILLING).to(EMAIL), NOTHING))
          .isEqualTo(new Deny(List.of(new AddressUnfit(LETTER, EMAIL))));
    }

    @Test
    @DisplayName("CNT-11: suppression and opt-out of a stated destination are both told")
    void bothTold() {
      Reason listed = new Suppressed(MOBILE, suppression(MOBILE));
      assertThat(
              decide(
                  SMS_BILLING.to(MOBILE),
                  with(point(MOBILE, out())).withSuppressed(suppressed(MOBILE))))
          .isEqualTo(new Deny(List.of(listed, new AddressOptedOut(MOBILE, out()))));
    }
  }

  @Nested
  class ToOthers {

    @Test
    @DisplayName("CNT-11: messages to agents and to support are exempt from all of it")
    void exempt() {
      Circumstances known =
          with(point(EMAIL, out()))
              .withSuppressed(suppressed(EMAIL))
              .withPauses(List.of(pause(Optional.empty(), NOON.plusSeconds(60))));
      assertThat(decide(IntendedMessage.toAgent(MessageChannel.EMAIL, BILLING, EMAIL), known))
          .isEqualTo(
              new Allow(EMAIL, Optional.empty(), List.of(new RecipientExempt(Recipient.AGENT))));
      assertThat(
              decide(IntendedMessage.toSupport(MessageChannel.EMAIL, BILLING, EMAIL), known)
                  .reasons())
          .containsExactly(new RecipientExempt(Recipient.SUPPORT));
    }

    @Test
    @DisplayName("CNT-11: a message to an agent goes to an address that its channel reaches")
    void fits() {
      assertThat(decide(IntendedMessage.toAgent(SMS, BILLING, EMAIL), NOTHING))
          .isEqualTo(new Deny(List.of(new AddressUnfit(SMS, EMAIL))));
      assertThatThrownBy(() -> new IntendedMessage(SMS, BILLING, Recipient.AGENT, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class When {

    private final ContactPoint star = primary(MOBILE);
    private final Circumstances reachable = with(star);

    private static final QuietHours NIGHT =
        QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0));

    private static final Instant EVENING = Instant.parse("2026-11-23T01:00:00Z"); // 22:00
    private static final Instant MORNING = Instant.parse("2026-11-23T11:00:00Z"); // 08:00

    private Decision at(Instant moment, ContactPolicy policy, Circumstances known) {
      return Decision.of(SMS_BILLING, known, policy, moment);
    }

    @Test
    @DisplayName("CNT-14: quiet hours defer to their end in the customer's zone")
    void quiet() {
      ContactPolicy policy = ContactPolicy.builder().quietHours(NIGHT).build();
      assertThat(at(EVENING, policy, reachable))
          .isEqualTo(new Defer(MORNING, List.of(new Quiet(SMS, SAO_PAULO, MORNING))));
      assertThat(at(MORNING, policy, reachable).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-14: a message channel may have quiet hours of its own, or none")
    void quietByChannel() {
      ContactPolicy policy =
          ContactPolicy.builder()
              .quietHours(NIGHT)
              .quietHours(WHATSAPP, QuietHours.none())
              .quietHours(SMS, NIGHT.allDay(DayOfWeek.SUNDAY))
              .build();
      assertThat(
              Decision.of(IntendedMessage.on(WHATSAPP, BILLING), reachable, policy, EVENING)
                  .isAllowed())
          .isTrue();
      assertThat(at(NOON, policy, reachable)).as("Sunday").isInstanceOf(Defer.class);
      assertThat(
              Decision.of(IntendedMessage.on(VOICE, BILLING), reachable, policy, NOON).isAllowed())
          .isTrue();
    }

    @Test
    @DisplayName("CNT-14: a cap defers until enough hand-overs have left its window")
    void capped() {
      Cap cap = Cap.of(2, Duration.ofDays(7));
      ContactPolicy policy = ContactPolicy.builder().cap(cap).build();
      HandOver old = handOver(SMS, BILLING, NOON.minus(Duration.ofDays(7)));
      HandOver first = handOver(SMS, BILLING, NOON.minus(Duration.ofDays(6)));
      HandOver second = handOver(VOICE, MARKETING, NOON.minus(Duration.ofDays(5)));
      HandOver third = handOver(SMS, BILLING, NOON.minus(Duration.ofDays(4)));

      assertThat(at(NOON, policy, reachable.withHandOvers(List.of(old, third))).isAllowed())
          .as("the old one has just left the window")
          .isTrue();

      Instant until = NOON.plus(Duration.ofDays(1));
      assertThat(at(NOON, policy, reachable.withHandOvers(List.of(old, first, second))))
          .isEqualTo(new Defer(until, List.of(new Capped(cap, List.of(second, first), until))));

      // Three within a window for two: two must leave.
      assertThat(at(NOON, policy, reachable.withHandOvers(List.of(third, first, second))))
          .extracting(decision -> ((Defer) decision).until())
          .isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    @DisplayName("CNT-14: a cap counts only its own channels and purposes, together")
    void capOfChannelsAndPurposes() {
      Cap cap = Cap.of(1, Duration.ofDays(1)).on(SMS, WHATSAPP).forPurposes(BILLING);
      ContactPolicy policy = ContactPolicy.builder().cap(cap).build();
      Instant earlier = NOON.minusSeconds(60);
      assertThat(
              at(
                  NOON,
                  policy,
                  reachable.withHandOvers(List.of(handOver(WHATSAPP, BILLING, earlier)))))
          .isInstanceOf(Defer.class);
      assertThat(
              at(
                      NOON,
                      policy,
                      reachable.withHandOvers(
                          List.of(
                              handOver(VOICE, BILLING, earlier),
                              handOver(SMS, MARKETING, earlier))))
                  .isAllowed())
          .isTrue();
      assertThat(
              Decision.of(
                      IntendedMessage.on(VOICE, BILLING),
                      reachable.withHandOvers(List.of(handOver(SMS, BILLING, earlier))),
                      policy,
                      NOON)
                  .isAllowed())
          .isTrue();
    }

    @Test
    @DisplayName("INT-5: test-mode hand-overs count in no cap")
    void testMode() {
      ContactPolicy policy = ContactPolicy.builder().cap(Cap.of(1, Duration.ofDays(1))).build();
      HandOver test =
          new HandOver(
              uuid(1), CUSTOMER, SMS, BILLING, MOBILE.normalized(), NOON.minusSeconds(60), true);
      assertThat(at(NOON, policy, reachable.withHandOvers(List.of(test))).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-14: a pause holds its channel, or all, until its end")
    void paused() {
      Instant until = NOON.plusSeconds(3600);
      Pause all = pause(Optional.empty(), until);
      Pause sms = pause(Optional.of(SMS), until.plusSeconds(60));
      Pause voice = pause(Optional.of(VOICE), until.plusSeconds(120));
      assertThat(at(NOON, ContactPolicy.standard(), reachable.withPauses(List.of(voice, sms, all))))
          .isEqualTo(
              new Defer(
                  sms.until(), List.of(new Paused(all, until), new Paused(sms, sms.until()))));
      Pause longer = pause(Optional.empty(), sms.until().plusSeconds(60));
      assertThat(at(NOON, ContactPolicy.standard(), reachable.withPauses(List.of(sms, longer))))
          .as("the pause of everything is told first")
          .isEqualTo(
              new Defer(
                  longer.until(),
                  List.of(new Paused(longer, longer.until()), new Paused(sms, sms.until()))));
      assertThat(
              at(until, ContactPolicy.standard(), reachable.withPauses(List.of(all))).isAllowed())
          .isTrue();
      assertThat(
              at(NOON, ContactPolicy.standard(), reachable.withPauses(List.of(all.resumed(NOON))))
                  .isAllowed())
          .as("resumed")
          .isTrue();
    }

    @Test
    @DisplayName("CNT-14: several at once defer to a moment at which none of them holds")
    void severalAtOnce() {
      Cap cap = Cap.of(1, Duration.ofHours(12));
      ContactPolicy policy = ContactPolicy.builder().quietHours(NIGHT).cap(cap).build();
      // Pause and cap end at night, one after the other: only the morning is free of all three.
      Pause pause = pause(Optional.empty(), EVENING);
      HandOver handOver = handOver(SMS, MARKETING, NOON.minus(Duration.ofMinutes(90)));
      Circumstances known = reachable.withPauses(List.of(pause)).withHandOvers(List.of(handOver));
      assertThat(at(NOON, policy, known))
          .isEqualTo(
              new Defer(
                  MORNING,
                  List.of(
                      new Paused(pause, EVENING),
                      new Quiet(SMS, SAO_PAULO, MORNING),
                      new Capped(cap, List.of(handOver), EVENING.plusSeconds(1800)))));
      assertThat(at(MORNING, policy, known).isAllowed()).isTrue();
    }

    @Test
    @DisplayName("CNT-14: an urgent purpose overrides quiet hours, caps and pauses, and says so")
    void urgent() {
      ContactPolicy policy =
          ContactPolicy.builder()
              .quietHours(NIGHT)
              .cap(Cap.of(1, Duration.ofDays(1)))
              .urgent(FRAUD)
              .build();
      Circumstances known =
          reachable
              .withPauses(List.of(pause(Optional.empty(), MORNING)))
              .withHandOvers(List.of(handOver(SMS, BILLING, NOON)));
      Allow allow = (Allow) Decision.of(IntendedMessage.on(SMS, FRAUD), known, policy, EVENING);
      assertThat(allow.reasons()).first().isEqualTo(new PrimaryOptedIn(star));
      assertThat(allow.override().orElseThrow().overridden())
          .extracting(Object::getClass)
          .containsExactly(Paused.class, Quiet.class, Capped.class);
      assertThat(allow.reasons()).last().isInstanceOf(UrgentOverride.class);

      Allow nothingToOverride =
          (Allow) Decision.of(IntendedMessage.on(SMS, FRAUD), reachable, policy, NOON);
      assertThat(nothingToOverride.override()).isEmpty();
    }

    @Test
    @DisplayName(
        "CNT-14: an urgent purpose never overrides an opt-out, a suppression or a narrowed consent")
    void urgentNeverOverrides() {
      ContactPolicy policy = ContactPolicy.builder().urgent(FRAUD).build();
      IntendedMessage urgent = IntendedMessage.on(SMS, FRAUD);
      assertThat(Decision.of(urgent, with(point(MOBILE, out())), policy, NOON))
          .isInstanceOf(Deny.class);
      assertThat(Decision.of(urgent.to(MOBILE), with(point(MOBILE, out())), policy, NOON))
          .isInstanceOf(Deny.class);
      assertThat(Decision.of(urgent, reachable.withSuppressed(suppressed(MOBILE)), policy, NOON))
          .isInstanceOf(Deny.class);
      assertThat(Decision.of(urgent, with(primary(MOBILE, BILLING)), policy, NOON))
          .isInstanceOf(Deny.class);
    }

    @Test
    @DisplayName(
        "CNT-14: an exempt purpose has no quiet hours and no caps, counts in none, and is paused")
    void exempt() {
      Purpose resend = new Purpose("resend");
      ContactPolicy policy =
          ContactPolicy.builder()
              .quietHours(NIGHT)
              .cap(Cap.of(1, Duration.ofDays(1)))
              .exempt(resend)
              .build();
      IntendedMessage message = IntendedMessage.on(SMS, resend).to(MOBILE);
      Circumstances known = reachable.withHandOvers(List.of(handOver(SMS, BILLING, NOON)));
      assertThat(Decision.of(message, known, policy, EVENING).isAllowed()).isTrue();
      assertThat(
              at(
                      NOON,
                      policy,
                      reachable.withHandOvers(
                          List.of(handOver(SMS, resend, NOON.minusSeconds(60)))))
                  .isAllowed())
          .isTrue();
      Pause pause = pause(Optional.empty(), MORNING);
      assertThat(Decision.of(message, known.withPauses(List.of(pause)), policy, EVENING))
          .isEqualTo(new Defer(MORNING, List.of(new Paused(pause, MORNING))));
    }

    @Test
    @DisplayName("CNT-14: caps and pauses hold a stated destination too")
    void statedDestinationWaits() {
      ContactPolicy policy = ContactPolicy.builder().quietHours(NIGHT).build();
      assertThat(Decision.of(SMS_BILLING.to(OTHER_MOBILE), reachable, policy, EVENING))
          .isInstanceOf(Defer.class);
    }
  }

  @Test
  @DisplayName(
      "CNT-11: a pause is known from when it was set, and its early end from when it was ended")
  void pauseAsOf() {
    Pause set =
        new Pause(
            uuid(1),
            CUSTOMER,
            Optional.empty(),
            NOON,
            NOON.plusSeconds(100),
            Optional.of(NOON.plusSeconds(50)),
            ANA);
    assertThat(set.asOf(NOON.minusSeconds(1))).isEmpty();
    assertThat(set.asOf(NOON).orElseThrow().end()).isEqualTo(NOON.plusSeconds(100));
    assertThat(set.asOf(NOON.plusSeconds(50)).orElseThrow().end()).isEqualTo(NOON.plusSeconds(50));
  }

  @Test
  @DisplayName("PRIV-3: what is decided shows no address in a log")
  void masked() {
    Circumstances known =
        with(
                List.of(primary(MOBILE), primary(EMAIL), point(FIXED, out())),
                Map.of(OTHER_MOBILE, out()))
            .withSuppressed(suppressed(FIXED))
            .withHandOvers(List.of(handOver(SMS, BILLING, NOON)));
    for (IntendedMessage message :
        List.of(SMS_BILLING, SMS_BILLING.to(FIXED), SMS_BILLING.to(OTHER_MOBILE))) {
      assertThat(message + " " + decide(message, known) + known)
          .doesNotContain("1234", "4321", "4567", "maria", "exemplo");
    }
  }

  @Test
  void cap_ofNothing_throws() {
    assertThatThrownBy(() -> Cap.of(0, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cap.of(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cap.of(1, Duration.ofMillis(1500)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cap.of(1, Duration.ofDays(367)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Cap.of(1, Duration.ofDays(366)).most()).isEqualTo(1);
    assertThat(Cap.of(1, Duration.ofSeconds(1)).most()).isEqualTo(1);
  }

  @Test
  void pause_thatEndsBeforeItBegins_throws() {
    assertThatThrownBy(
            () -> new Pause(uuid(1), CUSTOMER, Optional.empty(), NOON, NOON, Optional.empty(), ANA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pause must end after it begins at " + NOON + ", not at " + NOON);
  }
}
