package io.customerview.memory;

import io.customerview.journey.CustomerJourney;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.DueMilestone;
import io.customerview.journey.DueQuery;
import io.customerview.journey.JourneyStanding;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How far customers have come in their journeys. */
final class MemoryCustomerJourneys implements CustomerJourneys {

  private final MemoryCustomers customers;
  private final MemoryPortfolios portfolios;
  private final Table<CustomerId, CustomerJourney> rows = Table.ordered();

  MemoryCustomerJourneys(MemoryCustomers customers, MemoryPortfolios portfolios) {
    this.customers = customers;
    this.portfolios = portfolios;
  }

  @Override
  public Map<CustomerId, CustomerJourney> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, CustomerJourney> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      CustomerJourney row = rows.get(customer);
      if (row != null) {
        found.put(customer, row);
      }
    }
    return found;
  }

  @Override
  public Map<CustomerId, JourneyStanding> standings(
      UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, JourneyStanding> found = new LinkedHashMap<>();
    of(work, customers).forEach((customer, row) -> found.put(customer, row.standing()));
    return found;
  }

  @Override
  public boolean isAnybodyIn(UnitOfWork work, JourneyId journey) {
    return rows.values().stream().anyMatch(row -> row.journey().equals(journey));
  }

  @Override
  public List<CustomerId> in(UnitOfWork work, JourneyId journey) {
    return rows.values().stream()
        .filter(row -> row.journey().equals(journey))
        .map(CustomerJourney::customer)
        .toList();
  }

  @Override
  public List<DueMilestone> due(
      UnitOfWork work, DueQuery query, Optional<DueMilestone> after, int limit) {
    return rows.values().stream()
        .filter(row -> isAskedFor(work, row.customer(), query))
        .flatMap(MemoryCustomerJourneys::due)
        .filter(one -> query.days().meets(DateRange.of(one.due(), one.due())))
        .filter(one -> after.isEmpty() || one.compareTo(after.get()) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  private boolean isAskedFor(UnitOfWork work, CustomerId customer, DueQuery query) {
    Optional<Portfolio> portfolio =
        Optional.ofNullable(portfolios.of(work, List.of(customer)).get(customer))
            .map(Placement::portfolio)
            .flatMap(id -> portfolios.find(work, id));
    return (query.portfolio().isEmpty() || query.portfolio().equals(portfolio.map(Portfolio::id)))
        && (query.manager().isEmpty() || query.manager().equals(portfolio.map(Portfolio::manager)))
        && (query.withCancelled()
            || customers.find(work, customer).orElseThrow().status().isActive());
  }

  private static Stream<DueMilestone> due(CustomerJourney row) {
    return row.milestones().stream()
        .flatMap(
            state ->
                state.pendingDue().stream()
                    .map(
                        day ->
                            new DueMilestone(
                                day,
                                row.customer(),
                                row.journey(),
                                state.stage(),
                                state.milestone())));
  }

  @Override
  public void save(UnitOfWork work, Collection<CustomerJourney> journeys) {
    journeys.forEach(journey -> rows.put(work, journey.customer(), journey));
  }

  @Override
  public void remove(UnitOfWork work, Collection<CustomerId> customers) {
    customers.forEach(customer -> rows.remove(work, customer));
  }

  @Override
  public String part() {
    return CustomerJourney.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(work, List.of(customer)).values().forEach(row -> record.accept(row.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    rows.remove(work, customer);
  }

  /** One of two customers can be in one journey only, so the rules of merging say who. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
