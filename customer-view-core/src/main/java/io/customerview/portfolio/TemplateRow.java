package io.customerview.portfolio;

import io.customerview.customer.Customers.Place;
import io.customerview.customer.Party.Company;
import io.customerview.identity.Cnpj;
import io.customerview.identity.SearchEntries;
import io.customerview.shared.CustomerId;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the template for an import: an active company, and where it is now (POR-8). Immutable.
 *
 * @param customer the company
 * @param party its names
 * @param cnpj its CNPJ, where one is registered
 * @param portfolio the portfolio that it is in, with the success manager
 */
public record TemplateRow(
    CustomerId customer, Company party, Optional<Cnpj> cnpj, Optional<Portfolio> portfolio) {

  public TemplateRow {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(cnpj, "cnpj");
    Objects.requireNonNull(portfolio, "portfolio");
  }

  /** Returns the place among the active companies. */
  public Place place() {
    return new Place(SearchEntries.sortName(party.displayName()), customer);
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "TemplateRow[" + customer + "]";
  }
}
