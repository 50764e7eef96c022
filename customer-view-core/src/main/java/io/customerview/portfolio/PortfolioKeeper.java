package io.customerview.portfolio;

import io.customerview.access.Change;
import io.customerview.portfolio.PortfolioEvent.CustomerPlaced;
import io.customerview.portfolio.PortfolioEvent.CustomerTakenOut;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts customers into portfolios within one command, many as easily as one (POR-5).
 *
 * <p>Belongs to one command and its thread. The portfolios are held and the customers locked.
 */
final class PortfolioKeeper {

  private final Portfolios portfolios;
  private final Change change;

  PortfolioKeeper(Portfolios portfolios, Change change) {
    this.portfolios = portfolios;
    this.change = change;
  }

  /** Puts customers into portfolios; who is there already stays as it is. */
  void place(Map<CustomerId, PortfolioId> where) {
    Map<CustomerId, Placement> before = portfolios.of(change.work(), where.keySet());
    List<Placement> placed = new ArrayList<>();
    where.forEach(
        (customer, into) -> {
          After<Placement> after =
              Placement.put(
                  customer, Optional.ofNullable(before.get(customer)), into, change.moment());
          keep(after, placed);
        });
    portfolios.put(change.work(), placed);
  }

  /** Takes customers out of their portfolios; who is in none stays so. */
  void takeOut(Collection<CustomerId> customers) {
    Map<CustomerId, Placement> before = portfolios.of(change.work(), customers);
    before.forEach(
        (customer, placement) ->
            change.happened(customer, new CustomerTakenOut(placement.portfolio())));
    portfolios.takeOut(change.work(), before.keySet());
  }

  /** Puts customers back where they were before an import, as they were. */
  void putBack(Collection<ImportedChange> changes) {
    List<Placement> placed = new ArrayList<>();
    List<CustomerId> out = new ArrayList<>();
    for (ImportedChange one : changes) {
      change.happened(one.customer(), putBack(one));
      one.before().ifPresentOrElse(placed::add, () -> out.add(one.customer()));
    }
    portfolios.put(change.work(), placed);
    portfolios.takeOut(change.work(), out);
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
