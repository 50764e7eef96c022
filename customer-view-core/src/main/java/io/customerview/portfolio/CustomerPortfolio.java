package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import java.time.Instant;
import java.util.Objects;

/**
 * The portfolio that a customer is in, as its profile shows it (POR-6). Immutable and thread-safe.
 *
 * @param portfolio the portfolio, with its success manager
 * @param isNew whether the customer is shown as new
 * @param since since when it is in this portfolio
 */
public record CustomerPortfolio(Portfolio portfolio, boolean isNew, Instant since) {

  public CustomerPortfolio {
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(since, "since");
  }

  static CustomerPortfolio of(Placement placement, Portfolio portfolio) {
    return new CustomerPortfolio(portfolio, placement.isNew(), placement.since());
  }

  /** Returns the customer's success manager: the portfolio's. */
  public AgentId manager() {
    return portfolio.manager();
  }
}
