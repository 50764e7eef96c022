package io.customerview.portfolio;

import com.google.common.collect.Lists;
import io.customerview.access.Change;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.JourneyStanding;
import io.customerview.portfolio.PortfolioEvent.PortfoliosImported;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts customers where a sheet says, and keeps where they were, so that it can be undone (POR-8).
 * Belongs to one command and its thread.
 */
final class ImportMaking {

  /** How many customers with their journeys are held in memory at a time. */
  static final int CHUNK = 1_000;

  private final Portfolios portfolios;
  private final PortfolioImportLog log;
  private final CustomerJourneys states;
  private final Change change;
  private final PortfolioImportId id;
  private final PortfolioKeeper keeper;
  private final Map<CustomerId, Optional<PortfolioId>> targets;
  private final Map<PortfolioId, Portfolio> held;
  private final Map<CustomerId, Placement> before;

  /**
   * Holds the portfolios and locks the customers.
   *
   * @param known the portfolios by whose names the sheet was read
   * @param wanted where each customer is to be; empty for in none
   * @throws RefusedException with {@link ConcurrentChange} if one of them is gone, or is called
   *     otherwise by now
   */
  ImportMaking(
      PortfolioOffice office,
      Change change,
      Collection<Portfolio> known,
      Map<CustomerId, Optional<PortfolioId>> wanted) {
    this.portfolios = office.portfolios();
    this.log = office.imports();
    this.states = office.journeys().customers();
    this.change = change;
    this.id = new PortfolioImportId(change.newId());
    this.keeper = new PortfolioKeeper(office, change, id);
    Set<PortfolioId> into = portfoliosOf(wanted.values());
    this.held = keeper.hold(into);
    change.lockAll(wanted.keySet());
    boolean isAllThere =
        known.stream().filter(one -> into.contains(one.id())).allMatch(this::isStillCalledSo)
            && wanted.keySet().stream().allMatch(change::hasLocked);
    if (!isAllThere) {
      throw new RefusedException(new ConcurrentChange());
    }
    this.before = portfolios.of(change.work(), wanted.keySet());
    this.targets = new LinkedHashMap<>(wanted);
    targets.entrySet().removeIf(target -> isThere(target.getKey(), target.getValue()));
  }

  private boolean isStillCalledSo(Portfolio known) {
    Portfolio now = held.get(known.id());
    return now != null && now.name().equals(known.name());
  }

  private static Set<PortfolioId> portfoliosOf(Collection<Optional<PortfolioId>> targets) {
    return targets.stream().flatMap(Optional::stream).collect(Collectors.toSet());
  }

  private boolean isThere(CustomerId customer, Optional<PortfolioId> target) {
    return Optional.ofNullable(before.get(customer)).map(Placement::portfolio).equals(target);
  }

  /** Makes the import; nothing is kept of one that changes nobody. */
  Optional<PortfolioImport> make() {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    PortfolioImport made =
        new PortfolioImport(
            id, change.moment(), change.agent().id(), targets.size(), Optional.empty());
    log.add(change.work(), made);
    Lists.partition(List.copyOf(targets.keySet()), CHUNK).forEach(this::move);
    change.happened(new PortfoliosImported(id, targets.size()));
    return Optional.of(made);
  }

  private void move(List<CustomerId> customers) {
    Collection<CustomerJourney> left = states.of(change.work(), leaving(customers)).values();
    Map<CustomerId, PortfolioId> into = new LinkedHashMap<>();
    List<CustomerId> out = new ArrayList<>();
    for (CustomerId customer : customers) {
      target(customer).ifPresentOrElse(to -> into.put(customer, to), () -> out.add(customer));
    }
    keeper.place(into, held);
    keeper.takeOut(out);
    log.did(change.work(), id, changes(customers), left);
  }

  /** Who will be in another journey, or in none. */
  private List<CustomerId> leaving(List<CustomerId> customers) {
    return states.standings(change.work(), customers).values().stream()
        .filter(standing -> !journeyOf(standing.customer()).equals(Optional.of(standing.journey())))
        .map(JourneyStanding::customer)
        .toList();
  }

  private Optional<JourneyId> journeyOf(CustomerId customer) {
    return target(customer).map(held::get).flatMap(Portfolio::journey);
  }

  private Optional<PortfolioId> target(CustomerId customer) {
    return Objects.requireNonNull(targets.get(customer));
  }

  private List<ImportedChange> changes(List<CustomerId> customers) {
    Map<CustomerId, Placement> after = portfolios.of(change.work(), customers);
    return customers.stream()
        .map(
            customer ->
                ImportedChange.of(
                    customer,
                    Optional.ofNullable(before.get(customer)),
                    Optional.ofNullable(after.get(customer))))
        .toList();
  }
}
