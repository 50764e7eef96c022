package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+55 11 91234-5678",
        "+5511912345678",
        "5511912345678",
        "(11) 91234-5678",
        "11 91234 5678",
        "011912345678",
        "0 15 11 91234-5678",
        "9015 11 91234-5678",
        "90 11 91234-5678",
        "00 55 11 91234-5678",
        "+55 (011) 91234-5678",
        "55 0 11 91234-5678",
        "\u202F(\u200B11) 91234\u20115678",
        "（１１）９１２３４－５６７８",
        "١١٩١٢٣٤٥٦٧٨",
      })
  @DisplayName("SRCH-4: a Brazilian mobile is read with or without country code, zero and carrier")
  void parse_mobile(String text) {
    PhoneNumber phone = PhoneNumber.parse(text);
    assertThat(phone.compact()).isEqualTo("+5511912345678");
    assertThat(phone.formatted()).isEqualTo("(11) 91234-5678");
    assertThat(phone.type()).isEqualTo(PhoneType.MOBILE);
    assertThat(phone.type().mayTakeSms()).isTrue();
    assertThat(phone.region()).contains(Country.BRAZIL);
    assertThat(phone.countryCode()).contains("55");
    assertThat(phone.areaCode()).contains("11");
    assertThat(phone.lastNine()).contains("912345678");
    assertThat(phone.lastEight()).contains("12345678");
    assertThat(phone.isOutdated()).isFalse();
    // 1234-5678 was never a mobile without its ninth digit.
    assertThat(phone.twin()).isEmpty();
    assertThat(phone).hasToString("+55*********78");
  }

  @ParameterizedTest
  @CsvSource({
    "5532345678, +555532345678",
    "55912345678, +5555912345678",
    "555532345678, +555532345678",
    "5555912345678, +5555912345678",
    "+55 55 91234-5678, +5555912345678",
  })
  @DisplayName("SRCH-4: 55 is the country code before ten digits and more, else the area code")
  void parse_55(String text, String expected) {
    assertThat(PhoneNumber.tryParse(text).map(PhoneNumber::compact)).contains(expected);
  }

  @Test
  @DisplayName("SRCH-4: a fixed line")
  void parse_fixed() {
    PhoneNumber phone = PhoneNumber.parse("11 3123-4567");
    assertThat(phone.compact()).isEqualTo("+551131234567");
    assertThat(phone.formatted()).isEqualTo("(11) 3123-4567");
    assertThat(phone.type()).isEqualTo(PhoneType.FIXED);
    assertThat(phone.type().mayTakeSms()).isFalse();
    assertThat(phone.lastEight()).contains("31234567");
    // The nine last digits would hold one of the area code.
    assertThat(phone.lastNine()).isEmpty();
    assertThat(phone.twin()).isEmpty();
  }

  @Test
  @DisplayName("SRCH-4: a mobile from before the ninth digit has its present number as twin")
  void twin_oldMobile() {
    PhoneNumber old = PhoneNumber.parse("(11) 8123-4567");
    PhoneNumber present = PhoneNumber.parse("(11) 98123-4567");
    assertThat(old.isOutdated()).isTrue();
    assertThat(old.type()).isEqualTo(PhoneType.MOBILE);
    assertThat(old.formatted()).isEqualTo("(11) 8123-4567");
    assertThat(old.twin()).contains(present);
    assertThat(present.twin()).contains(old);
    assertThat(old.lastNine()).contains("981234567");
    assertThat(old.lastEight()).contains("81234567");
    assertThat(old).isNotEqualTo(present);
    assertThat(present.isOutdated()).isFalse();
  }

  @Test
  @DisplayName(
      "SRCH-4: a subscriber that starts with 7 may be a trunked-radio line, which kept its length")
  void twin_trunkedRadio() {
    PhoneNumber radio = PhoneNumber.parse("11 7712-3456");
    assertThat(radio.isOutdated()).isFalse();
    assertThat(radio.twin()).contains(PhoneNumber.parse("11 97712-3456"));
  }

  @Test
  @DisplayName("SRCH-4: exactly the 67 area codes are assigned")
  void areaCodes() {
    assertThat(IntStream.range(0, 100).filter(PhoneNumber::isAreaCode)).hasSize(67);
    assertThat(IntStream.of(10, 20, 23, 25, 26, 29, 30, 36, 39, 40, 50, 52, 56, 57, 58, 59, 60, 70))
        .noneMatch(PhoneNumber::isAreaCode);
    assertThat(IntStream.of(72, 76, 78, 80, 90, 0, 100, -1)).noneMatch(PhoneNumber::isAreaCode);
    assertThat(PhoneNumber.refusalOf("(23) 91234-5678"))
        .contains(new IdentityRefusal.UnassignedAreaCode(23));
    assertThat(PhoneNumber.refusalOf("+55 23 3123-4567"))
        .contains(new IdentityRefusal.UnassignedAreaCode(23));
  }

  @ParameterizedTest
  @CsvSource({
    "0800 123 4567, +558001234567, 0800 123 4567",
    "+55 800 123 4567, +558001234567, 0800 123 4567",
    "+55 0800 123 4567, +558001234567, 0800 123 4567",
    "0800 12 3456, +55800123456, 0800 12 3456",
    "0300 123 4567, +553001234567, 0300 123 4567",
    "0303 123 4567, +553031234567, 0303 123 4567",
    "0500 123 4567, +555001234567, 0500 123 4567",
    "0900 123 4567, +559001234567, 0900 123 4567",
    "4004-1234, +5540041234, 4004-1234",
    "4003-1234, +5540031234, 4003-1234",
    "4020-1234, +5540201234, 4020-1234",
    "3003-1234, +5530031234, 3003-1234",
  })
  @DisplayName("SRCH-4: numbers without an area code that are dialled alike everywhere")
  void parse_nonGeographic(String text, String e164, String shown) {
    PhoneNumber phone = PhoneNumber.parse(text);
    assertThat(phone.compact()).isEqualTo(e164);
    assertThat(phone.formatted()).isEqualTo(shown);
    assertThat(phone.type()).isEqualTo(PhoneType.OTHER);
    assertThat(phone.areaCode()).isEmpty();
    assertThat(phone.lastNine()).isEmpty();
    assertThat(phone.twin()).isEmpty();
    assertThat(PhoneNumber.parse(shown)).isEqualTo(phone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"91234-5678", "3123-4567", "9090 3123-4567"})
  @DisplayName("SRCH-4: a number without its area code is no whole number, and the reason says so")
  void parse_subscriber_isRefused(String text) {
    assertThat(PhoneNumber.tryParse(text)).isEmpty();
    assertThat(PhoneNumber.refusalOf(text)).contains(new IdentityRefusal.AreaCodeMissing());
  }

  @Test
  @DisplayName("SRCH-4: a number without its area code is found by its subscriber")
  void subscriber() {
    assertThat(PhoneNumber.refusalOf("91234-5678")).contains(new IdentityRefusal.AreaCodeMissing());
    assertThat(PhoneNumber.subscriber("91234-5678")).contains("912345678");
    assertThat(PhoneNumber.subscriber("3123 4567")).contains("31234567");
    assertThat(PhoneNumber.subscriber("1234-5678")).contains("12345678");
    assertThat(PhoneNumber.subscriber("0234-5678")).isEmpty();
    assertThat(PhoneNumber.subscriber("81234-5678")).isEmpty();
    assertThat(PhoneNumber.subscriber("123-4567")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"190", "192", "11 1234-5678", "11 0234-5678", "11 81234-5678", "1", "123456"})
  @DisplayName("SRCH-9: service numbers and what the plan has no room for are refused")
  void parse_outsideThePlan(String text) {
    assertThat(PhoneNumber.refusalOf(text)).contains(new IdentityRefusal.NotInNumberingPlan("BR"));
  }

  @ParameterizedTest
  @CsvSource({
    "300 123 4567, +573001234567, MOBILE",
    "(601) 234 5678, +576012345678, FIXED",
    "03 1 234 5678, +576012345678, FIXED",
    "+57 300 1234567, +573001234567, MOBILE",
    "573001234567, +573001234567, MOBILE",
    "576082345678, +576082345678, FIXED",
    "03 8 234 5678, +576082345678, FIXED",
  })
  @DisplayName("SRCH-4: Colombian numbers as written in Colombia, the older 03 form too")
  void parse_colombian(String text, String e164, PhoneType type) {
    PhoneNumber phone = PhoneNumber.parse(text, Country.COLOMBIA);
    assertThat(phone.compact()).isEqualTo(e164);
    assertThat(phone.type()).isEqualTo(type);
    assertThat(phone.region()).contains(Country.COLOMBIA);
    assertThat(phone.countryCode()).contains("57");
    assertThat(PhoneNumber.parse(phone.formatted())).isEqualTo(phone);
    assertThat(phone.lastNine()).isEmpty();
    assertThat(phone.lastEight()).isEmpty();
    assertThat(phone).hasToString("+57********" + e164.substring(11));
  }

  @Test
  @DisplayName("SRCH-4: seven digits in Colombia lack their area code")
  void parse_colombianSubscriber() {
    assertThat(PhoneNumber.refusalOf("234 5678", Country.COLOMBIA))
        .contains(new IdentityRefusal.AreaCodeMissing());
    assertThat(PhoneNumber.refusalOf("999", Country.COLOMBIA))
        .contains(new IdentityRefusal.NotInNumberingPlan("CO"));
    assertThat(PhoneNumber.tryParse("609 234 5678", Country.COLOMBIA)).isEmpty();
    assertThat(PhoneNumber.tryParse("603 234 5678", Country.COLOMBIA)).isEmpty();
    assertThat(PhoneNumber.tryParse("600 234 5678", Country.COLOMBIA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+1 212 555 0100, +12125550100, FIXED_OR_MOBILE",
    "+351 912 345 678, +351912345678, MOBILE",
    "0015 1 212 555 0100, +12125550100, FIXED_OR_MOBILE",
    "00 15 351 912 345 678, +351912345678, MOBILE",
    "00 351 912 345 678, +351912345678, MOBILE",
    "＋351 912 345 678, +351912345678, MOBILE",
  })
  @DisplayName("SRCH-4: numbers of the rest of the world, also as dialled from Brazil")
  void parse_world(String text, String e164, PhoneType type) {
    PhoneNumber phone = PhoneNumber.parse(text);
    assertThat(phone.compact()).isEqualTo(e164);
    assertThat(phone.type()).isEqualTo(type);
    assertThat(phone.twin()).isEmpty();
  }

  @Test
  @DisplayName("SRCH-4: a foreign number of nine digits in all is found without its country code")
  void lastNine_foreign() {
    assertThat(PhoneNumber.parse("+351 912 345 678").lastNine()).contains("912345678");
    assertThat(PhoneNumber.parse("+1 212 555 0100").lastNine()).isEmpty();
    assertThat(PhoneNumber.parse("+1 212 555 0100").lastEight()).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: each fault of a phone number has its own reason")
  void refusalOf_names_the_fault() {
    assertThat(PhoneNumber.refusalOf(" "))
        .contains(new IdentityRefusal.Missing(IdentityKind.PHONE));
    assertThat(PhoneNumber.refusalOf("0800-FLORES"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.PHONE, 'F', 6));
    assertThat(PhoneNumber.refusalOf("+999 1234"))
        .contains(new IdentityRefusal.NotInNumberingPlan("001"));
    assertThat(PhoneNumber.refusalOf("+55 11 91234-5678")).isEmpty();
  }
}
