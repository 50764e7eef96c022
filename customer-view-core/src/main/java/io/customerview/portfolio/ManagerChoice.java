package io.customerview.portfolio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What there is to choose once a success manager is chosen for a customer (POR-6). Immutable.
 *
 * @param proposed the portfolio that stands there first: the manager's default, or else the only
 *     one
 * @param portfolios all that can be chosen, by name; empty if the agent manages none
 */
public record ManagerChoice(Optional<Portfolio> proposed, List<Portfolio> portfolios) {

  public ManagerChoice {
    Objects.requireNonNull(proposed, "proposed");
    portfolios = List.copyOf(portfolios);
  }
}
