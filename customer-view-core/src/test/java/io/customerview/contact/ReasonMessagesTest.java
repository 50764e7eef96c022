package io.customerview.contact;

import static io.customerview.contact.DecisionSamples.BILLING;
import static io.customerview.contact.DecisionSamples.EMAIL;
import static io.customerview.contact.DecisionSamples.FIXED;
import static io.customerview.contact.DecisionSamples.MARKETING;
import static io.customerview.contact.DecisionSamples.MOBILE;
import static io.customerview.contact.DecisionSamples.NOON;
import static io.customerview.contact.DecisionSamples.SAO_PAULO;
import static io.customerview.contact.DecisionSamples.out;
import static io.customerview.contact.DecisionSamples.pause;
import static io.customerview.contact.DecisionSamples.point;
import static io.customerview.contact.DecisionSamples.primary;
import static io.customerview.contact.DecisionSamples.suppression;
import static io.customerview.contact.MessageChannel.LETTER;
import static io.customerview.contact.MessageChannel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonMessagesTest {

  static Stream<Reason> reasons() {
    Stream<Reason> fixed =
        Stream.of(
            new PrimaryOptedIn(primary(MOBILE)),
            new DestinationStated(Optional.empty()),
            new DestinationStated(Optional.of(point(MOBILE, Consent.notGiven()))),
            new UrgentOverride(BILLING, List.of()),
            new NoneReleased(ContactChannel.PHONE, List.of(point(MOBILE, out()))),
            new NoneChosen(ContactChannel.PHONE, List.of(primary(MOBILE))),
            new AddressUnfit(LETTER, EMAIL),
            new AddressUnfit(new MessageChannel("telegram", ContactChannel.PHONE), EMAIL),
            new AddressUnfit(SMS, FIXED),
            new Suppressed(MOBILE, suppression(MOBILE)),
            new PurposeNotCovered(BILLING, primary(MOBILE, MARKETING)),
            new Paused(pause(Optional.empty(), NOON.plusSeconds(1)), NOON.plusSeconds(1)),
            new Paused(pause(Optional.of(SMS), NOON.plusSeconds(1)), NOON.plusSeconds(1)),
            new Quiet(SMS, SAO_PAULO, NOON),
            new Capped(Cap.of(2, Duration.ofDays(1)), List.of(), NOON));
    return Stream.of(
            fixed,
            Stream.of(Recipient.values()).map(RecipientExempt::new),
            Stream.of(ContactChannel.values()).map(NoneRegistered::new),
            MessageChannel.standard().stream().map(channel -> new Quiet(channel, SAO_PAULO, NOON)),
            Stream.of(OptOutReason.values())
                .map(
                    reason ->
                        new AddressOptedOut(
                            MOBILE, new Consent.OptedOut(reason, Optional.empty(), NOON))))
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  @DisplayName(
      "CNT-11: every reason is explained in English, Portuguese and Spanish, without an address")
  void threeLanguages(Reason reason) {
    List<String> messages =
        Stream.of("en", "pt-BR", "es-CO")
            .map(tag -> reason.message(Locale.forLanguageTag(tag), SAO_PAULO))
            .toList();
    assertThat(messages)
        .doesNotHaveDuplicates()
        .allSatisfy(
            message ->
                assertThat(message)
                    .isNotBlank()
                    .doesNotContainPattern("[{}]|''")
                    .doesNotContain("1234", "4567", "maria"));
    assertThat(reason.message(Locale.FRENCH, SAO_PAULO)).isEqualTo(messages.get(0));
  }

  @Test
  @DisplayName("CNT-11: a reason tells the case that it is, and counts right")
  void told() {
    assertThat(new DestinationStated(Optional.empty()).message(Locale.ENGLISH, SAO_PAULO))
        .contains("is not one of the customer's contact points");
    assertThat(
            new NoneReleased(
                    ContactChannel.PHONE,
                    List.of(
                        point(MOBILE, out()),
                        point(FIXED, out()),
                        point(EMAIL, Consent.notGiven())))
                .message(Locale.ENGLISH, SAO_PAULO))
        .contains("(3 in all, 2 opted out)");
    assertThat(new AddressUnfit(LETTER, EMAIL).message(Locale.ENGLISH, SAO_PAULO))
        .contains("can't go to this address");
    assertThat(new AddressUnfit(SMS, FIXED).message(Locale.ENGLISH, SAO_PAULO))
        .contains("takes no message by");
  }

  @Test
  @DisplayName("CNT-11: every kind of reason is among those whose messages are tested")
  void allKinds() {
    Set<Class<?>> tested = reasons().map(Object::getClass).collect(Collectors.toSet());
    assertThat(kinds(Reason.class)).allSatisfy(kind -> assertThat(tested).contains(kind));
  }

  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
  }

  @Test
  @DisplayName("CNT-11: moments are told in the zone of who reads, in the way of the language")
  void moments() {
    Reason reason = new Quiet(SMS, SAO_PAULO, NOON);
    assertThat(reason.message(Locale.forLanguageTag("pt"), SAO_PAULO))
        .isEqualTo(
            "É horário de silêncio para mensagens por SMS onde o cliente está"
                + " (America/Sao_Paulo); termina em 22/11/2026 12:00.");
    assertThat(reason.message(Locale.ENGLISH, java.time.ZoneOffset.UTC))
        .endsWith("they end on 2026-11-22 15:00.");
  }
}
