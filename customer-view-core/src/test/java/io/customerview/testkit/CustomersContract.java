package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Customers;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentType;
import io.customerview.identity.IdentityDocument;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link Customers} promises, together with the locks of the same storage. */
public interface CustomersContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("REG-5: all ids can be read in their order, in pages")
  default void ids_in_order() {
    List<CustomerId> registered = new ArrayList<>();
    for (int at = 0; at < 3; at++) {
      registered.add(add(person()).id());
    }
    List<CustomerId> read = new ArrayList<>();
    List<CustomerId> page;
    do {
      Optional<CustomerId> last =
          read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
      page = Work.in(storage(), work -> storage().customers().after(work, last, 2));
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      read.addAll(page);
    } while (!page.isEmpty());
    assertThat(read).containsAll(registered).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("REG-1 REG-2 REG-3: a registration is read as it was written, every field of it")
  default void registrations_are_read_as_written() {
    Customer parent = add(Registration.builder(Company.of("Armazém Exemplo S.A.", null)).build());
    Customer person =
        add(
            Registration.builder(Person.of("Maria Clara", "de Souza").withSocialName("Clara 🌻"))
                .cpf(Cpf.parse("529.982.247-25"))
                .document(IdentityDocument.parse("CO", "CC", "1.020.304.050"))
                .document(IdentityDocument.parse("BR", "RG", "12.345.678-X"))
                .document(
                    IdentityDocument.parse(
                        new DocumentType(Country.parse("AR"), "DNI", DocumentType.Rule.CEDULA),
                        "30.123.456"))
                .city("São Paulo")
                .state("São Paulo")
                .country(Country.BRAZIL)
                .industry("Tecnologia da informação")
                .parent(parent.id())
                .externalId("crm-" + UUID.randomUUID())
                .timeZone(ZoneId.of("America/Manaus"))
                .enabled(false)
                .build());
    Customer company =
        add(
            Registration.builder(Company.of("Alfa Nova Ltda.", "Alfa"))
                .cnpj(Cnpj.parse("12.ABC.345/01DE-35"))
                .build());
    assertThat(find(person.id())).contains(person);
    assertThat(find(company.id())).contains(company);
    assertThat(find(person.id()).orElseThrow().registration().documents())
        .extracting(IdentityDocument::formatted)
        .containsExactly("30.123.456", "12.345.678-X", "1.020.304.050");
    assertThat(person.registration().state()).contains("SP");
  }

  @Test
  @DisplayName("REG-4: a cancellation is read as it was written, and can be taken back")
  default void cancellation() {
    Customer customer = add(person());
    LocalDate day = LocalDate.of(2026, 11, 20);
    Customer cancelled = customer.cancel(day, "Mudou-se", day).value();
    Work.run(storage(), work -> customers().update(work, List.of(cancelled)));
    assertThat(find(customer.id()).orElseThrow().status())
        .isEqualTo(new Cancelled(day, "Mudou-se"));
    Work.run(storage(), work -> customers().update(work, List.of(cancelled.reactivate().value())));
    assertThat(find(customer.id())).contains(customer);
  }

  @Test
  @DisplayName(
      "an update puts all fields in the place of the old ones, and gives back the external id")
  default void update_replaces() {
    String external = "crm-" + UUID.randomUUID();
    Customer before =
        add(
            Registration.builder(Person.of("Rui", "D'Avelar"))
                .externalId(external)
                .document(IdentityDocument.parse("BR", "RG", "1"))
                .city("Recife")
                .build());
    Customer after =
        before.withRegistration(Registration.builder(Company.of("Rui ME", null)).build()).value();
    Work.run(storage(), work -> customers().update(work, List.of(after)));
    assertThat(find(before.id())).contains(after);
    Customer other = add(Registration.builder(Person.of("Lia", null)).externalId(external).build());
    assertThat(byExternalId(external)).contains(other.id());
  }

  @Test
  @DisplayName(
      "REG-8: an external id belongs to one customer; a second is refused and nothing is added")
  default void external_id_taken() {
    String external = "crm-" + UUID.randomUUID();
    Customer first = add(Registration.builder(Person.of("Lia", null)).externalId(external).build());
    Customer bystander = register(person());
    Customer second =
        register(Registration.builder(Person.of("Rui", null)).externalId(external).build());
    assertThatThrownBy(
            () -> Work.run(storage(), work -> customers().add(work, List.of(bystander, second))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(ExternalIdTaken.class));
    assertThat(find(second.id())).isEmpty();
    assertThat(find(bystander.id())).isEmpty();
    assertThat(byExternalId(external)).contains(first.id());
    Customer moved = add(person());
    Customer taking =
        moved
            .withRegistration(moved.registration().toBuilder().externalId(external).build())
            .value();
    assertThatThrownBy(() -> Work.run(storage(), work -> customers().update(work, List.of(taking))))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("REG-8: external ids are compared exactly, by case too")
  default void external_id_exact() {
    String external = "Crm-" + UUID.randomUUID();
    add(Registration.builder(Person.of("Lia", null)).externalId(external).build());
    assertThat(byExternalId(external.toLowerCase(java.util.Locale.ROOT))).isEmpty();
  }

  @Test
  @DisplayName("REG-7: the members of a company come by folded name, in pages, and only its own")
  default void members() {
    Customer company = add(Registration.builder(Company.of("Casa Nove Ltda.", null)).build());
    List<Registration> members = new ArrayList<>();
    for (String name : List.of("Érica", "ana", "Zoé", "Bia", "Ana")) {
      members.add(Registration.builder(Person.of(name, null)).parent(company.id()).build());
    }
    members.add(Registration.builder(Company.of("Filial", null)).parent(company.id()).build());
    members.forEach(this::add);
    add(person());
    List<String> names = new ArrayList<>();
    Optional<Customers.Place> after = Optional.empty();
    while (true) {
      Optional<Customers.Place> from = after;
      List<Customer> page =
          Work.in(storage(), work -> customers().membersOf(work, company.id(), from, 2));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(member -> names.add(member.registration().party().displayName()));
      after = Optional.of(Customers.Place.of(page.get(page.size() - 1)));
    }
    assertThat(names).hasSize(6).containsSubsequence("Bia", "Érica", "Filial", "Zoé");
    assertThat(names.subList(0, 2)).containsExactlyInAnyOrder("ana", "Ana");
    List<Customer> people =
        Work.in(storage(), work -> customers().peopleOf(work, company.id(), Optional.empty(), 9));
    assertThat(people)
        .extracting(person -> person.registration().party().displayName())
        .isEqualTo(names.stream().filter(name -> !name.equals("Filial")).toList());
    Customers.Place third = Customers.Place.of(people.get(2));
    List<Customer> next =
        Work.in(storage(), work -> customers().peopleOf(work, company.id(), Optional.of(third), 1));
    assertThat(next).containsExactly(people.get(3));
  }

  private List<Customer> members(Customer company, Optional<Customers.Place> after, int limit) {
    return Work.in(storage(), work -> customers().membersOf(work, company.id(), after, limit));
  }

  @Test
  @DisplayName("REG-7: the list of members goes on where it was, whoever is gone or moved")
  default void members_gone() {
    Customer company = add(Registration.builder(Company.of("Casa Nove Ltda.", null)).build());
    List<Customer> members = new ArrayList<>();
    for (String name : List.of("Ana", "Bia", "Caio", "Davi")) {
      members.add(add(Registration.builder(Person.of(name, null)).parent(company.id()).build()));
    }
    Optional<Customers.Place> ana = Optional.of(Customers.Place.of(members.get(0)));
    Optional<Customers.Place> bia = Optional.of(Customers.Place.of(members.get(1)));
    Customer elsewhere =
        members
            .get(1)
            .withRegistration(Registration.builder(Person.of("Bia", null)).build())
            .value();
    Work.run(
        storage(),
        work -> {
          customers().erase(work, members.get(0).id());
          customers().update(work, List.of(elsewhere));
        });
    assertThat(members(company, ana, 9))
        .extracting(Customer::id)
        .containsExactly(members.get(2).id(), members.get(3).id());
    assertThat(members(company, bia, 1))
        .extracting(Customer::id)
        .containsExactly(members.get(2).id());
  }

  @Test
  @DisplayName("parents and members can be added in any order, in one go")
  default void any_order() {
    Customer parent = register(Registration.builder(Company.of("Topo", null)).build());
    Customer member =
        register(Registration.builder(Person.of("Lia", null)).parent(parent.id()).build());
    Work.run(storage(), work -> customers().add(work, List.of(member, parent)));
    assertThat(find(member.id())).contains(member);
  }

  @Test
  @DisplayName(
      "CNT-8: locks give the versions of those that there are, and raised versions are read back")
  default void locks_and_versions() {
    Customer customer = add(person());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Work.run(
        storage(),
        work -> {
          assertThat(storage().locks().lock(work, List.of(nobody, customer.id())))
              .isEqualTo(Map.of(customer.id(), Version.FIRST));
          assertThat(storage().locks().lockNext(work, List.of(customer.id(), nobody)))
              .containsExactly(Map.entry(customer.id(), Version.FIRST));
          assertThat(storage().locks().lockNext(work, List.of(nobody))).isEmpty();
          storage().locks().raise(work, Map.of(customer.id(), new Version(2)));
        });
    assertThat(find(customer.id()).orElseThrow().version()).isEqualTo(new Version(2));
    Work.run(storage(), work -> customers().update(work, List.of(customer)));
    assertThat(find(customer.id()).orElseThrow().version()).isEqualTo(new Version(2));
  }

  @Test
  @DisplayName("a former id leads to the present one in one step, through however many merges")
  default void former_ids() {
    Customer one = add(person());
    CustomerId former = new CustomerId(UUID.randomUUID());
    Customer other = add(person());
    Work.run(storage(), work -> storage().locks().redirect(work, former, one.id()));
    Work.run(storage(), work -> storage().locks().redirect(work, one.id(), other.id()));
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Map<CustomerId, CustomerId> resolved =
        Work.in(
            storage(),
            work -> storage().locks().resolve(work, List.of(former, one.id(), other.id(), nobody)));
    assertThat(resolved)
        .isEqualTo(
            Map.of(
                former, other.id(), one.id(), other.id(), other.id(), other.id(), nobody, nobody));
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2: a registration is exported whole; erased, it is gone and its members have no parent")
  default void exported_and_erased() {
    Customer company =
        add(
            Registration.builder(Company.of("Casa Nove Ltda.", "Nove"))
                .cnpj(Cnpj.parse("09.965.982/0001-20"))
                .externalId("crm-" + UUID.randomUUID())
                .build());
    Customer member =
        add(Registration.builder(Person.of("Lia", null)).parent(company.id()).build());
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> customers().export(work, company.id(), records::add));
    assertThat(records)
        .singleElement()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("legalName", "Casa Nove Ltda.")
                    .containsEntry("tradeName", "Nove")
                    .containsEntry("cnpj", "09.965.982/0001-20")
                    .containsEntry("enabled", true));
    Work.run(storage(), work -> customers().erase(work, company.id()));
    Work.run(storage(), work -> customers().erase(work, company.id()));
    assertThat(find(company.id())).isEmpty();
    assertThat(find(member.id()).orElseThrow().registration().parent()).isEmpty();
    Map<CustomerId, Version> locked =
        Work.in(storage(), work -> storage().locks().lock(work, List.of(company.id())));
    assertThat(locked).isEmpty();
    ExternalId external = company.registration().externalId().orElseThrow();
    assertThat(byExternalId(external.value())).isEmpty();
  }

  @Test
  @DisplayName("MRG-2: members are handed over to another company")
  default void reassigned() {
    Customer from = add(Registration.builder(Company.of("De", null)).build());
    Customer to = add(Registration.builder(Company.of("Para", null)).build());
    Customer member = add(Registration.builder(Person.of("Lia", null)).parent(from.id()).build());
    Work.run(storage(), work -> customers().reassign(work, from.id(), to.id()));
    assertThat(find(member.id()).orElseThrow().registration().parent()).contains(to.id());
    List<Customer> members =
        Work.in(storage(), work -> customers().membersOf(work, to.id(), Optional.empty(), 9));
    assertThat(members).extracting(Customer::id).containsExactly(member.id());
  }

  private Customers customers() {
    return storage().customers();
  }

  private Optional<Customer> find(CustomerId id) {
    return Work.in(storage(), work -> customers().find(work, id));
  }

  private Optional<CustomerId> byExternalId(String external) {
    ExternalId id = new ExternalId(external);
    return Optional.ofNullable(
        Work.in(storage(), work -> customers().byExternalId(work, List.of(id))).get(id));
  }

  private Customer add(Registration registration) {
    Customer customer = register(registration);
    Work.run(storage(), work -> customers().add(work, List.of(customer)));
    return customer;
  }

  private static Registration person() {
    Party person = Person.of("Lia", "Teles");
    return Registration.builder(person).build();
  }

  private static Customer register(Registration registration) {
    return Customer.register(new CustomerId(UUID.randomUUID()), registration, SettableClock.START)
        .value();
  }
}
