package io.customerview.memory;

import io.customerview.customer.Customer;
import io.customerview.customer.Customers.Place;
import io.customerview.customer.Party.Company;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNameTaken;
import io.customerview.portfolio.PortfolioSet;
import io.customerview.portfolio.Portfolios;
import io.customerview.portfolio.TemplateRow;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The portfolios, and who is in which. */
final class MemoryPortfolios implements Portfolios {

  static final Comparator<Place> BY_PLACE =
      Comparator.comparing(Place::sortName, CodePointOrder::compare).thenComparing(Place::member);

  private final MemoryCustomers customers;
  private final Table<PortfolioId, Portfolio> portfolios = Table.ordered();
  private final Table<CustomerId, Placement> placements = Table.ordered();

  MemoryPortfolios(MemoryCustomers customers) {
    this.customers = customers;
  }

  @Override
  public List<Portfolio> all(UnitOfWork work) {
    return portfolios.values().stream().sorted(PortfolioSet.BY_NAME).toList();
  }

  /** Units of work that write run one after the other here. */
  @Override
  public List<Portfolio> lock(UnitOfWork work) {
    return all(work);
  }

  @Override
  public Optional<Portfolio> find(UnitOfWork work, PortfolioId portfolio) {
    return Optional.ofNullable(portfolios.get(portfolio));
  }

  @Override
  public Map<PortfolioId, Portfolio> hold(UnitOfWork work, Collection<PortfolioId> ids) {
    Map<PortfolioId, Portfolio> held = new LinkedHashMap<>();
    ids.forEach(id -> find(work, id).ifPresent(portfolio -> held.put(id, portfolio)));
    return held;
  }

  @Override
  public void save(UnitOfWork work, Collection<Portfolio> saved) {
    saved.stream()
        .sorted(Comparator.comparing(Portfolio::isDefault))
        .forEach(portfolio -> save(work, portfolio));
  }

  private void save(UnitOfWork work, Portfolio portfolio) {
    for (Portfolio other : portfolios.values()) {
      if (other.id().equals(portfolio.id())) {
        continue;
      }
      if (other.name().equals(portfolio.name())) {
        throw new RefusedException(new PortfolioNameTaken());
      }
      if (other.isDefault()
          && portfolio.isDefault()
          && other.manager().equals(portfolio.manager())) {
        throw new RefusedException(new ConcurrentChange());
      }
    }
    portfolios.put(work, portfolio.id(), portfolio);
  }

  @Override
  public void remove(UnitOfWork work, PortfolioId portfolio) {
    if (count(work, portfolio) > 0) {
      throw new RefusedException(new ConcurrentChange());
    }
    portfolios.remove(work, portfolio);
  }

  @Override
  public List<CustomerId> in(UnitOfWork work, PortfolioId portfolio) {
    return placements.values().stream()
        .filter(one -> one.portfolio().equals(portfolio))
        .map(Placement::customer)
        .toList();
  }

  @Override
  public long count(UnitOfWork work, PortfolioId portfolio) {
    return placements.values().stream().filter(one -> one.portfolio().equals(portfolio)).count();
  }

  @Override
  public Map<CustomerId, Placement> of(UnitOfWork work, Collection<CustomerId> ids) {
    Map<CustomerId, Placement> found = new LinkedHashMap<>();
    for (CustomerId customer : ids) {
      Placement placement = placements.get(customer);
      if (placement != null) {
        found.put(customer, placement);
      }
    }
    return found;
  }

  @Override
  public Map<CustomerId, Optional<PortfolioId>> whereabouts(
      UnitOfWork work, Collection<CustomerId> ids) {
    Map<CustomerId, Optional<PortfolioId>> found = new LinkedHashMap<>();
    customers
        .find(work, ids)
        .keySet()
        .forEach(
            id -> found.put(id, Optional.ofNullable(placements.get(id)).map(Placement::portfolio)));
    return found;
  }

  @Override
  public long countActiveCompanies(UnitOfWork work) {
    return activeCompanies().count();
  }

  private Stream<Customer> activeCompanies() {
    return customers.all().stream()
        .filter(one -> !one.registration().isPerson() && one.status().isActive());
  }

  @Override
  public List<TemplateRow> activeCompanies(UnitOfWork work, Optional<Place> after, int limit) {
    return activeCompanies()
        .filter(one -> after.isEmpty() || BY_PLACE.compare(Place.of(one), after.get()) > 0)
        .sorted(Comparator.comparing(Place::of, BY_PLACE))
        .limit(limit)
        .map(this::row)
        .toList();
  }

  private TemplateRow row(Customer company) {
    return new TemplateRow(
        company.id(),
        (Company) company.registration().party(),
        company.registration().cnpj(),
        of(company.id()));
  }

  /** Returns the portfolio that a customer is in, if it is in one. */
  Optional<Portfolio> of(CustomerId customer) {
    return Optional.ofNullable(placements.get(customer)).map(this::portfolioOf);
  }

  private Portfolio portfolioOf(Placement placement) {
    return Objects.requireNonNull(portfolios.get(placement.portfolio()));
  }

  @Override
  public void put(UnitOfWork work, Collection<Placement> placed) {
    for (Placement placement : placed) {
      if (!portfolios.contains(placement.portfolio())) {
        throw new RefusedException(new ConcurrentChange());
      }
      placements.put(work, placement.customer(), placement);
    }
  }

  @Override
  public void takeOut(UnitOfWork work, Collection<CustomerId> ids) {
    ids.forEach(customer -> placements.remove(work, customer));
  }

  @Override
  public String part() {
    return Portfolio.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    Placement placement = placements.get(customer);
    if (placement != null) {
      record.accept(placement.toRecord(portfolioOf(placement)));
    }
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    placements.remove(work, customer);
  }

  /** A customer is in one portfolio at most, and the one that stays keeps its own (MRG-2). */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
