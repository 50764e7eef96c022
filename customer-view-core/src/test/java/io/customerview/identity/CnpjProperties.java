package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.caelum.stella.validation.CNPJValidator;
import io.customerview.testkit.IdentityArbitraries;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CnpjProperties {

  private final CNPJValidator stella = new CNPJValidator();

  @Property
  @Label("REG-2: the display form of a CNPJ is parsed to the same CNPJ, in either case")
  void formatted_isParsedBack(@ForAll("cnpjs") Cnpj cnpj) {
    assertThat(Cnpj.parse(cnpj.formatted())).isEqualTo(cnpj).hasSameHashCodeAs(cnpj);
    assertThat(Cnpj.parse(cnpj.formatted().toLowerCase(Locale.ROOT))).isEqualTo(cnpj);
  }

  @Property
  @Label("SRCH-2: punctuation never changes what is parsed")
  void punctuation_changesNothing(@ForAll("typed") String typed) {
    assertThat(Cnpj.parse(typed).compact()).isEqualTo(typed.replaceAll("[^0-9A-Z]", ""));
    assertThat(Cnpj.isValid(typed)).isTrue();
  }

  @Property(tries = 2000)
  @Label("REG-2: fourteen characters are a CNPJ exactly when caelum-stella says so")
  void characters_agreeWithStella(@ForAll("fourteen") String characters) {
    boolean expected = stella.invalidMessagesFor(characters).isEmpty();
    assertThat(Cnpj.isValid(characters)).isEqualTo(expected);
    assertThat(Cnpj.tryParse(characters).isPresent()).isEqualTo(expected);
  }

  @Property
  @Label("REG-2: the three questions give one answer for any text")
  void questions_agree(@ForAll("texts") String text) {
    boolean valid = Cnpj.tryParse(text).isPresent();
    assertThat(Cnpj.isValid(text)).isEqualTo(valid);
    assertThat(Cnpj.refusalOf(text).isEmpty()).isEqualTo(valid);
  }

  @Property
  @Label("SRCH-9: a CNPJ with one misread character is suggested whenever the check digits notice")
  void suggestions_undoMisreading(
      @ForAll("cnpjs") Cnpj cnpj, @ForAll("confusions") String pair, @ForAll("places") int place) {
    String right = cnpj.compact();
    int given = pair.indexOf(right.charAt(place));
    String misread =
        given < 0
            ? right
            : right.substring(0, place) + pair.charAt(1 - given) + right.substring(place + 1);
    if (Cnpj.isValid(misread)) {
      assertThat(Cnpj.suggestions(misread)).isEmpty();
    } else {
      assertThat(Cnpj.suggestions(misread)).contains(cnpj);
    }
  }

  @Provide
  Arbitrary<Cnpj> cnpjs() {
    return IdentityArbitraries.cnpjs();
  }

  @Provide
  Arbitrary<String> confusions() {
    return Arbitraries.of("0O", "1I", "5S", "8B", "2Z", "6G");
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 13);
  }

  @Provide
  Arbitrary<String> typed() {
    return cnpjs().map(Cnpj::compact).flatMap(IdentityArbitraries::typed);
  }

  /** Right ones, right ones with one character changed, and any. */
  @Provide
  Arbitrary<String> fourteen() {
    Arbitrary<String> any =
        Arbitraries.strings().withCharRange('0', '9').withCharRange('A', 'Z').ofLength(14);
    Arbitrary<String> right = cnpjs().map(Cnpj::compact);
    Arbitrary<String> changed =
        right.flatMap(
            cnpj ->
                Arbitraries.integers()
                    .between(0, 13)
                    .flatMap(
                        place ->
                            Arbitraries.chars()
                                .range('0', '9')
                                .range('A', 'Z')
                                .map(
                                    character ->
                                        cnpj.substring(0, place)
                                            + character
                                            + cnpj.substring(place + 1))));
    Arbitrary<String> repeated = Arbitraries.of("0", "9").map(digit -> digit.repeat(14));
    return Arbitraries.oneOf(any, right, changed, repeated);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        typed(),
        fourteen(),
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings()
            .withChars("0123456789.-/ AZaz@[`{_*\u2013\u200B\u0000٥５ＡıſK")
            .ofMaxLength(16));
  }
}
