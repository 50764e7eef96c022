package io.customerview.portfolio;

import io.customerview.shared.PortfolioId;
import io.customerview.shared.Refusal;
import io.customerview.shared.Version;
import java.util.List;

/** Why something with a portfolio was refused. */
public sealed interface PortfolioRefusal extends Refusal {

  /** There is no portfolio with this id, or no longer. */
  record PortfolioUnknown(PortfolioId portfolio) implements PortfolioRefusal {
    @Override
    public String code() {
      return "portfolio.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(portfolio.value());
    }
  }

  /** The portfolio has changed since it was read: read it again and decide anew. */
  record StalePortfolio(PortfolioId portfolio, Version expected, Version actual)
      implements PortfolioRefusal {
    @Override
    public String code() {
      return "portfolio.stale_version";
    }

    @Override
    public List<Object> arguments() {
      return List.of(portfolio.value(), expected.number(), actual.number());
    }
  }

  /** Another portfolio has this name (POR-1). */
  record PortfolioNameTaken() implements PortfolioRefusal {
    @Override
    public String code() {
      return "portfolio.name_taken";
    }
  }

  /** A portfolio with customers can't be deleted (POR-1). */
  record PortfolioNotEmpty(PortfolioId portfolio, long customers) implements PortfolioRefusal {
    @Override
    public String code() {
      return "portfolio.not_empty";
    }

    @Override
    public List<Object> arguments() {
      return List.of(portfolio.value(), customers);
    }
  }

  /** The portfolio is not one of the manager who was chosen (POR-6). */
  record PortfolioOfOther(PortfolioId portfolio) implements PortfolioRefusal {
    @Override
    public String code() {
      return "portfolio.of_other_manager";
    }

    @Override
    public List<Object> arguments() {
      return List.of(portfolio.value());
    }
  }
}
