package io.customerview.search;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.search.SearchIndex.Card;
import io.customerview.shared.CustomerId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row of the customer list (REG-5).
 *
 * @param id the customer
 * @param name the name that the customer is shown under
 * @param cpf the CPF of a person
 * @param cnpj the CNPJ of a company
 * @param primaryEmail the primary e-mail address
 * @param primaryPhone the primary phone number
 */
public record CustomerSummary(
    CustomerId id,
    String name,
    Optional<Cpf> cpf,
    Optional<Cnpj> cnpj,
    Optional<EmailAddress> primaryEmail,
    Optional<PhoneNumber> primaryPhone) {

  public CustomerSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cpf, "cpf");
    Objects.requireNonNull(cnpj, "cnpj");
    Objects.requireNonNull(primaryEmail, "primaryEmail");
    Objects.requireNonNull(primaryPhone, "primaryPhone");
  }

  static CustomerSummary of(CustomerId id, Card card) {
    return new CustomerSummary(
        id,
        card.name(),
        first(card, key -> key.field() == SearchField.CPF).map(key -> Cpf.parse(key.key())),
        first(card, key -> key.field() == SearchField.CNPJ).map(key -> Cnpj.parse(key.key())),
        first(card, key -> key.field() == SearchField.EMAIL && key.isPrimary())
            .map(key -> EmailAddress.parse(key.shown(), EmailAddress.Domains.LOCAL)),
        first(card, key -> key.field() == SearchField.PHONE && key.isPrimary())
            .map(key -> PhoneNumber.ofCompact(key.key())));
  }

  private static Optional<SearchKey> first(Card card, Predicate<SearchKey> wanted) {
    return card.keys().stream().filter(wanted).findFirst();
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "CustomerSummary[" + id + "]";
  }
}
