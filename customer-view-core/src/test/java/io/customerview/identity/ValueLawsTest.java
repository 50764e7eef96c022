package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all the types have in common. */
class ValueLawsTest {

  /**
   * A type, with its lesser and its greater example, the lesser written otherwise, and a wrong one.
   */
  private record Type<T extends Comparable<T>>(
      Function<CharSequence, T> parse,
      Function<CharSequence, Optional<T>> tryParse,
      Function<CharSequence, Optional<IdentityRefusal>> refusalOf,
      List<String> examples,
      String wrong) {

    T lesser() {
      return parse.apply(examples.get(0));
    }

    T greater() {
      return parse.apply(examples.get(1));
    }

    T lesserAgain() {
      return parse.apply(examples.get(2));
    }
  }

  static Stream<Type<?>> types() {
    return Stream.of(
        new Type<>(
            Cpf::parse,
            Cpf::tryParse,
            Cpf::refusalOf,
            List.of("11144477735", "52998224725", "111.444.777-35"),
            "52998224799"),
        new Type<>(
            Cnpj::parse,
            Cnpj::tryParse,
            Cnpj::refusalOf,
            List.of("11222333000181", "12ABC34501DE35", "11.222.333/0001-81"),
            "12ABC34501DE36"),
        new Type<>(
            Nit::parse,
            Nit::tryParse,
            Nit::refusalOf,
            List.of("8001972684", "8909039388", "800.197.268-4"),
            "8001972685"),
        new Type<>(
            Nit::ofNumber,
            Nit::tryOfNumber,
            Nit::refusalOfNumber,
            List.of("800197268", "890903938", "800.197.268"),
            "12"),
        new Type<>(
            PhoneNumber::parse,
            PhoneNumber::tryParse,
            PhoneNumber::refusalOf,
            List.of("1131234567", "11912345678", "+55 (11) 3123-4567"),
            "1101234567"),
        new Type<>(
            EmailAddress::parse,
            EmailAddress::tryParse,
            EmailAddress::refusalOf,
            List.of("a@x.com", "b@x.com", "a@X.com"),
            "a@x"),
        new Type<>(
            PostalCode::parse,
            PostalCode::tryParse,
            PostalCode::refusalOf,
            List.of("01310100", "01310200", "01310-100"),
            "01310"),
        new Type<>(
            DocumentNumber::parse,
            DocumentNumber::tryParse,
            DocumentNumber::refusalOf,
            List.of("NF1", "NF2", "nf-1"),
            ""),
        new Type<>(
            IdText::parse, IdText::tryParse, IdText::refusalOf, List.of("A1", "A2", " A1 "), ""),
        new Type<>(
            Country::parse,
            Country::tryParse,
            Country::refusalOf,
            List.of("BR", "CO", "bra"),
            "XX"),
        new Type<>(
            FoldedText::of,
            FoldedText::tryOf,
            FoldedText::refusalOf,
            List.of("ana", "rui", "ANÁ"),
            "a".repeat(4097)));
  }

  @ParameterizedTest
  @MethodSource("types")
  @DisplayName("REG-2: equal values are equal in every respect, others in none")
  <T extends Comparable<T>> void equality(Type<T> type) {
    assertThat(type.lesser())
        .isEqualTo(type.lesserAgain())
        .hasSameHashCodeAs(type.lesserAgain())
        .isEqualByComparingTo(type.lesserAgain())
        .isNotEqualTo(type.greater())
        .isNotEqualTo(type.examples())
        .isLessThan(type.greater());
    assertThat(type.greater()).isGreaterThan(type.lesser());
    assertThat(type.lesser().hashCode()).isNotEqualTo(type.greater().hashCode());
  }

