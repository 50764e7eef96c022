package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.shared.Refusal;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalMessagesTest {

  static Stream<Refusal> refusals() {
    DocumentType opaque = DocumentType.opaque(Country.BRAZIL, "RG");
    DocumentType cedula = DocumentTypes.standard().of(Country.COLOMBIA, "CC");
    String long513 = "1".repeat(513);
    Stream<Refusal> read =
        Stream.of("", long513, "1\u00001", "1234", "0a1".repeat(30))
            .flatMap(
                text ->
                    Stream.of(
                            Cpf.refusalOf(text),
                            Cnpj.refusalOf(text),
                            Nit.refusalOf(text),
                            Nit.refusalOfNumber(text),
                            PostalCode.refusalOf(text),
                            DocumentNumber.refusalOf(text),
                            IdText.refusalOf(text),
                            PhoneNumber.refusalOf(text),
                            EmailAddress.refusalOf(text),
                            FoldedText.refusalOf(text.repeat(10)),
                            State.refusalOf(text),
                            Country.refusalOf(text),
                            City.refusalOfCode(text, State.SP),
                            IdentityDocument.refusalOf(opaque, text),
                            IdentityDocument.refusalOf(cedula, text))
                        .flatMap(java.util.Optional::stream));
    Stream<Refusal> others =
        Stream.of(
            new IdentityRefusal.WrongLength(IdentityKind.CPF, 11, 11, 10, true),
            new IdentityRefusal.WrongLength(IdentityKind.CNPJ, 14, 14, 13, true),
            new IdentityRefusal.WrongLength(IdentityKind.CNPJ, 14, 14, 13, false),
            new IdentityRefusal.WrongCheckDigits(IdentityKind.CPF, false),
            new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, false),
            new IdentityRefusal.WrongCheckDigits(IdentityKind.CNPJ, true),
            new IdentityRefusal.WrongCheckDigits(IdentityKind.NIT, false),
            new IdentityRefusal.Repeated(IdentityKind.CPF),
            new IdentityRefusal.Repeated(IdentityKind.CNPJ),
            new IdentityRefusal.Missing(IdentityKind.TEXT),
            new IdentityRefusal.LetterInCheckDigit(13, true),
            new IdentityRefusal.UnassignedAreaCode(20),
            new IdentityRefusal.AreaCodeMissing(),
            new IdentityRefusal.NotInNumberingPlan("BR"),
            new IdentityRefusal.DocumentTypeCode(),
            new IdentityRefusal.CityOfAnotherState(State.SP));
    return Stream.of(
            read, others, Stream.of(EmailFault.values()).map(IdentityRefusal.NotAnEmail::new))
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  @DisplayName("SRCH-9: every refusal is explained in English, Portuguese and Spanish")
  void message_inThreeLanguages(Refusal refusal) {
    String english = refusal.message(Locale.ENGLISH);
    String portuguese = refusal.message(Locale.forLanguageTag("pt-BR"));
    String spanish = refusal.message(Locale.forLanguageTag("es-CO"));
    assertThat(Stream.of(english, portuguese, spanish))
        .doesNotHaveDuplicates()
        .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContainPattern("[{}]|''"));
  }
}
