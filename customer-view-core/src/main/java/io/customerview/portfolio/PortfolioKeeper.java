package io.customerview.portfolio;

import io.customerview.access.Change;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.JourneyKeeper;
import io.customerview.portfolio.PortfolioEvent.CustomerPlaced;
import io.customerview.portfolio.PortfolioEvent.CustomerTakenOut;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts customers into portfolios within one command, many as easily as one (POR-5).
 *
 * <p>Belongs to one command and its thread. The portfolios are held and the customers locked.
 */
final class PortfolioKeeper {

  private final PortfolioOffice office;
  private final Portfolios portfolios;
  private final Change change;
  private final PortfolioImportId by;

  /** Makes the keeper of what somebody does by hand. */
  PortfolioKeeper(PortfolioOffice office, Change change) {
    this(office, change, ImportedChange.BY_HAND);
  }

  /** Makes the keeper of what an import does, or its undoing. */
  PortfolioKeeper(PortfolioOffice office, Change change, PortfolioImportId by) {
    this.office = office;
    this.portfolios = office.portfolios();
    this.change = change;
    this.by = by;
  }

  /**
   * Holds portfolios, and after them their journeys, until the end: before customers are locked.
   *
   * @return those that there are, by id
   */
  Map<PortfolioId, Portfolio> hold(Collection<PortfolioId> wanted) {
    Map<PortfolioId, Portfolio> held = portfolios.hold(change.work(), wanted);
    held.values().stream()
        .flatMap(portfolio -> portfolio.journey().stream())
        .distinct()
        .sorted()
        .forEach(journey -> office.journeys().journeys().hold(change.work(), journey));
    return held;
  }

  /**
   * Puts customers into portfolios, and through that into the journeys of these, into the first
   * stage; in the same journey they stay where they are in it (POR-5). Who is in the portfolio
   * already stays as it is.
   *
   * @param where for each customer which of the portfolios that are held
   */
  void place(Map<CustomerId, PortfolioId> where, Map<PortfolioId, Portfolio> held) {
    Map<CustomerId, Placement> before = portfolios.of(change.work(), where.keySet());
    List<Placement> placed = new ArrayList<>();
    where.forEach(
        (customer, into) -> {
          After<Placement> after =
              Placement.put(
                  customer, Optional.ofNullable(before.get(customer)), into, change.moment());
          keep(after, placed);
        });
    office.imports().overtake(change.work(), customers(placed), by);
    portfolios.put(change.work(), placed);
    lead(placed, held);
  }

  private static List<CustomerId> customers(List<Placement> placed) {
    return placed.stream().map(Placement::customer).toList();
  }

  private void lead(List<Placement> placed, Map<PortfolioId, Portfolio> held) {
    Map<PortfolioId, List<CustomerId>> byPortfolio = new LinkedHashMap<>();
    for (Placement placement : placed) {
      byPortfolio
          .computeIfAbsent(placement.portfolio(), id -> new ArrayList<>())
          .add(placement.customer());
    }
    byPortfolio.forEach((id, customers) -> lead(Objects.requireNonNull(held.get(id)), customers));
  }

  /** Leads customers of a portfolio through its journey: into its first stage, or out of it. */
  void lead(Portfolio portfolio, Collection<CustomerId> customers) {
    JourneyKeeper journeys = new JourneyKeeper(office.journeys(), change);
    portfolio
        .journey()
        .ifPresentOrElse(
            journey -> journeys.enter(customers, journey), () -> journeys.leave(customers));
  }

  /** Takes customers out of their portfolios; who is in none stays so. */
  void takeOut(Collection<CustomerId> customers) {
    Map<CustomerId, Placement> before = portfolios.of(change.work(), customers);
    before.forEach(
        (customer, placement) ->
            change.happened(customer, new CustomerTakenOut(placement.portfolio())));
    office.imports().overtake(change.work(), before.keySet(), by);
    portfolios.takeOut(change.work(), before.keySet());
    new JourneyKeeper(office.journeys(), change).leave(before.keySet());
  }

  /**
   * Puts customers back where they were before the import, and so into the journeys of those
   * portfolios, or out of all.
   *
   * @param left the journeys that go on as they were
   */
  void putBack(
      Collection<ImportedChange> changes,
      Map<PortfolioId, Portfolio> held,
      Map<CustomerId, CustomerJourney> left) {
    List<Placement> placed = new ArrayList<>();
    List<CustomerId> out = new ArrayList<>();
    for (ImportedChange one : changes) {
      change.happened(one.customer(), putBack(one));
      one.before().ifPresentOrElse(placed::add, () -> out.add(one.customer()));
    }
    portfolios.put(change.work(), placed);
    portfolios.takeOut(change.work(), out);
    office
        .imports()
        .undo(change.work(), changes.stream().map(ImportedChange::customer).toList(), by);
    resume(left.values());
    lead(placed.stream().filter(one -> !left.containsKey(one.customer())).toList(), held);
    new JourneyKeeper(office.journeys(), change).leave(out);
  }

  private void resume(Collection<CustomerJourney> left) {
    JourneyKeeper journeys = new JourneyKeeper(office.journeys(), change);
    left.stream()
        .collect(Collectors.groupingBy(CustomerJourney::journey, TreeMap::new, Collectors.toList()))
        .forEach((journey, customers) -> journeys.resume(customers, journey));
  }

  private static PortfolioEvent putBack(ImportedChange change) {
    Optional<PortfolioId> from = change.after().map(Placement::portfolio);
    return change
        .before()
        .<PortfolioEvent>map(placement -> new CustomerPlaced(from, placement.portfolio()))
        .orElseGet(() -> new CustomerTakenOut(from.orElseThrow()));
  }

  /** Shows customers as new no longer. */
  void seen(Collection<CustomerId> customers) {
    List<Placement> seen = new ArrayList<>();
    portfolios.of(change.work(), customers).values().forEach(one -> keep(one.seen(), seen));
    portfolios.put(change.work(), seen);
  }

  private void keep(After<Placement> after, List<Placement> into) {
    if (after.isChanged()) {
      into.add(after.value());
      after.events().forEach(event -> change.happened(after.value().customer(), event));
    }
  }
}