  @ParameterizedTest
  @MethodSource("types")
  @DisplayName("SRCH-9: parse throws the reason that refusalOf gives, and tryParse is empty")
  <T extends Comparable<T>> void refusal(Type<T> type) {
    IdentityRefusal refusal = type.refusalOf().apply(type.wrong()).orElseThrow();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> type.parse().apply(type.wrong()))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(refusal.code()));
    assertThat(type.tryParse().apply(type.wrong())).isEmpty();
    for (String example : type.examples()) {
      assertThat(type.refusalOf().apply(example)).isEmpty();
      assertThat(type.tryParse().apply(example)).contains(type.parse().apply(example));
    }
  }

  @Test
  @DisplayName("SRCH-9: punctuation counts towards the limit, and the limit itself is read")
  void limit() {
    String blanks = " ".repeat(Identifiers.LONGEST - 11);
    assertThat(Cpf.tryParse(blanks + "52998224725")).isPresent();
    assertThat(Cpf.isValid(blanks + "52998224725")).isTrue();
    assertThat(Cpf.refusalOf(blanks + "52998224725")).isEmpty();
    assertThat(Cpf.suggestions(blanks + "  123456789")).hasSameSizeAs(Cpf.suggestions("123456789"));
    assertThat(PhoneNumber.tryParse(blanks + "11912345678")).isPresent();
    assertThat(PhoneNumber.refusalOf(blanks + "11912345678")).isEmpty();
    assertThat(Identifiers.readings(blanks + "52998224725")).isNotEmpty();
    assertThat(Identifiers.compact(blanks + "52998224725")).isPresent();
    assertThat(Identifiers.readings(blanks + " 52998224725")).isEmpty();
    String fourteen = blanks.substring(3) + "11222333000181";
    assertThat(Cnpj.tryParse(fourteen)).isPresent();
    assertThat(Cnpj.isValid(fourteen)).isTrue();
    assertThat(Cnpj.refusalOf(fourteen)).isEmpty();
    assertThat(Cnpj.isValid(" " + fourteen)).isFalse();
    assertThat(Cnpj.suggestions(blanks.substring(2) + "9965982000120")).hasSize(1);
    assertThat(City.refusalOfCode(" ".repeat(505) + "3550308", State.SP)).isEmpty();
    assertThat(PostalCode.tryParse(" ".repeat(504) + "01310100")).isPresent();
    assertThat(Nit.tryParse(" ".repeat(502) + "8001972684")).isPresent();
    assertThat(EmailAddress.tryParse(" ".repeat(505) + "a@x.com")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x2000, 0x200A, 0x200B, 0x200F, 0x2010,
        0x2015, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x206A, 0x2212, 0x3000, 0xFE58, 0xFEFF,
        0xFF0D
      })
  @DisplayName("SRCH-2: blanks, dashes and invisible characters are dropped")
  void dropped(int codePoint) {
    String between = Character.toString(codePoint);
    assertThat(Cpf.tryParse("529982247" + between + "25")).isPresent();
    assertThat(Cpf.isValid("529982247" + between + "25")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 8, 14, 0x1F, 0x7F, 0x84, 0x86, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF, '_',
        '*', 0x2044
      })
  @DisplayName(
      "SRCH-9: controls, bidirectional embeddings, halves of pairs and other signs are refused")
  void refused(int codePoint) {
    String between = new String(new char[] {(char) codePoint});
    assertThat(Cpf.refusalOf("529982247" + between + "25"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CPF, codePoint, 10));
    assertThat(Cpf.isValid("529982247" + between + "25")).isFalse();
    if (codePoint != '_' && codePoint != '*' && codePoint != 0x2044) {
      assertThat(DocumentNumber.refusalOf("1" + between))
          .contains(new IdentityRefusal.WrongCharacter(IdentityKind.DOCUMENT_NUMBER, codePoint, 2));
      assertThat(EmailAddress.refusalOf("a" + between + "@x.com"))
          .contains(new IdentityRefusal.NotAnEmail(EmailFault.BLANK_OR_CONTROL));
    }
  }

  @Test
  @DisplayName("SRCH-7: a reading says what it is and what is searched")
  void readings() {
    assertThat(
            List.of(
                    "11912345684",
                    "09965982000120",
                    "8001972684",
                    "1131234567",
                    "155372b3-2d17-4922-a147-2da86c0aed2c",
                    "a@x.com",
                    "@x.com",
                    "31234567",
                    "800197268",
                    "Ana")
                .stream()
                .flatMap(text -> Identifiers.readings(text).stream())
                .map(reading -> reading.kind() + " " + reading.key())
                .distinct())
        .contains(
            "CPF 11912345684",
            "PHONE +5511912345684",
            "CNPJ 09965982000120",
            "DOCUMENT_NUMBER 09965982000120",
            "PERSON_DOCUMENT 800197268",
            "PERSON_DOCUMENT 1131234567",
            "ID 155372b32d174922a1472da86c0aed2c",
            "EMAIL a@x.com",
            "EMAIL x.com",
            "CNPJ 31234567",
            "PHONE 31234567",
            "POSTAL_CODE 31234567",
            "ID 31234567",
            "CPF 800197268",
            "NAME ana");
    assertThat(new Reading.OfPart(Reading.Part.CPF_BASE, "529982247"))
        .hasToString("OfPart[CPF_BASE]");
  }
}
