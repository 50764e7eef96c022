package io.customerview.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.CustomerEvent.CustomerCancelled;
import io.customerview.customer.CustomerEvent.CustomerReactivated;
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
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Cpf CPF = Cpf.parse("529.982.247-25");
  private static final Cnpj CNPJ = Cnpj.parse("12.ABC.345/01DE-35");

  private final Customer maria =
      Customer.register(
              new CustomerId(UUID.fromString("155372b3-2d17-4922-a147-2da86c0aed2c")),
              Registration.of(Person.of("Maria Clara", "de Souza")).cpf(CPF).build(),
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
    assertThat(Registration.of(Company.of("Alfa", null)).cnpj(CNPJ).build().cnpj()).contains(CNPJ);
    refused(
        () -> Registration.of(Person.of("Lia", null)).cnpj(CNPJ).build(),
        new TaxNumberOfOtherKind(true));
    refused(
        () -> Registration.of(Company.of("Alfa", null)).cpf(CPF).build(),
        new TaxNumberOfOtherKind(false));
  }

  @Test
  @DisplayName(
      "REG-2: identity documents are one per country and type; the NIT's check digit is verified, a cédula has none")
  void documents() {
    Registration.Builder two =
        Registration.of(Person.of("Lia", null))
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
      "REG-3: a Brazilian state is kept by its abbreviation, however it came; another country's as it came")
  void states() {
    assertThat(Registration.of(Person.of("Lia", null)).state("sao  paulo").build().state())
        .contains("SP");
    assertThat(
            Registration.of(Person.of("Lia", null))
                .state("Pará")
                .country(Country.BRAZIL)
                .build()
                .state())
        .contains("PA");
    assertThat(
            Registration.of(Person.of("Lia", null))
                .state("Amazonas")
                .country(Country.COLOMBIA)
                .build()
                .state())
        .contains("Amazonas");
    assertThat(Registration.of(Person.of("Lia", null)).state("X").build().state()).contains("X");
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
  }

  @Test
  @DisplayName("REG-4: the same cancellation again changes nothing, another one is refused")
  void cancel_again() {
    Customer cancelled = maria.cancel(TODAY, "Mudou-se", TODAY).value();
    assertThat(cancelled.cancel(TODAY, "Mudou-se", TODAY.plusDays(3)).isChanged()).isFalse();
    refused(() -> cancelled.cancel(TODAY, "Outra", TODAY), new AlreadyCancelled(TODAY));
    assertThat(cancelled.reactivate().value()).isEqualTo(maria);
    assertThat(cancelled.reactivate().events()).containsExactly(new CustomerReactivated());
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

  @Test
  @DisplayName("PRIV-3: a change tells every field before and after, personal data masked")
  void change_is_masked() {
    Registration next =
        maria.registration().toBuilder().cpf(Cpf.parse("111.444.777-35")).city("Belém").build();
    RegistrationChanged changed =
        (RegistrationChanged) maria.withRegistration(next).events().get(0);
    assertThat(changed.details())
        .containsOnlyKeys("cpf", "city")
        .containsEntry("city", " > Belém")
        .containsEntry("cpf", "***.982.247-** > ***.444.777-**");
    Registration renamed = Registration.of(Person.of("Lia", "Teles")).cpf(CPF).build();
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
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, thrown -> assertThat(thrown.refusal()).isEqualTo(refusal));
  }
}
