package io.customerview.identity;

import static io.customerview.identity.Reading.Part.CNPJ_ROOT;
import static io.customerview.identity.Reading.Part.CPF_BASE;
import static io.customerview.identity.Reading.Part.CPF_MIDDLE;
import static io.customerview.identity.Reading.Part.EMAIL_DOMAIN;
import static io.customerview.identity.Reading.Part.PHONE_SUBSCRIBER;
import static io.customerview.identity.Reading.Part.UUID_BLOCKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.testkit.SampleIdentities;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static Reading number(String text) {
    return new Reading.OfDocumentNumber(DocumentNumber.parse(text));
  }

  private static Reading id(String text) {
    return new Reading.OfId(IdText.parse(text));
  }

  private static Reading phone(String text) {
    return new Reading.OfPhone(PhoneNumber.parse(text));
  }

  private static Reading part(Reading.Part part, String key) {
    return new Reading.OfPart(part, key);
  }

  private static Reading cep(String text) {
    return new Reading.OfPostalCode(PostalCode.parse(text));
  }

  private static Reading name(String text) {
    return new Reading.OfName(FoldedText.of(text));
  }

  @Test
  @DisplayName("SRCH-7: eleven digits can be a CPF and a mobile number at once")
  void cpfAndMobile() {
    assertThat(Identifiers.readings("11912345684"))
        .containsExactly(
            new Reading.OfCpf(Cpf.parse("119.123.456-84")),
            id("11912345684"),
            phone("+5511912345684"),
            number("11912345684"));
  }

  @Test
  @DisplayName("SRCH-7: eleven digits that are only one of the two")
  void cpfOrMobile() {
    assertThat(Identifiers.readings("529.982.247-25"))
        .containsExactly(
            new Reading.OfCpf(Cpf.parse("52998224725")),
            id("529.982.247-25"),
            number("52998224725"));
    assertThat(Identifiers.readings("(11) 91234-5678"))
        .containsExactly(phone("+5511912345678"), number("11912345678"));
    assertThat(Identifiers.readings("0800 123 4567"))
        .containsExactly(phone("08001234567"), number("08001234567"));
  }

  @Test
  @DisplayName(
      "SRCH-7: fourteen characters with right check digits are a CNPJ and a document number")
  void cnpjAndDocumentNumber() {
    assertThat(Identifiers.readings("09965982000120"))
        .containsExactly(
            new Reading.OfCnpj(Cnpj.parse("09.965.982/0001-20")),
            id("09965982000120"),
            number("09965982000120"));
    assertThat(Identifiers.readings("12.abc.345/01de-35"))
        .contains(new Reading.OfCnpj(Cnpj.parse("12ABC34501DE35")), number("12ABC34501DE35"));
    assertThat(Identifiers.readings("+55 065 98200 0120")).contains(phone("65982000120"));
    assertThat(Identifiers.readings("09965982000121"))
        .containsExactly(id("09965982000121"), number("09965982000121"));
  }

  @Test
  @DisplayName("SRCH-7: twelve and thirteen digits with the country code are a phone number")
  void phoneWithCountryCode() {
    assertThat(Identifiers.readings("+55 11 91234-5678")).contains(phone("11912345678"));
    assertThat(Identifiers.readings("551131234567")).contains(phone("1131234567"));
    // A zero, the carrier 99, and a mobile of Mato Grosso; but fourteen digits are read as a CNPJ.
    assertThat(PhoneNumber.tryParse("09965982000120")).contains(PhoneNumber.parse("65982000120"));
  }

  @Test
  @DisplayName(
      "SRCH-7: ten digits can be a fixed line, an old mobile, a Colombian number, a document")
  void tenDigits() {
    assertThat(Identifiers.readings("1131234567"))
        .containsExactly(
            new Reading.OfCedula(IdentityDocument.parse("CO", "CC", "1131234567")),
            id("1131234567"),
            phone("+551131234567"),
            number("1131234567"));
    assertThat(Identifiers.readings("1181234567")).contains(phone("+551181234567"));
    assertThat(Identifiers.readings("3134567890"))
        .contains(phone("+553134567890"), phone("+573134567890"));
    assertThat(Identifiers.readings("6012345678")).contains(phone("+576012345678"));
    assertThat(Identifiers.readings("8001972684"))
        .contains(new Reading.OfNit(Nit.parse("8001972684"), true));
    assertThat(Identifiers.readings("8001972685")).noneMatch(Reading.OfNit.class::isInstance);
  }

  @Test
  @DisplayName(
      "SRCH-7: a hyphen before the last digit, or a person's number, makes a NIT of other lengths")
  void nitOfOtherLengths() {
    assertThat(Identifiers.readings("12.345.678-8"))
        .contains(new Reading.OfNit(Nit.parse("123456788"), true));
    Nit person = Nit.ofNumber("1012345678");
    assertThat(Identifiers.readings(person.compact())).contains(new Reading.OfNit(person, true));
    Nit company = Nit.ofNumber("12345678");
    assertThat(Identifiers.readings(company.compact()))
        .doesNotContain(new Reading.OfNit(company, true));
  }

  @Test
  @DisplayName(
      "SRCH-7: nine digits can be a CPF base, a mobile without area code, a NIT without digit")
  void nineDigits() {
    assertThat(Identifiers.readings("912345678"))
        .containsExactly(
            part(CPF_BASE, "912345678"),
            new Reading.OfNit(Nit.ofNumber("912345678"), false),
            id("912345678"),
            part(PHONE_SUBSCRIBER, "912345678"),
            number("912345678"));
    assertThat(Identifiers.readings("800197268"))
        .contains(new Reading.OfNit(Nit.parse("800.197.268-4"), false))
        .noneMatch(reading -> reading.kind() == ReadingKind.PHONE);
  }

  @Test
  @DisplayName(
      "SRCH-7: eight digits can be a CNPJ root, a subscriber, a CEP, the first block of an id")
  void eightDigits() {
    assertThat(Identifiers.readings("31234567"))
        .containsExactly(
            part(CNPJ_ROOT, "31234567"),
            id("31234567"),
            part(UUID_BLOCKS, "31234567"),
            part(PHONE_SUBSCRIBER, "31234567"),
            cep("31234567"),
            number("31234567"));
    assertThat(Identifiers.readings("01310-100")).contains(cep("01310100"));
  }

  @Test
  @DisplayName(
      "SRCH-7: eight hex digits with a letter are the first block of an id and a CNPJ root")
  void firstBlock() {
    assertThat(Identifiers.readings("155372B3"))
        .contains(part(UUID_BLOCKS, "155372b3"), part(CNPJ_ROOT, "155372B3"));
    assertThat(Identifiers.readings("155372b3-2d17")).contains(part(UUID_BLOCKS, "155372b32d17"));
    assertThat(Identifiers.readings("155372b32d")).noneMatch(Reading.OfPart.class::isInstance);
    assertThat(Identifiers.readings("12XYZ345"))
        .contains(part(CNPJ_ROOT, "12XYZ345"))
        .noneMatch(reading -> reading.equals(part(UUID_BLOCKS, "12xyz345")));
  }

  @Test
  @DisplayName("SRCH-7: eight letters are a name and no CNPJ root")
  void eightLetters() {
    assertThat(Identifiers.readings("Fernanda")).containsExactly(name("fernanda"));
    assertThat(Identifiers.readings("aria")).containsExactly(name("aria"));
  }

  @Test
  @DisplayName("SRCH-5: a UUID in any form, and a host's own id")
  void ids() {
    String uuid = "155372b3-2d17-4922-a147-2da86c0aed2c";
    assertThat(Identifiers.readings("{" + uuid + "}")).contains(id(uuid));
    assertThat(Identifiers.readings("urn:uuid:" + uuid)).contains(id(uuid));
    assertThat(Identifiers.readings("CRM_17")).contains(id("CRM_17"));
    assertThat(Identifiers.readings("Rua 17")).noneMatch(Reading.OfId.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"***.982.247-**", "***982247**", "＊＊＊.982.247-＊＊"})
  @DisplayName("SRCH-9: a masked CPF gives its six middle digits")
  void maskedCpf(String text) {
    assertThat(Identifiers.readings(text)).contains(part(CPF_MIDDLE, "982247"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"**982247***", "***98224**", "***9822477**", "***98224A**", "***.982.247-2*"})
  @DisplayName("SRCH-9: other masks are none")
  void otherMasks(String text) {
    assertThat(Identifiers.readings(text)).noneMatch(Reading.OfPart.class::isInstance);
  }

  @Test
  @DisplayName("SRCH-4: what has an @ is an e-mail address or a domain, pasted characters and all")
  void emails() {
    assertThat(Identifiers.readings("MariaClara＠Exemplo.com.br\u200B"))
        .containsExactly(new Reading.OfEmail(EmailAddress.parse("MariaClara@exemplo.com.br")));
    assertThat(Identifiers.readings("@Exemplo.com.br"))
        .containsExactly(part(EMAIL_DOMAIN, "exemplo.com.br"));
    assertThat(Identifiers.readings("a@localhost")).hasSize(1);
    assertThat(Identifiers.readings("a@b@c")).isEmpty();
    assertThat(Identifiers.readings("@")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "%", "\u0000", "1\u00002345678", "12345678\u202E"})
  @DisplayName("SRCH-9: blanks, wildcards and controls have no reading")
  void none(String text) {
    assertThat(Identifiers.readings(text)).isEmpty();
  }

  @Test
  @DisplayName("SRCH-6: the number of a document may have any characters, where it has a digit")
  void documentNumbers() {
    assertThat(Identifiers.readings("NF_2024#001"))
        .contains(new Reading.OfDocumentNumber(DocumentNumber.parse("NF_2024#001")));
    assertThat(Identifiers.readings("NF_#")).noneMatch(Reading.OfDocumentNumber.class::isInstance);
  }

  @Test
  @DisplayName("SRCH-7: phone numbers are read as written in the region of the call, and in Brazil")
  void region() {
    assertThat(Identifiers.readings("912 345 678", Country.parse("PT")))
        .contains(phone("+351912345678"), part(PHONE_SUBSCRIBER, "912345678"));
  }

  @Test
  @DisplayName("SRCH-2: the compact form, where nothing but digits and letters is left")
  void compact() {
    assertThat(Identifiers.compact(" 12.abc.345/01de\u201335 ")).contains("12ABC34501DE35");
    assertThat(Identifiers.compact("12%")).isEmpty();
    assertThat(Identifiers.compact("-")).isEmpty();
    assertThat(Identifiers.compact("1".repeat(513))).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: readings show nothing in a log")
  void toString_hides() {
    List<Reading> readings =
        List.of(
            part(CPF_BASE, "529982247"),
            new Reading.OfCpf(Cpf.parse("52998224725")),
            phone("11912345678"),
            name("Maria Clara"),
            number("52998224725"),
            new Reading.OfEmail(EmailAddress.parse("maria@exemplo.com")),
            new Reading.OfNit(Nit.parse("8001972684"), true),
            new Reading.OfCedula(IdentityDocument.parse("CO", "CC", "1234567890")));
    assertThat(readings.toString())
        .doesNotContainIgnoringCase("maria", "52998", "91234", "80019", "12345");
  }

  @Test
  @DisplayName("SRCH-7: the clash of CPF and mobile is routine: 6.7 % one way, 1 % the other")
  void clash() {
    SampleIdentities samples = SampleIdentities.seeded(20261122);
    int draws = 100_000;
    int cpfsThatRing = 0;
    int mobilesThatAreCpfs = 0;
    for (int draw = 0; draw < draws; draw++) {
      String cpf = samples.cpf().compact();
      if (PhoneNumber.tryParse(cpf).filter(phone -> phone.compact().endsWith(cpf)).isPresent()) {
        cpfsThatRing++;
      }
      if (Cpf.isValid(samples.mobile().compact().substring(3))) {
        mobilesThatAreCpfs++;
      }
    }
    assertThat(cpfsThatRing / (double) draws).isBetween(0.063, 0.071);
    assertThat(mobilesThatAreCpfs / (double) draws).isBetween(0.008, 0.012);
  }
}
