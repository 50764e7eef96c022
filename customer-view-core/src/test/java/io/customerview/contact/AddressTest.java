package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.identity.Country;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.SettableClock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressTest {

  private static PostalAddress.Builder paulista() {
    return PostalAddress.builder(Country.BRAZIL)
        .street("Avenida Paulista")
        .number("1000")
        .city("São Paulo")
        .state("SP")
        .postalCode("01310100");
  }

  @Test
  @DisplayName(
      "CNT-6: a phone is kept in its present form, also one of the old mobiles without a 9")
  void phone_is_normalized() {
    for (String text : new String[] {"(11) 8123-4567", "(11) 98123-4567", "+55 11 98123 4567"}) {
      assertThat(Address.phone(text).normalized()).isEqualTo("+5511981234567");
    }
    assertThat(Address.phone("(11) 98123-4567").display()).isEqualTo("(11) 98123-4567");
  }

  @Test
  @DisplayName("PRIV-3: of a phone and an e-mail address, a text form shows parts only")
  void phones_and_emails_are_masked() {
    Address phone = Address.phone("(11) 98123-4567");
    Address email = Address.email("maria.clara@exemplo.com.br");
    assertThat(phone.masked()).isNotBlank().doesNotContain("98123").isEqualTo(phone.toString());
    assertThat(email.masked()).isNotBlank().doesNotContain("clara").isEqualTo(email.toString());
  }

  @Test
  @DisplayName("PRIV-3: of a postal address only the country shows, and in Brazil the state")
  void postal_is_masked() {
    assertThat(paulista().build().masked()).isEqualTo("*** SP BR");
    assertThat(paulista().state(null).build()).hasToString("*** BR");
    assertThat(
            PostalAddress.builder(Country.COLOMBIA)
                .street("Carrera 7")
                .city("Bogotá")
                .state("Cundinamarca")
                .build()
                .masked())
        .isEqualTo("*** CO");
  }

  @Test
  @DisplayName("CNT-6: postal addresses are one whatever case, accents, punctuation and district")
  void postal_is_folded() {
    PostalAddress one = paulista().district("Bela Vista").complement("cj. 12").build();
    PostalAddress other =
        PostalAddress.builder(Country.BRAZIL)
            .street("AVENIDA  PAULISTA")
            .number("1000")
            .complement("CJ 12")
            .city("Sao Paulo")
            .state("São Paulo")
            .postalCode("01310-100")
            .build();
    assertThat(one.isSameAs(other)).isTrue();
    assertThat(one.isSameAs(paulista().complement("cj. 13").build())).isFalse();
    assertThat(one.isSameAs(paulista().complement("cj. 12").number("1001").build())).isFalse();
    assertThat(one.display())
        .isEqualTo("Avenida Paulista, 1000, cj. 12 - Bela Vista - São Paulo/SP - 01310-100 - BR");
  }

  @Test
  @DisplayName(
      "CNT-1: a postal address needs street and city, in Brazil a CEP and a state that there are")
  void postal_is_checked() {
    assertThatThrownBy(() -> paulista().street(" ").build()).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> paulista().city(null).build()).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> paulista().postalCode("0131010").build())
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> paulista().state("XX").build()).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> paulista().street("a\u0000b").build())
        .isInstanceOf(RefusedException.class);
    PostalAddress abroad =
        PostalAddress.builder(Country.COLOMBIA)
            .street("Carrera 7")
            .city("Bogotá")
            .state("Cundinamarca")
            .postalCode("110111")
            .build();
    assertThat(abroad.state()).contains("Cundinamarca");
  }

  @Test
  @DisplayName("a normalized form is short enough for a key, however long the address")
  void postal_key_is_bounded() {
    PostalAddress one = paulista().street("ﷺ".repeat(200)).build();
    PostalAddress other = paulista().street("ﷺ".repeat(199)).build();
    assertThat(one.normalized()).hasSizeLessThan(100).isNotEqualTo(other.normalized());
    assertThat(one.normalized()).isEqualTo(paulista().street("ﷺ".repeat(200)).build().normalized());
  }

  @Test
  @DisplayName("PRIV-3: addresses, evidence and keys are masked in texts")
  void masked() {
    Address phone = Address.phone("(11) 91234-5678");
    Address email = Address.email("maria.clara@exemplo.com.br");
    assertThat(phone.toString()).doesNotContain("12345678", "91234");
    assertThat(email.toString()).doesNotContain("maria", "exemplo");
    assertThat(paulista().build().toString()).doesNotContain("Paulista", "1000", "01310");
    assertThat(AddressKey.of(email).toString()).doesNotContain("maria");
    Evidence evidence = Evidence.of("Maria Clara", "call", SettableClock.START).withProof("Maria");
    assertThat(evidence.toString()).doesNotContain("Maria");
  }

  @Test
  @DisplayName(
      "CNT-1: only a number that may take one gets an SMS; each channel has its own addresses")
  void message_channels() {
    Address mobile = Address.phone("(11) 91234-5678");
    Address fixed = Address.phone("(11) 3123-4567");
    assertThat(MessageChannel.SMS.reaches(mobile)).isTrue();
    assertThat(MessageChannel.SMS.reaches(fixed)).isFalse();
    assertThat(MessageChannel.VOICE.reaches(fixed)).isTrue();
    assertThat(MessageChannel.WHATSAPP.reaches(fixed)).isTrue();
    assertThat(MessageChannel.EMAIL.reaches(mobile)).isFalse();
    assertThat(MessageChannel.LETTER.reaches(paulista().build())).isTrue();
    MessageChannel own = new MessageChannel("telegram", ContactChannel.PHONE);
    assertThat(own.reaches(mobile)).isTrue();
    assertThatThrownBy(() -> new MessageChannel("sms", ContactChannel.EMAIL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MessageChannel("E-Mail", ContactChannel.EMAIL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(MessageChannel.standard()).hasSize(5);
  }

  @Test
  @DisplayName("CNT-9 CNT-11: evidence without purposes covers all, with purposes only those")
  void purposes() {
    Purpose billing = new Purpose("billing");
    Purpose marketing = new Purpose("marketing");
    Evidence all = Evidence.of("site", "form", SettableClock.START);
    assertThat(all.covers(marketing)).isTrue();
    Evidence narrowed = all.forPurposes(Set.of(billing));
    assertThat(narrowed.covers(billing)).isTrue();
    assertThat(narrowed.covers(marketing)).isFalse();
    assertThat(new Consent.OptedIn(narrowed, SettableClock.START).covers(marketing)).isFalse();
    assertThat(Consent.notGiven().covers(billing)).isFalse();
    assertThat(
            new Consent.OptedOut(OptOutReason.ASKED, Optional.of(all), SettableClock.START)
                .covers(billing))
        .isFalse();
    assertThatThrownBy(() -> Evidence.of(" ", "form", SettableClock.START))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> Evidence.of("site", "", SettableClock.START))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("CNT-4: no value holds a primary that is not released")
  void primary_is_released() {
    ContactPoint point =
        new ContactPoint(
            new io.customerview.shared.ContactPointId(new java.util.UUID(0, 1)),
            new io.customerview.shared.CustomerId(new java.util.UUID(0, 2)),
            Address.phone("(11) 91234-5678"),
            Consent.notGiven(),
            false,
            SettableClock.START);
    assertThatThrownBy(() -> point.withPrimary(true)).isInstanceOf(IllegalArgumentException.class);
  }
}
