package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NitTest {

  @ParameterizedTest
  @ValueSource(strings = {"800.197.268-4", "8001972684", "0800197268-4", " 800 197 268 \u2013 4"})
  @DisplayName("REG-2: the DIAN's own NIT is read with its check digit")
  void parse_dian(String text) {
    Nit nit = Nit.parse(text);
    assertThat(nit.number()).isEqualTo("800197268");
    assertThat(nit.checkDigit()).isEqualTo(4);
    assertThat(nit.compact()).isEqualTo("8001972684");
    assertThat(nit.formatted()).isEqualTo("800.197.268-4");
  }

  @Test
  @DisplayName("REG-2: a NIT without its check digit is the same NIT")
  void ofNumber_isTheSame() {
    assertThat(Nit.ofNumber("800.197.268")).isEqualTo(Nit.parse("800.197.268-4"));
    assertThat(Nit.tryOfNumber("800197268")).contains(Nit.parse("8001972684"));
  }

  @ParameterizedTest
  @CsvSource({"890903938, 8", "860002964, 4", "899999068, 1", "860034313, 7", "1, 8", "4, 1"})
  @DisplayName(
      "REG-2: check digits of NITs that are public, and the remainders 0 and 1 as they are")
  void checkDigit(String number, int expected) {
    assertThat(CheckDigits.ofNit(number)).isEqualTo(expected);
  }

  @Test
  @DisplayName("REG-2: every weight counts, up to fifteen digits")
  void checkDigit_everyWeight() {
    int[] weights = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};
    for (int place = 0; place < 15; place++) {
      int remainder = weights[place] % 11;
      assertThat(CheckDigits.ofNit("1" + "0".repeat(place)))
          .isEqualTo(remainder < 2 ? remainder : 11 - remainder);
    }
  }

  @Test
  @DisplayName("SRCH-9: each fault of a NIT has its own reason")
  void refusalOf_names_the_fault() {
    assertThat(Nit.refusalOf("800.197.268-5"))
        .contains(new IdentityRefusal.WrongCheckDigits(IdentityKind.NIT, false));
    assertThat(Nit.refusalOf("123"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.NIT, 4, 16, 3, false));
    assertThat(Nit.refusalOf("12345678901234567"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.NIT, 4, 16, 17, false));
    assertThat(Nit.refusalOfNumber("12"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.NIT, 3, 15, 2, false));
    assertThat(Nit.refusalOf("-")).contains(new IdentityRefusal.Missing(IdentityKind.NIT));
    assertThat(Nit.refusalOf("80A"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.NIT, 'A', 3));
    assertThat(Nit.refusalOf("8001972684")).isEmpty();
    assertThat(Nit.refusalOfNumber("800197268")).isEmpty();
    assertThat(Nit.tryOfNumber("12")).isEmpty();
  }

  @Test
  void toString_is_masked() {
    assertThat(Nit.parse("8001972684")).hasToString("***68-*");
  }
}
