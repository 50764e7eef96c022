package io.customerview.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.customerview.customer.CustomerEvent.CustomerCancelled;
import io.customerview.customer.CustomerEvent.CustomerReactivated;
import io.customerview.customer.CustomerEvent.FieldChange;
import io.customerview.customer.CustomerEvent.RegistrationChanged;
import io.customerview.customer.CustomerRefusal.AlreadyCancelled;
import io.customerview.customer.CustomerRefusal.CancelledInFuture;
import io.customerview.customer.CustomerRefusal.SecondDocumentOfType;
import io.customerview.customer.CustomerRefusal.TaxNumberOfOtherKind;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.IdentityRefusal;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.SettableClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Cpf CPF = Cpf.parse("529.982.247-25");
  private static final Cnpj CNPJ = Cnpj.parse("12.ABC.345/01DE-35");

  private final Customer maria =
      Customer.register(
              new CustomerId(UUID.fromString("155372b3-2d17-4922-a147-2da86c0aed2c")),
              Registration.builder(Person.of("Maria Clara", "de Souza")).cpf(CPF).build(),
              SettableClock.START)
          .value();

  @Test
  @DisplayName("REG-1: a person is shown by the social name, else by given and family names")
  void person_names() {
    Person person = Person.of("Maria Clara", "de Souza");
    assertThat(person.displayName()).isEqualTo("Maria Clara de Souza");
    assertThat(person.names()).containsExactly("Maria Clara de Souza");
    Person social = person.withSocialName("João de Souza");
    assertThat(social.displayName()).isEqualTo("João de Souza");
    assertThat(social.names()).containsExactly("Maria Clara de Souza", "João de Souza");
    assertThat(Person.of("Sukarno", " ").displayName()).isEqualTo("Sukarno");
  }

  @Test
  @DisplayName("REG-3 SEG-4: a city is compared by its fold, which is no longer than a text may be")
  void keys() {
    Registration.Builder registration =
        Registration.builder(Company.of("Alfa", null)).city("São  Paulo").state("são paulo");
    assertThat(registration.build().cityKey()).contains("sao paulo");
    assertThat(registration.build().stateKey()).contains("sp");
    assertThat(registration.industry("\u00AD").build().industryKey()).isEmpty();
    refused(
        () -> registration.city("\uFDFA".repeat(15)).build(),
        new CommonRefusal.TextTooLong("city", 256, 270));
  }

  @Test
  @DisplayName("REG-1: a company is shown by the trade name, else by the legal name")
  void company_names() {
    Company company = Company.of("Armazém Exemplo S.A.", "Exemplo Atacado");
    assertThat(company.displayName()).isEqualTo("Exemplo Atacado");
    assertThat(company.names()).containsExactly("Armazém Exemplo S.A.", "Exemplo Atacado");
    assertThat(Company.of("Alfa Ltda.", null).displayName()).isEqualTo("Alfa Ltda.");
    assertThat(Company.of("Alfa", "Alfa").names()).containsExactly("Alfa");
  }

  @Test
  @DisplayName("REG-1: a name is required, has at most 256 code points, and no control characters")
  void bad_names() {
    refused(() -> Person.of(" \u00A0", "Souza"), new CommonRefusal.TextMissing("givenName"));
    refused(() -> Company.of("", null), new CommonRefusal.TextMissing("legalName"));
    assertThat(Person.of("🌻".repeat(256), null).givenName()).hasSize(512);
    refused(
        () -> Person.of("🌻".repeat(257), null),
        new CommonRefusal.TextTooLong("givenName", 256, 257));
    refused(() -> Person.of("a\0b", null), new CommonRefusal.TextCharacter("givenName", 0, 1));
    refused(
        () -> Person.of("a", "b\u202Ec"), new CommonRefusal.TextCharacter("familyName", 0x202E, 1));
  }

  @Test
  @DisplayName("REG-2: a CPF is for people, a CNPJ for companies, the alphanumeric one included")
  void tax_numbers() {
    assertThat(Registration.builder(Company.of("Alfa", null)).cnpj(CNPJ).build().cnpj())
        .contains(CNPJ);
    refused(
        () -> Registration.builder(Person.of("Lia", null)).cnpj(CNPJ).build(),
        new TaxNumberOfOtherKind(true));
    refused(
        () -> Registration.builder(Company.of("Alfa", null)).cpf(CPF).build(),
        new TaxNumberOfOtherKind(false));
  }

  @Test
  @DisplayName(
      "REG-2: identity documents are one per country and type; the NIT's check digit is verified, a"
          + " cédula has none")
  void documents() {
    Registration.Builder two =
        Registration.builder(Person.of("Lia", null))
            .document(IdentityDocument.parse("CO", "CC", "1.020.304.050"))
            .document(IdentityDocument.parse("CO", "NIT", "800.197.268-4"));
    assertThat(two.build().documents()).hasSize(2);
    refused(
        () -> two.document(IdentityDocument.parse("CO", "CC", "1.020.304.051")).build(),
        new SecondDocumentOfType("CO", "CC"));
    assertThatThrownBy(() -> IdentityDocument.parse("CO", "NIT", "800.197.268-5"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(IdentityRefusal.class));
  }

  @Test
  @DisplayName(
      "REG-3: a Brazilian state is kept by its abbreviation, however it came; another country's as"
          + " it came")
  void states() {
    assertThat(Registration.builder(Person.of("Lia", null)).state("sao  paulo").build().state())
        .contains("SP");
    assertThat(
            Registration.builder(Person.of("Lia", null))
                .state("Pará")
                .country(Country.BRAZIL)
                .build()
                .state())
        .contains("PA");
    assertThat(
            Registration.builder(Person.of("Lia", null))
                .state("Amazonas")
                .country(Country.COLOMBIA)
                .build()
                .state())
        .contains("Amazonas");
    assertThat(Registration.builder(Person.of("Lia", null)).state("X").build().state())
        .contains("X");
  }

  @Test
  @DisplayName("SEG-4: city, state and industry are compared folded, with their punctuation")
  void compared_folded() {
    Registration lia =
        Registration.builder(Person.of("Lia", null))
            .city(" São  PAULO ")
            .state("São Paulo")
            .industry("C++ & Cia.")
            .build();
    assertThat(lia.cityKey()).contains("sao paulo");
    assertThat(lia.stateKey()).contains("sp");
    assertThat(lia.industryKey()).contains("c++ & cia.");
    Registration bare = Registration.builder(Person.of("Lia", null)).build();
    assertThat(bare.cityKey()).isEmpty();
    assertThat(bare.stateKey()).isEmpty();
    assertThat(bare.industryKey()).isEmpty();
  }

  @Test
  @DisplayName("REG-4: a cancellation has a date, not in the future, and a reason")
  void cancel() {
    After<Customer> after = maria.cancel(TODAY, " Mudou-se ", TODAY);
    assertThat(after.value().status()).isEqualTo(new Cancelled(TODAY, "Mudou-se"));
    assertThat(after.events()).containsExactly(new CustomerCancelled(TODAY));
    refused(
        () -> maria.cancel(TODAY.plusDays(1), "Mudou-se", TODAY),
        new CancelledInFuture(TODAY.plusDays(1), TODAY));
    refused(() -> maria.cancel(TODAY, " ", TODAY), new CommonRefusal.TextMissing("reason"));
    for (LocalDate day : List.of(LocalDate.MIN, LocalDate.of(0, 12, 31))) {
      refused(() -> maria.cancel(day, "Fim", TODAY), new CommonRefusal.MomentUnlikely("on"));
    }
  }

  @Test
  @DisplayName("REG-4: the same cancellation again changes nothing, another one is refused")
  void cancel_again() {
    Customer cancelled = maria.cancel(TODAY, "Mudou-se", TODAY).value();
    assertThat(cancelled.cancel(TODAY, "Mudou-se", TODAY.plusDays(3)).isChanged()).isFalse();
    refused(() -> cancelled.cancel(TODAY, "Outra", TODAY), new AlreadyCancelled(TODAY));
    assertThat(cancelled.reactivate().value()).isEqualTo(maria);
    assertThat(cancelled.reactivate().events()).containsExactly(new CustomerReactivated(TODAY));
    assertThat(maria.reactivate().isChanged()).isFalse();
  }

  @Test
  @DisplayName("REG-4: status and enabled are independent of each other")
  void independent() {
    Customer cancelled = maria.cancel(TODAY, "Mudou-se", TODAY).value();
    assertThat(cancelled.registration().isEnabled()).isTrue();
    Customer disabled =
        cancelled.withRegistration(maria.registration().toBuilder().enabled(false).build()).value();
    assertThat(disabled.status()).isEqualTo(cancelled.status());
    assertThat(disabled.reactivate().value().registration().isEnabled()).isFalse();
  }

  @Test
  @DisplayName("REG-8: the same registration again changes nothing")
  void same_again() {
    assertThat(maria.withRegistration(maria.registration().toBuilder().build()).isChanged())
        .isFalse();
  }

  static Stream<Arguments> changes() {
    Registration.Builder base = Registration.builder(Person.of("Maria Clara", "de Souza"));
    return Stream.of(
        arguments("givenName", Registration.builder(Person.of("Lia", "de Souza"))),
        arguments("familyName", Registration.builder(Person.of("Maria Clara", "Teles"))),
        arguments(
            "socialName",
            Registration.builder(Person.of("Maria Clara", "de Souza").withSocialName("Clara"))),
        arguments("cpf", base.build().toBuilder().cpf(CPF)),
        arguments(
            "documents",
            base.build().toBuilder().document(IdentityDocument.parse("CO", "CC", "1.020.304.050"))),
        arguments("city", base.build().toBuilder().city("Belém")),
        arguments("state", base.build().toBuilder().state("PA")),
        arguments("country", base.build().toBuilder().country(Country.BRAZIL)),
        arguments("industry", base.build().toBuilder().industry("Varejo")),
        arguments("parent", base.build().toBuilder().parent(new CustomerId(new UUID(1, 2)))),
        arguments("externalId", base.build().toBuilder().externalId("crm-1")),
        arguments("timeZone", base.build().toBuilder().timeZone(ZoneId.of("America/Manaus"))),
        arguments("enabled", base.build().toBuilder().enabled(false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  @DisplayName("REG-8 PRIV-3: a change of one field only is a change, and names that field")
  void one_field(String field, Registration.Builder changed) {
    Registration before = Registration.builder(Person.of("Maria Clara", "de Souza")).build();
    Customer customer = Customer.register(maria.id(), before, SettableClock.START).value();
    After<Customer> after = customer.withRegistration(changed.build());
    assertThat(after.value().registration()).isEqualTo(changed.build()).isNotEqualTo(before);
    assertThat(after.value().registration()).hasSameHashCodeAs(changed.build());
    assertThat(after.events())
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsOnlyKeys(field));
    assertThat(after.value().withRegistration(before).events())
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsOnlyKeys(field));
  }

  @Test
  @DisplayName("REG-2 REG-8: another writing of the same document is a change, which tells neither")
  void document_in_another_writing() {
    Registration before =
        Registration.builder(Person.of("Lia", null))
            .document(IdentityDocument.parse("CO", "PAS", "ab 123"))
            .build();
    Registration next =
        before.toBuilder().document(IdentityDocument.parse("CO", "PAS", "AB-123")).build();
    Customer customer = Customer.register(maria.id(), before, SettableClock.START).value();
    After<Customer> after = customer.withRegistration(next);
    assertThat(after.events())
        .containsExactly(
            new RegistrationChanged(
                Map.of("documents", new FieldChange("[CO/PAS ***]", "[CO/PAS ***]"))));
    assertThat(after.value().registration().documents())
        .singleElement()
        .extracting(IdentityDocument::formatted)
        .isEqualTo("AB-123");
  }

  @Test
  @DisplayName("REG-8: an edit of a copy changes the name or a document, and nothing else")
  void edited_copy() {
    Registration before =
        Registration.builder(Person.of("Lia", "Teles"))
            .document(IdentityDocument.parse("CO", "PAS", "AB123"))
            .document(IdentityDocument.parse("CO", "CC", "1.020.304.050"))
            .city("Belém")
            .externalId("crm-1")
            .enabled(false)
            .build();
    IdentityDocument renewed = IdentityDocument.parse("CO", "PAS", "CD456");
    assertThat(changed(before, before.toBuilder().party(Person.of("Lia", "Reis"))))
        .containsExactly("familyName");
    Registration.Builder renewing =
        before.toBuilder().withoutDocument(renewed.type()).document(renewed);
    assertThat(changed(before, renewing)).containsExactly("documents");
    assertThat(renewing.build().documents())
        .extracting(IdentityDocument::compact)
        .containsExactly("1020304050", "CD456");
    assertThat(before.toBuilder().withoutDocument(renewed.type()).build().documents())
        .extracting(IdentityDocument::compact)
        .containsExactly("1020304050");
  }

  private Set<String> changed(Registration before, Registration.Builder next) {
    return Customer.register(maria.id(), before, SettableClock.START)
        .value()
        .withRegistration(next.build())
        .events()
        .get(0)
        .details()
        .keySet();
  }

  @Test
  @DisplayName("REG-2 REG-8: a company's number and names are fields like any other")
  void company_fields() {
    Registration before = Registration.builder(Company.of("Alfa Ltda.", null)).build();
    Registration next = Registration.builder(Company.of("Alfa S.A.", "Alfa")).cnpj(CNPJ).build();
    Customer customer = Customer.register(maria.id(), before, SettableClock.START).value();
    assertThat(before.toBuilder().cnpj(CNPJ).build()).isNotEqualTo(before);
    assertThat(customer.withRegistration(next).events().get(0).details())
        .containsOnlyKeys("legalName", "tradeName", "cnpj");
    assertThat(before).doesNotHaveSameHashCodeAs(next).doesNotHaveSameHashCodeAs(maria);
  }

  @Test
  @DisplayName("PRIV-1: all that is registered of a person is exported")
  void person_exported() {
    Registration whole =
        Registration.builder(Person.of("Maria Clara", "de Souza").withSocialName("Clara"))
            .cpf(CPF)
            .document(IdentityDocument.parse("CO", "CC", "1.020.304.050"))
            .city("Manaus")
            .state("Amazonas")
            .country(Country.BRAZIL)
            .industry("Varejo")
            .parent(new CustomerId(new UUID(1, 2)))
            .externalId("crm-1")
            .timeZone(ZoneId.of("America/Manaus"))
            .enabled(false)
            .build();
    Customer customer = Customer.register(maria.id(), whole, SettableClock.START).value();
    assertThat(CustomerRecord.of(customer))
        .containsExactly(
            entry("id", "155372b3-2d17-4922-a147-2da86c0aed2c"),
            entry("version", 1L),
            entry("externalId", "crm-1"),
            entry("kind", "person"),
            entry("givenName", "Maria Clara"),
            entry("familyName", "de Souza"),
            entry("socialName", "Clara"),
            entry("cpf", "529.982.247-25"),
            entry("identityDocuments", List.of("CO/CC 1.020.304.050")),
            entry("city", "Manaus"),
            entry("state", "AM"),
            entry("country", "BR"),
            entry("industry", "Varejo"),
            entry("inOrganization", true),
            entry("timeZone", "America/Manaus"),
            entry("enabled", false),
            entry("status", "active"),
            entry("registeredAt", SettableClock.START));
  }

  @Test
  @DisplayName("PRIV-1: all that is registered of a company is exported, its cancellation included")
  void company_exported() {
    Registration alfa = Registration.builder(Company.of("Alfa Ltda.", "Alfa")).cnpj(CNPJ).build();
    Customer customer =
        Customer.register(maria.id(), alfa, SettableClock.START)
            .value()
            .cancel(TODAY, "Encerrou", TODAY)
            .value();
    assertThat(CustomerRecord.of(customer))
        .contains(
            entry("kind", "company"),
            entry("legalName", "Alfa Ltda."),
            entry("tradeName", "Alfa"),
            entry("cnpj", "12.ABC.345/01DE-35"),
            entry("status", "cancelled"),
            entry("cancelledOn", TODAY),
            entry("cancellationReason", "Encerrou"));
  }

  @Test
  @DisplayName("PRIV-3: a change tells every field before and after, personal data masked")
  void change_is_masked() {
    Registration next =
        maria.registration().toBuilder().cpf(Cpf.parse("111.444.777-35")).city("Belém").build();
    RegistrationChanged changed =
        (RegistrationChanged) maria.withRegistration(next).events().get(0);
    assertThat(changed.details())
        .containsOnlyKeys("cpf", "city")
        .containsEntry("city", " > B***")
        .containsEntry("cpf", "***.982.247-** > ***.444.777-**");
    Registration renamed = Registration.builder(Person.of("Lia", "Teles")).cpf(CPF).build();
    assertThat(maria.withRegistration(renamed).events().get(0).details())
        .containsEntry("givenName", "M*** C*** > L***")
        .containsEntry("familyName", "d*** S*** > T***");
  }

  @Test
  @DisplayName("PRIV-3: no text form shows a name, a number or a reason")
  void masked() {
    Customer cancelled = maria.cancel(TODAY, "Mudou-se", TODAY).value();
    assertThat(cancelled.toString())
        .contains("155372b3")
        .doesNotContain("Maria", "Clara", "Souza", "529982247", "529.982", "Mudou-se");
    assertThat(maria.registration()).hasToString("Registration[Person[M*** C*** d*** S***]]");
    assertThat(maria.registration().toBuilder().externalId("crm-1").build())
        .hasToString("Registration[Person[M*** C*** d*** S***], crm-1]");
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, thrown -> assertThat(thrown.refusal()).isEqualTo(refusal));
  }
}
