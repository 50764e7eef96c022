package io.customerview.customer;

import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.List;

/** What a registration is found by: every name, every number, both ids (SRCH-2, 3, 5, 6). */
final class RegistrationKeys {

  private RegistrationKeys() {}

  static List<SearchKey> of(CustomerId id, Registration registration) {
    List<SearchKey> keys = new ArrayList<>();
    keys.add(SearchKey.ofCustomerId(id));
    registration.externalId().map(SearchKey::ofExternalId).ifPresent(keys::add);
    registration.cpf().map(SearchKey::ofCpf).ifPresent(keys::add);
    registration.cnpj().map(SearchKey::ofCnpj).ifPresent(keys::add);
    registration.documents().stream().map(SearchKey::ofIdentityDocument).forEach(keys::add);
    if (registration.party() instanceof Person person) {
      keys.add(SearchKey.ofName(SearchField.FULL_NAME, person.fullName()));
      person
          .socialName()
          .ifPresent(name -> keys.add(SearchKey.ofName(SearchField.SOCIAL_NAME, name)));
    } else if (registration.party() instanceof Company company) {
      keys.add(SearchKey.ofName(SearchField.LEGAL_NAME, company.legalName()));
      company
          .tradeName()
          .ifPresent(name -> keys.add(SearchKey.ofName(SearchField.TRADE_NAME, name)));
    }
    return keys;
  }
}
