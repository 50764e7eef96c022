package io.customerview.search;

import io.customerview.shared.CustomerId;
import java.util.List;
import java.util.Objects;

/**
 * A customer that a query found, once, however many of its fields met the query.
 *
 * @param customer what the customer list shows of it
 * @param tier how well it meets the query: 0 exactly, 1 same base, root or twin, 2 start of an
 *     identifier or whole words, 3 starts of words, 4 similar
 * @param kind the kind of the reading that it meets best
 * @param matched every field that met the query
 */
public record Hit(CustomerSummary customer, int tier, SearchKind kind, List<MatchedField> matched) {

  public Hit {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(kind, "kind");
    matched = List.copyOf(matched);
  }

  /** Returns the customer's id. */
  public CustomerId id() {
    return customer.id();
  }
}
