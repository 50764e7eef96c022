package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.PostalAddress;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.intake.IntakeRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerMapperTest {

  private final CustomerMapper mapper =
      new CustomerMapper(ZoneId.of("America/Sao_Paulo"), LocalDate.of(2026, 11, 28));
  private long number = 1;

  private MappedRow<IntakeRow> person(Object... cells) {
    Object[] all = new Object[cells.length + 8];
    List<Object> given = List.of(CODE, "C1", TYPE, "PF", GIVEN_NAMES, "Maria", FAMILY_NAMES, "Sá");
    for (int index = 0; index < all.length; index++) {
      all[index] = index < 8 ? given.get(index) : cells[index - 8];
    }
    return map(all);
  }

  private MappedRow<IntakeRow> map(Object... cells) {
    Map<Column, String> texts = new HashMap<>();
    for (int index = 0; index < cells.length; index += 2) {
      texts.put((Column) cells[index], (String) cells[index + 1]);
    }
    return mapper.map(new Row(++number, texts));
  }

  private static Registration registration(MappedRow<IntakeRow> row) {
    return row.intake().orElseThrow().registration();
  }

  private static Finding only(MappedRow<IntakeRow> row) {
    assertThat(row.findings()).hasSize(1);
    return row.findings().get(0);
  }

  private static void assertRefused(MappedRow<IntakeRow> row, Column column, String code) {
    assertThat(row.intake()).isEmpty();
    assertThat(row.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.effect()).isEqualTo(Effect.REFUSED);
              assertThat(finding.column()).isEqualTo(column);
              assertThat(finding.reason().code()).isEqualTo(code);
            });
  }

  private static void assertLeftOut(MappedRow<IntakeRow> row, Column column, String code) {
    assertThat(row.intake()).isPresent();
    assertThat(only(row).effect()).isEqualTo(Effect.LEFT_OUT);
    assertThat(only(row).column()).isEqualTo(column);
    assertThat(only(row).reason().code()).isEqualTo(code);
  }

  @Test
  @DisplayName("a clean row is taken whole")
  void cleanRow() {
    MappedRow<IntakeRow> row =
        person(
            TAXPAYER_NUMBER, "529.982.247-25",
            DOCUMENT_TYPE, "RG",
            DOCUMENT_NUMBER, "21.827.801-0",
            EMAIL, "maria@exemplo.com.br",
            MOBILE, "(11) 91234-5678",
            POSTAL_CODE, "01310-100",
            ADDRESS, "Avenida Paulista, 1000, cj. 12 - Bela Vista",
            CITY, "São Paulo",
            STATE, "SP",
            COUNTRY, "Brasil",
            ORGANIZATION, "C9",
            STATUS, "ATIVO",
            ENABLED, "N",
            EMAIL_OPT_IN, "S",
            SMS_OPT_IN, "N",
            OPT_IN_SOURCE, "Site",
            OPT_IN_ON, "07/08/2022");
    assertThat(row.findings()).isEmpty();
    IntakeRow intake = row.intake().orElseThrow();
    Registration registration = intake.registration();
    assertThat(registration.party()).isEqualTo(Person.of("Maria", "Sá"));
    assertThat(registration.cpf()).contains(Cpf.parse("52998224725"));
    assertThat(registration.externalId().orElseThrow().value()).isEqualTo("C1");
    assertThat(registration.state()).contains("SP");
    assertThat(registration.isEnabled()).isFalse();
    assertThat(intake.parent().orElseThrow().value()).isEqualTo("C9");
    assertThat(row.contactColumns()).containsExactly(EMAIL, MOBILE, ADDRESS);
    NewContact email = intake.contacts().get(0);
    assertThat(email.optIn().orElseThrow().at()).isEqualTo(Instant.parse("2022-08-07T03:00:00Z"));
    assertThat(email.optIn().orElseThrow().source()).isEqualTo("Site");
    assertThat(intake.contacts().get(1).optIn()).isEmpty();
    assertThat(intake.contacts().get(1).optOut().orElseThrow().evidence()).isEqualTo(email.optIn());
    PostalAddress address = (PostalAddress) intake.contacts().get(2).address();
    assertThat(address.street()).isEqualTo("Avenida Paulista");
    assertThat(address.number()).contains("1000");
    assertThat(address.complement()).contains("cj. 12");
    assertThat(address.district()).contains("Bela Vista");
  }

  @Test
  @DisplayName("a row with nothing in it is blank, and no finding")
  void blankRow() {
    MappedRow<IntakeRow> row = map(CODE, "", GIVEN_NAMES, " ", CITY, "\u00a0");
    assertThat(row.isBlank()).isTrue();
    assertThat(row.findings()).isEmpty();
  }

  @Test
  @DisplayName("no code, no name, an unknown type: refused")
  void refusedWithoutTheseThree() {
    assertRefused(map(TYPE, "PF", GIVEN_NAMES, "Ana"), CODE, "problem.code_missing");
    assertRefused(map(CODE, "C1", TYPE, "PF"), GIVEN_NAMES, "problem.name_missing");
    assertRefused(map(CODE, "C1", TYPE, "X", GIVEN_NAMES, "Ana"), TYPE, "problem.type_unknown");
    MappedRow<IntakeRow> company = map(CODE, "C1", TYPE, "PJ", TRADE_NAME, "Padaria Sol");
    assertRefused(company, LEGAL_NAME, "problem.name_missing");
    assertThat(only(company).suggestions()).containsExactly("Padaria Sol");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "3028708140, identity.cpf.zeros_lost, 030.287.081-40",
    "529.982.247-26, identity.cpf.check_digits,",
    "111.111.111-11, identity.cpf.repeated,",
    "529.982.247-2, identity.cpf.length,",
    "'1,12223E+13', problem.rounded,",
    "1.12223E13, problem.rounded,"
  })
  @DisplayName(
      "a tax number that is none refuses the row; what may have been meant is only suggested")
  void taxNumber(String text, String code, String suggestion) {
    MappedRow<IntakeRow> row = person(TAXPAYER_NUMBER, text);
    assertRefused(row, TAXPAYER_NUMBER, code);
    assertThat(only(row).suggestions())
        .isEqualTo(suggestion == null ? List.of() : List.of(suggestion));
    assertThat(only(row).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"529.982.247-25", "52998224725", "'52998224725", "529 982 247 25 "})
  @DisplayName("a tax number is taken in any mask, and after a spreadsheet's apostrophe")
  void masks(String text) {
    assertThat(registration(person(TAXPAYER_NUMBER, text)).cpf())
        .contains(Cpf.parse("52998224725"));
  }

  @Test
  @DisplayName("a number of the other kind says that the type is wrong")
  void otherKind() {
    MappedRow<IntakeRow> person = person(TAXPAYER_NUMBER, "11.222.333/0001-81");
    assertRefused(person, TYPE, "problem.company_as_person");
    assertThat(only(person).suggestions()).containsExactly("PJ");
    MappedRow<IntakeRow> company =
        map(CODE, "C1", TYPE, "PJ", LEGAL_NAME, "Sol Ltda.", TAXPAYER_NUMBER, "529.982.247-25");
    assertRefused(company, TYPE, "problem.person_as_company");
  }

  @Test
  @DisplayName("a CNPJ with letters is taken; one without its zeros is suggested")
  void cnpj() {
    MappedRow<IntakeRow> letters =
        map(CODE, "C1", TYPE, "PJ", LEGAL_NAME, "Sol", TAXPAYER_NUMBER, "12.abc.345/01de-35");
    assertThat(registration(letters).cnpj()).contains(Cnpj.parse("12ABC34501DE35"));
    MappedRow<IntakeRow> zeros =
        map(CODE, "C2", TYPE, "PJ", LEGAL_NAME, "Lua", TAXPAYER_NUMBER, "4747873000113");
    assertRefused(zeros, TAXPAYER_NUMBER, "identity.cnpj.zeros_lost");
    assertThat(only(zeros).suggestions()).containsExactly("04.747.873/0001-13");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ana@exemplo.com.br; rui@exemplo.com.br, ana@exemplo.com.br + rui@exemplo.com.br",
    "ana@exemplo. com.br, ana@exemplo.com.br",
    "'ana@exemplo,com', ana@exemplo.com",
    "ana@@exemplo.com.br, ana@exemplo.com.br",
    "anaexemplo.com.br, ''",
    "(11) 91234-5678, ''"
  })
  @DisplayName("a bad e-mail address is left out, with what may have been meant")
  void email(String text, String suggestions) {
    MappedRow<IntakeRow> row = person(EMAIL, text);
    assertThat(row.intake().orElseThrow().contacts()).isEmpty();
    assertThat(only(row).effect()).isEqualTo(Effect.LEFT_OUT);
    assertThat(String.join(" + ", only(row).suggestions())).isEqualTo(suggestions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(11) 91234-5678",
        "+55 11 91234-5678",
        "(0XX11) 91234-5678",
        "0 15 11 91234-5678"
      })
  @DisplayName("a phone is read as people write it")
  void phonePrefixes(String text) {
    MappedRow<IntakeRow> row = person(MOBILE, text);
    assertThat(row.findings()).isEmpty();
    assertThat(row.intake().orElseThrow().contacts().get(0).address().normalized())
        .isEqualTo("+5511912345678");
  }

  @Test
  @DisplayName("two phones in one cell are left out, and both suggested")
  void twoPhones() {
    MappedRow<IntakeRow> row = person(MOBILE, "(17) 98371-4690 ou (17) 4419-4907");
    assertThat(row.intake().orElseThrow().contacts()).isEmpty();
    assertThat(only(row).suggestions()).containsExactly("(17) 98371-4690", "(17) 4419-4907");
  }

  @Test
  @DisplayName("a phone without area code is left out; that of the other phone is suggested")
  void areaCode() {
    MappedRow<IntakeRow> row = person(MOBILE, "97895-7654", PHONE, "(27) 3223-4455");
    assertThat(row.contactColumns()).containsExactly(PHONE);
    assertThat(only(row).reason().code()).isEqualTo("identity.phone.area_code_missing");
    assertThat(only(row).suggestions()).containsExactly("(27) 97895-7654");
    MappedRow<IntakeRow> alone =
        map(CODE, "C2", TYPE, "PF", GIVEN_NAMES, "Rui", MOBILE, "97895-7654");
    assertThat(only(alone).suggestions()).isEmpty();
  }

  @Test
  @DisplayName(
      "a mobile from before the ninth digit is taken as it is, and the present one suggested")
  void outdatedMobile() {
    MappedRow<IntakeRow> row = person(MOBILE, "(98) 9462-9652");
    assertThat(row.contactColumns()).containsExactly(MOBILE);
    assertThat(only(row).effect()).isEqualTo(Effect.NOTED);
    assertThat(only(row).suggestions()).containsExactly("(98) 99462-9652");
  }

  @Test
  @DisplayName("CNT-9: a no needs neither source nor day, and an empty cell is no answer")
  void optOutWithoutEvidence() {
    MappedRow<IntakeRow> no =
        person(EMAIL, "a@exemplo.com", EMAIL_OPT_IN, "N", OPT_IN_ON, "31/02/2024");
    assertThat(no.findings()).isEmpty();
    NewContact closed = no.intake().orElseThrow().contacts().get(0);
    assertThat(closed.optOut()).contains(new NewContact.OptOut(Optional.empty()));
    MappedRow<IntakeRow> toCome =
        person(
            EMAIL,
            "a@exemplo.com",
            EMAIL_OPT_IN,
            "N",
            OPT_IN_SOURCE,
            "Site",
            OPT_IN_ON,
            "29/11/2026");
    assertThat(toCome.intake().orElseThrow().contacts().get(0).optOut())
        .contains(new NewContact.OptOut(Optional.empty()));
    MappedRow<IntakeRow> nothing = person(EMAIL, "a@exemplo.com");
    assertThat(nothing.intake().orElseThrow().contacts().get(0).optOut()).isEmpty();
  }

  @Test
  @DisplayName("CNT-9: a yes without source or day opts nobody in")
  void optInWithoutEvidence() {
    MappedRow<IntakeRow> noSource =
        person(EMAIL, "a@exemplo.com", EMAIL_OPT_IN, "S", OPT_IN_ON, "01/02/2024");
    assertLeftOut(noSource, EMAIL_OPT_IN, "problem.opt_in_without_source");
    assertThat(noSource.intake().orElseThrow().contacts().get(0).optIn()).isEmpty();
    MappedRow<IntakeRow> noDay =
        map(
            CODE,
            "C2",
            TYPE,
            "PF",
            GIVEN_NAMES,
            "Rui",
            MOBILE,
            "(11) 91234-5678",
            SMS_OPT_IN,
            "Sim",
            OPT_IN_SOURCE,
            "Loja");
    assertLeftOut(noDay, SMS_OPT_IN, "problem.opt_in_without_day");
    MappedRow<IntakeRow> noSuchDay =
        map(
            CODE,
            "C3",
            TYPE,
            "PF",
            GIVEN_NAMES,
            "Bia",
            EMAIL,
            "b@exemplo.com",
            EMAIL_OPT_IN,
            "1",
            OPT_IN_SOURCE,
            "Loja",
            OPT_IN_ON,
            "31/02/2024");
    assertLeftOut(noSuchDay, OPT_IN_ON, "problem.day_impossible");
  }

  @Test
  @DisplayName("CNT-9: a yes is for the first address of its channel only")
  void optInOfTheFirstOnly() {
    MappedRow<IntakeRow> row =
        person(
            EMAIL,
            "a@exemplo.com",
            EMAIL_2,
            "b@exemplo.com",
            MOBILE,
            "(11) 91234-5678",
            PHONE,
            "(11) 3123-4567",
            EMAIL_OPT_IN,
            "S",
            SMS_OPT_IN,
            "S",
            OPT_IN_SOURCE,
            "Site",
            OPT_IN_ON,
            "01/02/2024");
    assertThat(row.intake().orElseThrow().contacts())
        .extracting(contact -> contact.optIn().isPresent())
        .containsExactly(true, false, true, false);
  }

  @Test
  @DisplayName("an unknown answer is left out")
  void unknownAnswer() {
    assertLeftOut(person(ENABLED, "talvez"), ENABLED, "problem.answer_unknown");
  }

  @Test
  @DisplayName(
      "REG-4: a cancellation without its day or reason refuses the row, for it would be active")
  void cancellation() {
    MappedRow<IntakeRow> row =
        person(STATUS, "C", CANCELLED_ON, "2024-02-29", CANCELLATION_REASON, "Mudou-se");
    assertThat(row.intake().orElseThrow().cancellation())
        .contains(new Cancelled(LocalDate.of(2024, 2, 29), "Mudou-se"));
    assertRefused(
        person(STATUS, "CANCELADO", CANCELLATION_REASON, "x y"),
        CANCELLED_ON,
        "problem.cancelled_without_day");
    assertRefused(
        person(STATUS, "CANCELADO", CANCELLED_ON, "30/02/2024", CANCELLATION_REASON, "x y"),
        CANCELLED_ON,
        "problem.day_impossible");
    assertRefused(
        person(STATUS, "Inativo", CANCELLED_ON, "01/02/2024"),
        CANCELLATION_REASON,
        "problem.cancelled_without_reason");
    assertRefused(person(STATUS, "?"), STATUS, "problem.status_unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29/02/2024",
        "2024-02-29",
        "29-02-2024",
        "29/2/24",
        "29.02.2024",
        "29/02/2024 00:00",
        "2024-02-29T00:00:00",
        "45351"
      })
  @DisplayName("a day is read in the formats of exports, and as a spreadsheet counts it")
  void days(String text) {
    assertThat(Days.tryParse(text)).contains(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2024", "00/00/2024", "12/25/2024", "ontem", "2023-02-29"})
  @DisplayName("a day that does not exist is none")
  void impossibleDays(String text) {
    assertThat(Days.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Brasil", "BRASIL", "BR", "bra", "Brazil", "1058", ""})
  @DisplayName("Brazil by its names and codes, and where nothing is said")
  void brazil(String text) {
    assertThat(registration(person(COUNTRY, text)).country()).contains(Country.BRAZIL);
  }

  @Test
  @DisplayName(
      "a state in full, with dots or small letters is its abbreviation; an unknown one is left out")
  void states() {
    for (String text : List.of("sp", "S.P.", "São Paulo", "SAO PAULO", "35")) {
      MappedRow<IntakeRow> row = map(CODE, text, TYPE, "PF", GIVEN_NAMES, "Ana", STATE, text);
      assertThat(registration(row).state()).contains("SP");
    }
    assertLeftOut(person(STATE, "ZZ"), STATE, "identity.state.unknown");
    MappedRow<IntakeRow> abroad =
        map(CODE, "C7", TYPE, "PF", GIVEN_NAMES, "Luz", STATE, "ANT", COUNTRY, "Colombia");
    assertThat(registration(abroad).state()).contains("ANT");
  }

  @Test
  @DisplayName("a CEP without its zero is left out of the address, and suggested")
  void postalCode() {
    MappedRow<IntakeRow> row =
        person(POSTAL_CODE, "4754754", ADDRESS, "Rua Um, 2", CITY, "São Paulo");
    assertLeftOut(row, POSTAL_CODE, "identity.postal_code.length");
    assertThat(only(row).suggestions()).containsExactly("04754-754");
    assertThat(row.intake().orElseThrow().contacts().get(0).address().channel())
        .isEqualTo(ContactChannel.POSTAL);
  }

  @Test
  @DisplayName("what people type for nothing is nothing")
  void nothing() {
    for (String nothing : List.of("-", "N/A", "não tem", "NAO TEM", "x", ".")) {
      MappedRow<IntakeRow> row =
          map(
              CODE,
              nothing + 1,
              TYPE,
              "PF",
              GIVEN_NAMES,
              "Ana",
              EMAIL,
              nothing,
              TAXPAYER_NUMBER,
              nothing);
      assertThat(row.findings()).isEmpty();
      assertThat(registration(row).cpf()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "line breaks, tabs and several blanks are one blank; all names in one column are fine")
  void blanks() {
    MappedRow<IntakeRow> row =
        map(CODE, "C1", TYPE, "PF", GIVEN_NAMES, "Ana \u00a0 Clara\n de\tSá ", CITY, "Rio  Claro");
    assertThat(registration(row).party().displayName()).isEqualTo("Ana Clara de Sá");
    assertThat(registration(row).city()).contains("Rio Claro");
  }

  @Test
  @DisplayName("a control character is refused at the door, with its column")
  void controlCharacter() {
    assertRefused(
        map(CODE, "C1", TYPE, "PF", GIVEN_NAMES, "A\u0000na"), GIVEN_NAMES, "text.character");
    assertLeftOut(person(CITY, "Ri\u0000o"), CITY, "text.character");
  }

  @Test
  @DisplayName(
      "REG-8: a later row with the code of an earlier one adds contact points, and nothing else")
  void sameCodeSameCustomer() {
    MappedRow<IntakeRow> first = person(CITY, "Campinas", EMAIL, "a@exemplo.com");
    MappedRow<IntakeRow> later =
        map(
            CODE,
            "C1",
            TYPE,
            "PF",
            GIVEN_NAMES,
            "MARIA",
            FAMILY_NAMES,
            "SA",
            CITY,
            "Santos",
            EMAIL,
            "b@exemplo.com");
    assertThat(registration(later)).isEqualTo(registration(first));
    assertThat(later.intake().orElseThrow().contacts()).hasSize(1);
    assertThat(only(later).reason().code()).isEqualTo("problem.same_customer");
    assertThat(only(later).reason().arguments()).containsExactly(first.row().number());
  }

  @Test
  @DisplayName("REG-8: a later row with the code of somebody else is refused")
  void sameCodeOtherCustomer() {
    person();
    assertRefused(map(CODE, "C1", TYPE, "PF", GIVEN_NAMES, "Rui"), CODE, "problem.code_of_another");
  }
}
