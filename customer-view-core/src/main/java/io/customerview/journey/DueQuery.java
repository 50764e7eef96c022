package io.customerview.journey;

import io.customerview.shared.AgentId;
import io.customerview.shared.DateRange;
import io.customerview.shared.PortfolioId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list of what falls due shows (JRN-3): {@link #ALL} of it, or as an agent asks for it:
 *
 * <pre>{@code
 * DueQuery.ALL.within(DateRange.of(today, today.plusDays(6))).managedBy(agent)
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param days only what is due on these days; what is late too, where they have no beginning
 * @param portfolio only that of the customers of a portfolio
 * @param manager only that of the customers of a success manager, in whatever portfolio
 * @param withCancelled whether that of customers who are cancelled is shown too: their journey goes
 *     on as long as they are in it
 */
public record DueQuery(
    DateRange days,
    Optional<PortfolioId> portfolio,
    Optional<AgentId> manager,
    boolean withCancelled) {

  /** All that is due, of all customers who are ones still. */
  public static final DueQuery ALL =
      new DueQuery(DateRange.ALL, Optional.empty(), Optional.empty(), false);

  public DueQuery {
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(manager, "manager");
  }

  public DueQuery within(DateRange range) {
    return new DueQuery(range, portfolio, manager, withCancelled);
  }

  public DueQuery in(PortfolioId only) {
    return new DueQuery(days, Optional.of(only), manager, withCancelled);
  }

  public DueQuery managedBy(AgentId only) {
    return new DueQuery(days, portfolio, Optional.of(only), withCancelled);
  }

  public DueQuery includingCancelled() {
    return new DueQuery(days, portfolio, manager, true);
  }

  /** Returns a text that differs where two lists do, for their cursors. */
  String text() {
    return days + "\n" + portfolio + "\n" + manager + "\n" + withCancelled;
  }
}
