package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.caelum.stella.validation.CPFValidator;
import io.customerview.testkit.IdentityArbitraries;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CpfProperties {

  private final CPFValidator stella = new CPFValidator();

  @Property
  @Label("REG-2: the display form of a CPF is parsed to the same CPF")
  void formatted_isParsedBack(@ForAll("cpfs") Cpf cpf) {
    assertThat(Cpf.parse(cpf.formatted())).isEqualTo(cpf).hasSameHashCodeAs(cpf);
    assertThat(Cpf.parse(cpf.compact())).isEqualTo(cpf);
  }

  @Property
  @Label("SRCH-2: punctuation never changes what is parsed")
  void punctuation_changesNothing(@ForAll("typed") String typed) {
    assertThat(Cpf.tryParse(typed)).isEqualTo(Cpf.tryParse(typed.replaceAll("\\D", "")));
    assertThat(Cpf.isValid(typed)).isTrue();
  }

  @Property(tries = 2000)
  @Label("REG-2: eleven digits are a CPF exactly when caelum-stella says so")
  void digits_agreeWithStella(@ForAll("elevenDigits") String digits) {
    boolean expected = stella.invalidMessagesFor(digits).isEmpty();
    assertThat(Cpf.isValid(digits)).isEqualTo(expected);
    assertThat(Cpf.tryParse(digits).isPresent()).isEqualTo(expected);
  }

  @Property
  @Label("REG-2: the three questions give one answer for any text")
  void questions_agree(@ForAll("texts") String text) {
    boolean valid = Cpf.tryParse(text).isPresent();
    assertThat(Cpf.isValid(text)).isEqualTo(valid);
    assertThat(Cpf.refusalOf(text).isEmpty()).isEqualTo(valid);
  }

  @Property
  @Label("SRCH-9: a suggestion is a CPF, and the text is its end")
  void suggestions_endWithTheText(@ForAll("shortened") String text) {
    assertThat(Cpf.suggestions(text)).allMatch(cpf -> cpf.compact().endsWith(text));
    assertThat(Cpf.suggestions(text)).hasSizeLessThanOrEqualTo(1);
  }

  @Property
  @Label("PRIV-3: a CPF's toString hides its first three and last two digits")
  void toString_isMasked(@ForAll("cpfs") Cpf cpf) {
    assertThat(cpf.toString()).matches("\\*{3}\\.\\d{3}\\.\\d{3}-\\*{2}");
  }

  @Provide
  Arbitrary<Cpf> cpfs() {
    return IdentityArbitraries.cpfs();
  }

  @Provide
  Arbitrary<String> typed() {
    return IdentityArbitraries.cpfs().map(Cpf::compact).flatMap(IdentityArbitraries::typed);
  }

  /** Right ones, right ones with one digit changed, repeated ones, and any. */
  @Provide
  Arbitrary<String> elevenDigits() {
    Arbitrary<String> any = Arbitraries.strings().numeric().ofLength(11);
    Arbitrary<String> right = IdentityArbitraries.cpfs().map(Cpf::compact);
    Arbitrary<String> changed =
        right.flatMap(
            cpf ->
                Arbitraries.integers()
                    .between(0, 109)
                    .map(
                        change ->
                            cpf.substring(0, change / 10)
                                + change % 10
                                + cpf.substring(change / 10 + 1)));
    Arbitrary<String> repeated = Arbitraries.of("0", "5", "9").map(digit -> digit.repeat(11));
    return Arbitraries.oneOf(any, right, changed, repeated);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        typed(),
        elevenDigits(),
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings().withChars("0123456789.-/ ()+\u2013\u200BX\u0000٥５").ofMaxLength(16));
  }

  @Provide
  Arbitrary<String> shortened() {
    return Arbitraries.strings()
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(9)
        .filter(base -> base.chars().distinct().count() > 1)
        .map(base -> Cpf.ofBase("0".repeat(9 - base.length()) + base).compact())
        .map(cpf -> cpf.replaceFirst("^0+", ""));
  }
}
