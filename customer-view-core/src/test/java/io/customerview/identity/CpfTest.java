package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerview.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpfTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52998224725",
        "529.982.247-25",
        " 529 982 247 25 ",
        "529.982.247/25",
        "\u200B529.982.247\u201325",
        "５２９.９８２.２４７－２５",
        "٥٢٩٩٨٢٢٤٧٢٥",
      })
  @DisplayName("REG-2: a CPF is read with any punctuation, blanks and decimal digits")
  void parse_punctuated_isTheSame(String text) {
    Cpf cpf = Cpf.parse(text);
    assertThat(cpf.compact()).isEqualTo("52998224725");
    assertThat(cpf.base()).isEqualTo("529982247");
    assertThat(cpf.formatted()).isEqualTo("529.982.247-25");
    assertThat(Cpf.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"111.444.777-35", "119.123.456-84", "123.456.789-09", "000.000.001-91"})
  @DisplayName("REG-2: placeholders with right check digits are valid")
  void parse_rightCheckDigits_isAccepted(String text) {
    assertThat(Cpf.parse(text).formatted()).isEqualTo(text);
    assertThat(Cpf.isValid(text)).isTrue();
  }

  @Test
  @DisplayName("REG-2: a CPF whose check digits are wrong is refused, and the reason says so")
  void parse_wrongCheckDigits_isRefused() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Cpf.parse("529.982.247-99"))
        .satisfies(
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(new IdentityRefusal.WrongCheckDigits(IdentityKind.CPF, false)))
        .withMessageNotContaining("529");
  }

  @ParameterizedTest
  @ValueSource(chars = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'})
  @DisplayName("REG-2: eleven equal digits are no CPF although the arithmetic holds")
  void parse_repeatedDigits_isRefused(char digit) {
    String text = String.valueOf(digit).repeat(11);
    assertThat(Cpf.refusalOf(text)).contains(new IdentityRefusal.Repeated(IdentityKind.CPF));
    assertThat(Cpf.tryParse(text)).isEmpty();
    assertThat(Cpf.isValid(text)).isFalse();
  }

  @Test
  @DisplayName("SRCH-9: a lost zero is named and suggested, never padded")
  void parse_lostZeros_isRefusedWithSuggestion() {
    assertThat(Cpf.refusalOf("191"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CPF, 11, 11, 3, false));
    String lost = Cpf.ofBase("012345678").compact().substring(1);
    assertThat(Cpf.tryParse(lost)).isEmpty();
    assertThat(Cpf.refusalOf(lost))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CPF, 11, 11, 10, true));
    assertThat(Cpf.suggestions(lost)).containsExactly(Cpf.ofBase("012345678"));
    assertThat(Cpf.suggestions(lost.substring(0, 9) + (lost.charAt(9) == '0' ? '1' : '0')))
        .isEmpty();
    String threeLost = Cpf.ofBase("000456789").compact();
    assertThat(Cpf.suggestions(threeLost.substring(3))).containsExactly(Cpf.parse(threeLost));
    String fourLost = Cpf.ofBase("000056789").compact();
    assertThat(Cpf.suggestions(fourLost.substring(4))).isEmpty();
    assertThat(Cpf.suggestions("52998224725")).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: each fault of a CPF has its own reason")
  void refusalOf_names_the_fault() {
    assertThat(Cpf.refusalOf("")).contains(new IdentityRefusal.Missing(IdentityKind.CPF));
    assertThat(Cpf.refusalOf(" . - ")).contains(new IdentityRefusal.Missing(IdentityKind.CPF));
    assertThat(Cpf.refusalOf("529.982.247-2X"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CPF, 'X', 14));
    assertThat(Cpf.refusalOf("529\u0000982247"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CPF, 0, 4));
    assertThat(Cpf.refusalOf("\u202E52998224725"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CPF, 0x202E, 1));
    assertThat(Cpf.refusalOf("529982247250"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CPF, 11, 11, 12, false));
    assertThat(Cpf.refusalOf("52998224725")).isEmpty();
  }

  @Test
  void toString_is_the_published_mask() {
    assertThat(Cpf.parse("52998224725")).hasToString("***.982.247-**");
  }

  @Test
  void ofBase_anythingElse_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cpf.ofBase("12345678"));
    assertThatIllegalArgumentException().isThrownBy(() -> Cpf.ofBase("12345678a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Cpf.ofBase("111111111"));
  }
}
