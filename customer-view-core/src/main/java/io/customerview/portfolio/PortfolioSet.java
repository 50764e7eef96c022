package io.customerview.portfolio;

import io.customerview.portfolio.PortfolioEvent.PortfolioAdded;
import io.customerview.portfolio.PortfolioEvent.PortfolioChanged;
import io.customerview.portfolio.PortfolioEvent.PortfolioDeleted;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNameTaken;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNotEmpty;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.portfolio.PortfolioRefusal.StalePortfolio;
import io.customerview.shared.After;
import io.customerview.shared.AgentId;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All portfolios together, and the rules for changing them (POR-1, POR-2). Immutable and
 * thread-safe.
 */
@Wiring
public final class PortfolioSet {

  /** The order in which portfolios are shown: by name. */
  public static final Comparator<Portfolio> BY_NAME =
      Comparator.comparing(Portfolio::name, CodePointOrder::compare);

  private final Map<PortfolioId, Portfolio> portfolios;

  private PortfolioSet(Map<PortfolioId, Portfolio> portfolios) {
    this.portfolios = Collections.unmodifiableMap(portfolios);
  }

  /** Obtains the set from what is stored. */
  public static PortfolioSet of(Collection<Portfolio> stored) {
    Map<PortfolioId, Portfolio> byId = new LinkedHashMap<>();
    stored.forEach(portfolio -> byId.put(portfolio.id(), portfolio));
    return new PortfolioSet(byId);
  }

  /** Returns the portfolios, by name. */
  public List<Portfolio> portfolios() {
    return portfolios.values().stream().sorted(BY_NAME).toList();
  }

  /** Returns the portfolios of an agent, by name. */
  public List<Portfolio> of(AgentId manager) {
    return portfolios().stream().filter(one -> one.manager().equals(manager)).toList();
  }

  /**
   * Returns one of the portfolios.
   *
   * @throws RefusedException with {@link PortfolioUnknown}
   */
  public Portfolio portfolio(PortfolioId id) {
    return find(id).orElseThrow(() -> new RefusedException(new PortfolioUnknown(id)));
  }

  Optional<Portfolio> find(PortfolioId id) {
    return Optional.ofNullable(portfolios.get(id));
  }

  /**
   * Adds a portfolio; one that is its manager's default takes the place of the former one (POR-2).
   *
   * @throws RefusedException with {@link PortfolioNameTaken}, or if the name is none
   */
  public After<PortfolioSet> add(PortfolioId id, PortfolioDraft draft) {
    Portfolio portfolio = Portfolio.of(id, draft);
    return with(portfolio, new PortfolioAdded(id, portfolio.manager()));
  }

  /**
   * Puts what was edited in the place of a portfolio; one that becomes its manager's default takes
   * the place of the former one (POR-2). The same again changes nothing.
   *
   * @throws RefusedException with {@link PortfolioUnknown}, {@link StalePortfolio}, {@link
   *     PortfolioNameTaken}, or if the name is none
   */
  public After<PortfolioSet> change(PortfolioId id, Version expected, PortfolioDraft draft) {
    Portfolio before = portfolio(id, expected);
    Portfolio after = before.edited(draft);
    return after.equals(before)
        ? After.unchanged(this)
        : with(after, new PortfolioChanged(before, after));
  }

  /**
   * Deletes a portfolio.
   *
   * @param customers how many customers are in it
   * @throws RefusedException with {@link PortfolioUnknown}, {@link StalePortfolio} or {@link
   *     PortfolioNotEmpty}
   */
  public After<PortfolioSet> delete(PortfolioId id, Version expected, long customers) {
    portfolio(id, expected);
    if (customers > 0) {
      throw new RefusedException(new PortfolioNotEmpty(id, customers));
    }
    Map<PortfolioId, Portfolio> rest = new LinkedHashMap<>(portfolios);
    rest.remove(id);
    return After.of(new PortfolioSet(rest), new PortfolioDeleted(id));
  }

  private Portfolio portfolio(PortfolioId id, Version expected) {
    Portfolio portfolio = portfolio(id);
    if (!portfolio.version().equals(expected)) {
      throw new RefusedException(new StalePortfolio(id, expected, portfolio.version()));
    }
    return portfolio;
  }

  /**
   * Returns the portfolio that a screen for choosing a manager proposes: the manager's default, or
   * else the only one (POR-6).
   */
  public Optional<Portfolio> proposal(AgentId manager) {
    List<Portfolio> own = of(manager);
    return own.stream()
        .filter(Portfolio::isDefault)
        .findFirst()
        .or(() -> own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty());
  }

  /**
   * Returns the portfolio that opens first for an agent: the default, else the only one, else the
   * first by name; empty if the agent manages none (POR-7).
   */
  public Optional<Portfolio> opening(AgentId manager) {
    return proposal(manager).or(() -> of(manager).stream().findFirst());
  }

  private After<PortfolioSet> with(Portfolio portfolio, DomainEvent event) {
    Map<PortfolioId, Portfolio> next = new LinkedHashMap<>(portfolios);
    List<DomainEvent> events = new ArrayList<>();
    for (Portfolio other : portfolios.values()) {
      if (other.id().equals(portfolio.id())) {
        continue;
      }
      if (other.name().equals(portfolio.name())) {
        throw new RefusedException(new PortfolioNameTaken());
      }
      if (portfolio.isDefault() && other.isDefault() && isOfOneManager(other, portfolio)) {
        Portfolio unset = other.edited(other.toDraft().notDefault());
        next.put(unset.id(), unset);
        events.add(new PortfolioChanged(other, unset));
      }
    }
    next.put(portfolio.id(), portfolio);
    events.add(event);
    return new After<>(new PortfolioSet(next), events);
  }

  private static boolean isOfOneManager(Portfolio one, Portfolio other) {
    return one.manager().equals(other.manager());
  }
}
