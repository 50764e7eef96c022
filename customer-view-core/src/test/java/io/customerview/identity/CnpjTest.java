package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CnpjTest {

  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.ABC.345/01DE-35",
        "AA.345.678/0001-14",
        "AA.345.678/000A-29",
        "12.345.678/000A-08",
        "00.000.000/E08G-12",
        "00.000.000/0001-91",
        "11.222.333/0001-81",
        "11.222.333/0002-62",
        "09.965.982/0001-20",
      })
  @DisplayName("REG-2: the official examples of the CNPJ, numeric and with letters")
  void parse_officialExamples(String text) {
    Cnpj cnpj = Cnpj.parse(text);
    assertThat(cnpj.formatted()).isEqualTo(text);
    assertThat(Cnpj.parse(cnpj.compact().toLowerCase(Locale.ROOT))).isEqualTo(cnpj);
    assertThat(Cnpj.isValid(text)).isTrue();
    assertThat(Cnpj.of(cnpj.root(), cnpj.order())).isEqualTo(cnpj);
    assertThat(Cnpj.suggestions(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "O", "U", "Q", "F", "A", "Z"})
  @DisplayName("REG-2: no letter is barred from a CNPJ")
  void parse_everyLetter_isAccepted(String letter) {
    Cnpj cnpj = Cnpj.of(letter + "2345678", "000" + letter);
    assertThat(Cnpj.parse(cnpj.formatted())).isEqualTo(cnpj);
    assertThat(cnpj.root()).startsWith(letter);
  }

  @Test
  @DisplayName("REG-2: a letter counts for its ASCII code less 48, not A for 10")
  void parse_otherLetterValues_isRefused() {
    // With A = 10 to Z = 35 the check digits would be others.
    assertThat(Cnpj.refusalOf("12.ABC.345/01DE-77"))
        .contains(new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, false));
    assertThat(Cnpj.of("12ABC345", "01DE").compact()).endsWith("35");
  }

  @Test
  @DisplayName("REG-2: the check digits are digits also in a CNPJ with letters")
  void parse_letterInCheckDigits_isRefused() {
    assertThat(Cnpj.refusalOf("12.ABC.345/01DE-3S"))
        .contains(new IdentityRefusal.LetterInCheckDigit(14, true));
    assertThat(Cnpj.suggestions("12.ABC.345/01DE-3S"))
        .containsExactly(Cnpj.parse("12ABC34501DE35"));
    assertThat(Cnpj.refusalOf("12.ABC.345/01DE-X5"))
        .contains(new IdentityRefusal.LetterInCheckDigit(13, false));
    assertThat(Cnpj.isValid("12.ABC.345/01DE-3S")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(chars = {'0', '1', '7', '9'})
  @DisplayName("REG-2: fourteen equal characters are no CNPJ")
  void parse_repeated_isRefused(char digit) {
    String text = String.valueOf(digit).repeat(14);
    assertThat(Cnpj.refusalOf(text)).contains(new IdentityRefusal.Repeated(IdentityKind.CNPJ));
    assertThat(Cnpj.isValid(text)).isFalse();
  }

  @Test
  @DisplayName("REG-2: all digits equal with letters between them is a CNPJ like any other")
  void parse_equalDigitsWithLetters_isAccepted() {
    List<Cnpj> equal = new ArrayList<>();
    for (int one = 'A'; one <= 'Z'; one++) {
      for (int other = 'A'; other <= 'Z'; other++) {
        Cnpj cnpj = Cnpj.of("1111" + (char) one + "111", "11" + (char) other + "1");
        if (cnpj.compact().replaceAll("[A-Z]", "").chars().allMatch(c -> c == '1')) {
          equal.add(cnpj);
        }
      }
    }
    assertThat(equal).isNotEmpty().allMatch(cnpj -> Cnpj.isValid(cnpj.formatted()));
  }

  @Test
  @DisplayName(
      "SRCH-9: a number without its letters, or padded, is somebody else's and is not made")
  void parse_strippedLetters_isNeverPadded() {
    // Traps 1 and 2: eleven digits are left of this one, and padding them makes another number.
    String stripped = Cnpj.parse("12.ABC.345/01DE-35").compact().replaceAll("\\D", "");
    assertThat(stripped).hasSize(9);
    assertThat(Cnpj.tryParse(stripped)).isEmpty();
    assertThat(Cnpj.suggestions(stripped)).isEmpty();
    assertThat(Cpf.tryParse("12.ABC.345/0100-35")).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: lost zeros are suggested for 12 and 13 digits")
  void suggestions_lostZeros() {
    assertThat(Cnpj.refusalOf("9965982000120"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CNPJ, 14, 14, 13, true));
    assertThat(Cnpj.suggestions("9965982000120")).containsExactly(Cnpj.parse("09.965.982/0001-20"));
    Cnpj twoLost = Cnpj.of("00123456", "0001");
    assertThat(Cnpj.suggestions(twoLost.compact().substring(2))).containsExactly(twoLost);
    Cnpj threeLost = Cnpj.of("00012345", "0001");
    assertThat(Cnpj.suggestions(threeLost.compact().substring(3))).isEmpty();
    assertThat(Cnpj.suggestions("9965982000121")).isEmpty();
  }

  @Test
  @DisplayName(
      "REG-2: the check digits can't tell apart characters that agree modulo 11, and no others")
  void checkDigitClasses() {
    TreeMap<String, StringBuilder> classes = new TreeMap<>();
    for (int index = 0; index < CHARACTERS.length(); index++) {
      char character = CHARACTERS.charAt(index);
      StringBuilder digits = new StringBuilder();
      for (int place = 0; place < 12; place++) {
        String base = "2B5A4C13E7D8".substring(0, place) + character;
        digits.append(CheckDigits.ofCnpj(base + "2B5A4C13E7D8".substring(place + 1))).append(' ');
      }
      classes.computeIfAbsent(digits.toString(), key -> new StringBuilder()).append(character);
    }
    assertThat(classes.values().stream().map(StringBuilder::toString))
        .containsExactlyInAnyOrder(
            "0FQ", "1GR", "2HS", "3IT", "4JU", "5KV", "6ALW", "7BMX", "8CNY", "9DOZ", "EP");
  }

  @ParameterizedTest
  @CsvSource({
    "12.ABC.345/O1DE-35, 12ABC34501DE35",
    "I2.ABC.345/01DE-35, 12ABC34501DE35",
    "12.A8C.345/01DE-35, 12ABC34501DE35",
    "12.ABC.34S/01DE-35, 12ABC34501DE35",
    "OO.OOO.OOO/OOO1-91, 00000000000191",
  })
  @DisplayName("SRCH-9: misreadings that the check digits catch are suggested")
  void suggestions_misread(String text, String meant) {
    assertThat(Cnpj.refusalOf(text))
        .contains(new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, true));
    assertThat(Cnpj.suggestions(text)).contains(Cnpj.parse(meant));
  }

  @Test
  @DisplayName("SRCH-9: what the check digits can't see is not suggested: 0 and Q, O and D")
  void suggestions_unseen() {
    assertThat(Cnpj.isValid("12.ABC.345/Q1DE-35")).isTrue();
    assertThat(Cnpj.suggestions("12.ABC.345/Q1DE-35")).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: each fault of a CNPJ has its own reason")
  void refusalOf_names_the_fault() {
    assertThat(Cnpj.refusalOf("")).contains(new IdentityRefusal.Missing(IdentityKind.CNPJ));
    assertThat(Cnpj.refusalOf("12.ABÇ.345/01DE-35"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CNPJ, 'Ç', 6));
    assertThat(Cnpj.refusalOf("12.ABC.345/01DE-357"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CNPJ, 14, 14, 15, false));
    assertThat(Cnpj.refusalOf("11.222.333/0001-82"))
        .contains(new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, false));
  }

  @Test
  void toString_is_masked() {
    assertThat(Cnpj.parse("11.222.333/0001-81")).hasToString("**.222.333/****-**");
  }

  @Test
  void of_anythingElse_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cnpj.of("1122233", "0001"));
    assertThatIllegalArgumentException().isThrownBy(() -> Cnpj.of("11222333", "00001"));
    assertThatIllegalArgumentException().isThrownBy(() -> Cnpj.of("1122233a", "0001"));
    assertThatIllegalArgumentException().isThrownBy(() -> Cnpj.of("00000000", "0000"));
  }

  @Test
  @DisplayName(
      "REG-2: small letters are read beside a dash that is no ASCII, and lookalikes are not")
  void small_letters_among_unicode() {
    assertThat(Cnpj.tryParse("12.abc.345/01de\u201335")).contains(Cnpj.parse("12ABC34501DE35"));
    assertThat(Cnpj.isValid("12.abc.345/01de\u201335")).isTrue();
    assertThat(Compact.of("\u0131\u2013a").text()).isEqualTo("\u0131A");
  }
}
