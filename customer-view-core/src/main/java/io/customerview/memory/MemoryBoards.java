package io.customerview.memory;

import io.customerview.customer.Customer;
import io.customerview.customer.Customers.Place;
import io.customerview.journey.JourneyStanding;
import io.customerview.marker.Marker;
import io.customerview.portfolio.BoardIndex;
import io.customerview.portfolio.Placement;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.StageId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The boards of portfolios, put together from the collections whenever one is asked for. */
final class MemoryBoards implements BoardIndex {

  private final MemoryCustomers customers;
  private final MemoryPortfolios portfolios;
  private final MemoryCustomerJourneys journeys;
  private final MemoryMarkers markers;

  MemoryBoards(
      MemoryCustomers customers,
      MemoryPortfolios portfolios,
      MemoryCustomerJourneys journeys,
      MemoryMarkers markers) {
    this.customers = customers;
    this.portfolios = portfolios;
    this.journeys = journeys;
    this.markers = markers;
  }

  @Override
  public Read first(UnitOfWork work, Excerpt excerpt) {
    Map<StageId, Long> counts = new HashMap<>();
    List<BoardRow> rows = new ArrayList<>();
    rows(work, excerpt)
        .forEach(
            row -> {
              if (counts.merge(row.standing().stage(), 1L, Long::sum) <= excerpt.limit()) {
                rows.add(row);
              }
            });
    return new Read(counts, rows);
  }

  @Override
  public List<BoardRow> more(UnitOfWork work, Excerpt excerpt, StageId stage, Place after) {
    return rows(work, excerpt)
        .filter(row -> row.standing().stage().equals(stage))
        .filter(row -> MemoryPortfolios.BY_PLACE.compare(row.place(), after) > 0)
        .limit(excerpt.limit())
        .toList();
  }

  @Override
  public long total(UnitOfWork work, PortfolioId portfolio, boolean cancelled) {
    return customers.find(work, portfolios.in(work, portfolio)).values().stream()
        .filter(customer -> cancelled || customer.status().isActive())
        .count();
  }

  /** Returns all whom a filter leaves, in their order. */
  private Stream<BoardRow> rows(UnitOfWork work, Excerpt excerpt) {
    List<CustomerId> members = portfolios.in(work, excerpt.portfolio());
    Map<CustomerId, Placement> placements = portfolios.of(work, members);
    Map<CustomerId, JourneyStanding> standings = journeys.standings(work, members);
    return customers.find(work, members).values().stream()
        .filter(customer -> excerpt.filter().cancelled() || customer.status().isActive())
        .flatMap(
            customer ->
                row(
                    customer,
                    Optional.ofNullable(placements.get(customer.id())),
                    Optional.ofNullable(standings.get(customer.id()))))
        .filter(row -> isShown(row, excerpt))
        .sorted(Comparator.comparing(BoardRow::place, MemoryPortfolios.BY_PLACE));
  }

  private Stream<BoardRow> row(
      Customer customer, Optional<Placement> placement, Optional<JourneyStanding> standing) {
    return standing.stream()
        .map(
            where ->
                new BoardRow(
                    Place.of(customer),
                    customer.version(),
                    customer.registration().party(),
                    placement.map(Placement::isNew).orElse(false),
                    markers.of(customer.id()).map(Marker::id),
                    where));
  }

  private static boolean isShown(BoardRow row, Excerpt excerpt) {
    return row.standing().journey().equals(excerpt.journey())
        && (excerpt.filter().marker().isEmpty() || excerpt.filter().marker().equals(row.marker()))
        && excerpt
            .filter()
            .status()
            .map(status -> row.standing().status(excerpt.milestones(), excerpt.today()) == status)
            .orElse(true);
  }
}
