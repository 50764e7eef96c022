package io.customerview.portfolio;

import io.customerview.customer.Customers.Place;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the portfolios, and which customer is in which. Every method runs in the caller's
 * unit of work, and takes and gives present ids of customers.
 *
 * <p>Who changes portfolios {@linkplain #lock locks} them first; who puts customers into portfolios
 * {@linkplain #hold holds} these, and has locked the customers after that.
 */
public interface Portfolios extends CustomerOwned {

  /** Returns the portfolios, by name in the order of code points. */
  List<Portfolio> all(UnitOfWork work);

  /**
   * As {@link #all}, and lets nobody else who locks change a portfolio until the unit of work ends.
   */
  List<Portfolio> lock(UnitOfWork work);

  /** Returns a portfolio, if there is one with this id. */
  Optional<Portfolio> find(UnitOfWork work, PortfolioId portfolio);

  /**
   * Returns those of these portfolios that there are, by id, and lets nobody change or remove them
   * until the unit of work ends. Several units of work can hold one at once.
   */
  Map<PortfolioId, Portfolio> hold(UnitOfWork work, Collection<PortfolioId> portfolios);

  /**
   * Saves portfolios, new ones and those that are stored under their ids; waits for whoever {@link
   * #hold}s one. Those that are no default are saved first.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     PortfolioRefusal.PortfolioNameTaken} if another one has the name, or with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if a manager would have two
   *     defaults, whatever others do at the same time and whether or not they {@link #lock}; the
   *     storage itself sees to both
   */
  void save(UnitOfWork work, Collection<Portfolio> portfolios);

  /**
   * Removes a portfolio in which nobody is.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if a customer is in it
   */
  void remove(UnitOfWork work, PortfolioId portfolio);

  /** Returns how many customers are in a portfolio. */
  long count(UnitOfWork work, PortfolioId portfolio);

  /** Returns where each of these customers is, but those who are in none. */
  Map<CustomerId, Placement> of(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns where those of these are who are customers, by id: in which portfolio, or empty for in
   * none.
   */
  Map<CustomerId, Optional<PortfolioId>> whereabouts(
      UnitOfWork work, Collection<CustomerId> customers);

  /** Returns how many active companies there are. */
  long countActiveCompanies(UnitOfWork work);

  /**
   * Returns the active companies with the portfolio that each is in, by sort name and then by id,
   * at most so many.
   *
   * @param after the place behind which they begin; empty for the first
   */
  List<TemplateRow> activeCompanies(UnitOfWork work, Optional<Place> after, int limit);

  /**
   * Puts customers where these say, each in the place of where it was.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if a portfolio is gone
   */
  void put(UnitOfWork work, Collection<Placement> placements);

  /**
   * Returns who is in a portfolio that this unit of work has saved, in the order of ids; whoever
   * would be put there now waits until the unit of work ends.
   */
  List<CustomerId> in(UnitOfWork work, PortfolioId portfolio);

  /** Lets customers be in no portfolio. */
  void takeOut(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns whether a portfolio has this journey. */
  default boolean leadsThrough(UnitOfWork work, JourneyId journey) {
    return all(work).stream().anyMatch(one -> one.journey().equals(Optional.of(journey)));
  }

  /** Returns the portfolio that a customer is in, if it is in one. */
  default Optional<CustomerPortfolio> of(UnitOfWork work, CustomerId customer) {
    return Optional.ofNullable(of(work, List.of(customer)).get(customer))
        .flatMap(
            placement ->
                find(work, placement.portfolio())
                    .map(portfolio -> CustomerPortfolio.of(placement, portfolio)));
  }
}
