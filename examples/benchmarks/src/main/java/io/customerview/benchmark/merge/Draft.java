package io.customerview.benchmark.merge;

import io.customerview.contact.Address;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.PhoneType;
import io.customerview.intake.IntakeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer on its way to become a row: what of it can go wrong. Not thread-safe. */
final class Draft {

  final boolean person;
  final List<IdentityDocument> documents;
  final List<PhoneNumber> phones = new ArrayList<>();
  final List<String> emails = new ArrayList<>();
  List<String> words;
  @Nullable String otherName;
  @Nullable Cpf cpf;
  @Nullable Cnpj cnpj;
  @Nullable String city;
  @Nullable String state;
  private final @Nullable Country country;

  private Draft(Registration from) {
    this.person = from.isPerson();
    this.documents = new ArrayList<>(from.documents());
    if (from.party() instanceof Person one) {
      this.words = words(one.fullName());
      this.otherName = one.socialName().orElse(null);
    } else {
      Company company = (Company) from.party();
      this.words = words(company.legalName());
      this.otherName = company.tradeName().orElse(null);
    }
    this.cpf = from.cpf().orElse(null);
    this.cnpj = from.cnpj().orElse(null);
    this.city = from.city().orElse(null);
    this.state = from.state().orElse(null);
    this.country = from.country().orElse(null);
  }

  static Draft of(IntakeRow row) {
    Draft draft = new Draft(row.registration());
    for (NewContact contact : row.contacts()) {
      if (contact.address() instanceof Address.Phone phone) {
        draft.phones.add(phone.number());
      } else if (contact.address() instanceof Address.Email email) {
        draft.emails.add(email.email().compact());
      }
    }
    return draft;
  }

  static List<String> words(String name) {
    return new ArrayList<>(List.of(name.trim().split(" +", -1)));
  }

  Optional<PhoneNumber> mobile() {
    return phones.stream().filter(Draft::isMobile).findFirst();
  }

  static boolean isMobile(PhoneNumber number) {
    return number.type() == PhoneType.MOBILE;
  }

  boolean isBrazilian() {
    return country != null && country.equals(Country.BRAZIL);
  }

  IntakeRow toRow(long number) {
    Registration.Builder registration =
        Registration.builder(party())
            .externalId("C" + number)
            .cpf(cpf)
            .cnpj(cnpj)
            .city(city)
            .state(state)
            .country(country);
    documents.forEach(registration::document);
    IntakeRow row = IntakeRow.of(number, registration.build());
    for (PhoneNumber phone : phones) {
      row = row.contact(NewContact.of(new Address.Phone(phone)));
    }
    for (String email : emails) {
      row = row.contact(NewContact.of(Address.email(email)));
    }
    return row;
  }

  private Party party() {
    return person
        ? Person.of(words.get(0), String.join(" ", words.subList(1, words.size())))
            .withSocialName(otherName)
        : Company.of(String.join(" ", words), otherName);
  }
}
