package io.customerview.portfolio;

import io.customerview.portfolio.PortfolioEvent.CustomerNoLongerNew;
import io.customerview.portfolio.PortfolioEvent.CustomerPlaced;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * That a customer is in a portfolio (POR-5); it is in one at most. Immutable and thread-safe.
 *
 * @param customer who
 * @param portfolio which one; the portfolio's manager is the customer's (POR-6)
 * @param isNew whether the customer is shown as new
 * @param since since when it is in this portfolio
 */
public record Placement(CustomerId customer, PortfolioId portfolio, boolean isNew, Instant since) {

  public Placement {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(since, "since");
  }

  /**
   * Puts a customer into a portfolio, as new; into the one that it is in already changes nothing.
   *
   * @param before where the customer is
   */
  public static After<Placement> put(
      CustomerId customer, Optional<Placement> before, PortfolioId into, Instant moment) {
    if (before.isPresent() && before.get().portfolio.equals(into)) {
      return After.unchanged(before.get());
    }
    return After.of(
        new Placement(customer, into, true, moment),
        new CustomerPlaced(before.map(Placement::portfolio), into));
  }

  /** Shows the customer as new no longer. */
  public After<Placement> seen() {
    return isNew
        ? After.of(
            new Placement(customer, portfolio, false, since), new CustomerNoLongerNew(portfolio))
        : After.unchanged(this);
  }

  /** Returns this as it is exported (PRIV-1). */
  public Map<String, Object> toRecord(Portfolio of) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("portfolio", portfolio.toString());
    fields.put("name", of.name());
    fields.put("manager", of.manager().value());
    fields.put("new", isNew);
    fields.put("since", since);
    return fields;
  }
}
