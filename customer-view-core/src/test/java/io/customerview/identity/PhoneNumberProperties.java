package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.customerview.testkit.IdentityArbitraries;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhoneNumberProperties {

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  @Property
  @Label("SRCH-4: the display form of a phone number is parsed to the same number")
  void formatted_isParsedBack(@ForAll("phones") PhoneNumber phone) {
    assertThat(PhoneNumber.parse(phone.formatted())).isEqualTo(phone).hasSameHashCodeAs(phone);
    assertThat(PhoneNumber.parse(phone.compact())).isEqualTo(phone);
  }

  @Property
  @Label("SRCH-4: country code and punctuation never change what is parsed")
  void punctuation_changesNothing(
      @ForAll("brazilian") PhoneNumber phone, @ForAll("prefixes") String prefix) {
    String national = phone.compact().substring(3);
    assertThat(PhoneNumber.parse(prefix + national)).isEqualTo(phone);
  }

  @Property
  @Label("SRCH-4: noise between digits never changes what is parsed")
  void noise_changesNothing(@ForAll("typed") String typed) {
    assertThat(PhoneNumber.tryParse(typed))
        .isPresent()
        .isEqualTo(PhoneNumber.tryParse(typed.replaceAll("\\D", "")));
  }

  @Property
  @Label("SRCH-4: the fast path for Brazil says what libphonenumber says, old mobiles apart")
  void brazilian_agreesWithLibrary(@ForAll("national") String national) {
    Optional<PhoneNumber> ours = PhoneNumber.tryParse("+55" + national);
    Optional<Phonenumber.PhoneNumber> theirs = library("+55" + national);
    if (ours.isPresent() && ours.get().isOutdated()) {
      // Not in today's plan, but in old records: here the library is not asked.
      assertThat(theirs).isEmpty();
    } else {
      assertThat(ours.map(PhoneNumber::compact))
          .isEqualTo(theirs.map(phone -> LIBRARY.format(phone, PhoneNumberFormat.E164)));
      assertThat(ours.map(phone -> phone.type() == PhoneType.MOBILE))
          .isEqualTo(
              theirs.map(
                  phone -> LIBRARY.getNumberType(phone) == PhoneNumberUtil.PhoneNumberType.MOBILE));
    }
  }

  @Property
  @Label(
      "SRCH-4: the fast path for Colombia has every number that libphonenumber has, and its type")
  void colombian_holdsTheLibrarys(@ForAll("colombian") String national) {
    library("+57" + national)
        .ifPresent(
            theirs -> {
              PhoneNumber ours = PhoneNumber.parse("+57" + national);
              assertThat(ours.compact()).isEqualTo(LIBRARY.format(theirs, PhoneNumberFormat.E164));
              assertThat(ours.type() == PhoneType.MOBILE)
                  .isEqualTo(
                      LIBRARY.getNumberType(theirs) == PhoneNumberUtil.PhoneNumberType.MOBILE);
              assertThat(PhoneNumber.parse(national, Country.COLOMBIA)).isEqualTo(ours);
            });
  }

  @Property
  @Label("SRCH-4: eight digits are a number of the whole of Brazil when libphonenumber says so")
  void nationwide_agreesWithLibrary(@ForAll("eightDigits") String digits) {
    assertThat(PhoneNumber.tryParse(digits).isPresent())
        .isEqualTo(library("+55" + digits).isPresent());
  }

  @Property
  @Label("SRCH-4: the twin of a twin is the number, and both are found by the same digits")
  void twin_isMutual(@ForAll("oldMobiles") PhoneNumber old) {
    PhoneNumber present = old.twin().orElseThrow();
    assertThat(present.twin()).contains(old);
    assertThat(present.lastNine()).isEqualTo(old.lastNine());
    assertThat(present.lastEight()).isEqualTo(old.lastEight());
    assertThat(library(present.compact())).isPresent();
  }

  @Property
  @Label("PRIV-3: a phone number's toString shows two of its digits at most")
  void toString_isMasked(@ForAll("phones") PhoneNumber phone) {
    assertThat(phone.toString()).matches("\\+\\d{1,3}\\*{2,}\\d{2}");
  }

  private static Optional<Phonenumber.PhoneNumber> library(String text) {
    try {
      return Optional.of(LIBRARY.parse(text, null)).filter(LIBRARY::isValidNumber);
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<PhoneNumber> brazilian() {
    return IdentityArbitraries.brazilianPhones();
  }

  @Provide
  Arbitrary<PhoneNumber> oldMobiles() {
    return IdentityArbitraries.oldBrazilianMobiles();
  }

  @Provide
  Arbitrary<PhoneNumber> phones() {
    return Arbitraries.oneOf(
        IdentityArbitraries.brazilianPhones(),
        IdentityArbitraries.oldBrazilianMobiles(),
        IdentityArbitraries.foreignPhones());
  }

  @Provide
  Arbitrary<String> colombian() {
    return Combinators.combine(
            Arbitraries.of("3", "60", "30", "31", "32", "601", "604"),
            Arbitraries.strings().numeric().ofLength(9))
        .as((start, rest) -> (start + rest).substring(0, 10));
  }

  @Provide
  Arbitrary<String> eightDigits() {
    return Combinators.combine(
            Arbitraries.of("", "300", "400", "402", "4020", "4370", "486", "4864"),
            Arbitraries.strings().numeric().ofLength(8))
        .as((start, rest) -> (start + rest).substring(0, 8));
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of(
        "", "0", "+55", "55", "+55 ", "(+55) ", "015", "041", "0055", "9015", "90", "+550",
        "0 21 ");
  }

  @Provide
  Arbitrary<String> typed() {
    return brazilian()
        .map(phone -> phone.compact().substring(3))
        .flatMap(IdentityArbitraries::typed);
  }

  /** Ten and eleven digits: any, with an assigned area code, and of the present plan. */
  @Provide
  Arbitrary<String> national() {
    Arbitrary<String> any = Arbitraries.strings().numeric().ofMinLength(10).ofMaxLength(11);
    Arbitrary<String> inBrazil =
        Arbitraries.oneOf(brazilian(), oldMobiles()).map(phone -> phone.compact().substring(3));
    // What the library takes for a prefix is no number of the plan.
    return Arbitraries.oneOf(
        any.filter(digits -> !digits.startsWith("0") && !digits.startsWith("90")), inBrazil);
  }
}
