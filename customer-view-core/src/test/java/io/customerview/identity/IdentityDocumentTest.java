package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityDocumentTest {

  private static DocumentType type(String country, String code) {
    return DocumentTypes.standard().of(Country.parse(country), code);
  }

  @ParameterizedTest
  @CsvSource({
    "CO, NIT, 800.197.268-4, 8001972684, 800197268, 800.197.268-4",
    "CO, NIT, 800197268, 8001972684, 800197268, 800.197.268-4",
    "CO, NIT, 8001972684, 8001972684, 800197268, 800.197.268-4",
    "CO, NIT, 12345678-8, 123456788, 12345678, 12.345.678-8",
    "co, cc, 1.234.567.890, 1234567890, 1234567890, 1.234.567.890",
    "CO, CC, 0052123456, 52123456, 52123456, 52.123.456",
    "CO, CE, e 123.456, E123456, E123456, e 123.456",
    "BR, RG, 12.345.678-x, 12345678X, 12345678X, 12.345.678-x",
    "BR, RG, 00123, 00123, 00123, 00123",
    "BR, CPF, 52998224725, 52998224725, 52998224725, 529.982.247-25",
    "BR, CNPJ, 12abc34501de35, 12ABC34501DE35, 12ABC34501DE35, 12.ABC.345/01DE-35",
    "AR, DNI, 12.345.678, 12345678, 12345678, 12.345.678",
    "DE, PASSPORT, c01x00t47, C01X00T47, C01X00T47, c01x00t47",
    "RU, PASSPORT, VI-МЮ 123456, VIМЮ123456, VIМЮ123456, VI-МЮ 123456",
  })
  @DisplayName("REG-2: each document is read by the rule of its type")
  void parse(String country, String code, String text, String compact, String key, String shown) {
    IdentityDocument document = IdentityDocument.parse(country, code, text);
    assertThat(document.compact()).isEqualTo(compact);
    assertThat(document.searchKey()).isEqualTo(key);
    assertThat(document.formatted()).isEqualTo(shown);
    assertThat(document.country()).isEqualTo(Country.parse(country));
    IdentityDocument again = IdentityDocument.parse(document.type(), document.formatted());
    assertThat(again).isEqualTo(document).hasSameHashCodeAs(document);
    assertThat(document.toString()).endsWith(" ***").doesNotContain(compact);
  }

  @Test
  @DisplayName("REG-2: the check digit is verified where the type has one")
  void parse_wrongCheckDigit() {
    IdentityRefusal nit = new IdentityRefusal.WrongCheckDigits(IdentityKind.NIT, false);
    assertThat(IdentityDocument.refusalOf(type("CO", "NIT"), "800.197.268-5")).contains(nit);
    assertThat(IdentityDocument.refusalOf(type("CO", "NIT"), "8001972685")).contains(nit);
    assertThat(IdentityDocument.refusalOf(type("BR", "CPF"), "529.982.247-99"))
        .contains(new IdentityRefusal.WrongCheckDigits(IdentityKind.CPF, false));
    assertThat(IdentityDocument.tryParse(type("BR", "CNPJ"), "11.222.333/0001-82")).isEmpty();
  }

  @Test
  @DisplayName("REG-2: a cédula has three to ten digits and no check digit")
  void refusalOf_cedula() {
    DocumentType cedula = type("CO", "CC");
    assertThat(IdentityDocument.refusalOf(cedula, "12"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CEDULA, 3, 10, 2, false));
    assertThat(IdentityDocument.refusalOf(cedula, "12345678901"))
        .contains(new IdentityRefusal.WrongLength(IdentityKind.CEDULA, 3, 10, 11, false));
    assertThat(IdentityDocument.refusalOf(cedula, "12A"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.CEDULA, 'A', 3));
    assertThat(IdentityDocument.refusalOf(cedula, ""))
        .contains(new IdentityRefusal.Missing(IdentityKind.CEDULA));
    assertThat(IdentityDocument.refusalOf(cedula, "123")).isEmpty();
    assertThat(IdentityDocument.refusalOf(cedula, "1234567890")).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: opaque numbers refuse blanks, controls and what is too long")
  void refusalOf_opaque() {
    DocumentType rg = type("BR", "RG");
    assertThat(IdentityDocument.refusalOf(rg, " - "))
        .contains(new IdentityRefusal.Missing(IdentityKind.DOCUMENT));
    assertThat(IdentityDocument.refusalOf(rg, "12\u00003"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.DOCUMENT, 0, 3));
    assertThat(IdentityDocument.refusalOf(rg, "1\u2067"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.DOCUMENT, 0x2067, 2));
    assertThat(IdentityDocument.refusalOf(rg, "1\uD800"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.DOCUMENT, 0xD800, 2));
    assertThat(IdentityDocument.refusalOf(rg, "1".repeat(64))).isEmpty();
    assertThat(IdentityDocument.refusalOf(rg, "1".repeat(65)))
        .contains(new IdentityRefusal.TooLong(IdentityKind.DOCUMENT, 64, 65));
  }

  @Test
  @DisplayName("REG-2: a host lists types of its own, and an unlisted type is opaque")
  void types_areOpen() {
    DocumentType rut = new DocumentType(Country.COLOMBIA, "rut", DocumentType.Rule.NIT);
    DocumentTypes types = DocumentTypes.standard().with(rut);
    assertThat(types.of(Country.COLOMBIA, " RUT ")).isEqualTo(rut);
    assertThat(types.listed()).contains(rut).hasSize(DocumentTypes.standard().listed().size() + 1);
    assertThat(DocumentTypes.standard().of(Country.COLOMBIA, "RUT").rule())
        .isEqualTo(DocumentType.Rule.OPAQUE);
    assertThat(rut).hasToString("CO/RUT");
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "A-B", "12345678901234567", "ÇÃO"})
  @DisplayName("SRCH-9: a type is a short code")
  void type_refused(String code) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> type("BR", code))
        .satisfies(
            refused ->
                assertThat(refused.refusal()).isEqualTo(new IdentityRefusal.DocumentTypeCode()));
  }

  @Test
  @DisplayName("SRCH-6: documents are ordered by country, type and number")
  void compareTo() {
    assertThat(IdentityDocument.parse("BR", "RG", "2"))
        .isGreaterThan(IdentityDocument.parse("BR", "RG", "1"))
        .isLessThan(IdentityDocument.parse("CO", "CC", "100"))
        .isNotEqualTo(IdentityDocument.parse("BR", "CNH", "2"));
  }

  @Test
  @DisplayName("SRCH-6: the number of a document sent is compared without punctuation, zeros kept")
  void documentNumber() {
    DocumentNumber number = DocumentNumber.parse(" nf-2024/001 ");
    assertThat(number.compact()).isEqualTo("NF2024001");
    assertThat(number.formatted()).isEqualTo("nf-2024/001");
    assertThat(number)
        .isEqualTo(DocumentNumber.parse("NF2024001"))
        .hasToString("DocumentNumber[9]");
    assertThat(number).hasSameHashCodeAs(DocumentNumber.parse("NF2024001"));
    assertThat(DocumentNumber.parse("007"))
        .isNotEqualTo(DocumentNumber.parse("7"))
        .isLessThan(DocumentNumber.parse("7"));
    assertThat(DocumentNumber.parse("100%_*").compact()).isEqualTo("100%_*");
    assertThat(DocumentNumber.refusalOf("1\u0007"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.DOCUMENT_NUMBER, 7, 2));
    assertThat(DocumentNumber.refusalOf("1".repeat(129)))
        .contains(new IdentityRefusal.TooLong(IdentityKind.DOCUMENT_NUMBER, 128, 129));
    assertThat(DocumentNumber.refusalOf("1".repeat(128))).isEmpty();
    assertThat(DocumentNumber.tryParse("")).isEmpty();
  }
}
