package io.customerview.portfolio;

import com.google.common.collect.Lists;
import io.customerview.access.Change;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.JourneyAction;
import io.customerview.portfolio.ImportRefusal.ChangedSince;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Undoes an import, all of it or nothing: exactly, and only where it overrides no decision that
 * came later (POR-8). Belongs to one command and its thread.
 */
final class ImportUndoing {

  /** How a customer goes out of a journey and comes back into it. */
  private static final Set<JourneyAction> PASSING =
      Set.of(JourneyAction.LEFT, JourneyAction.RESUMED);

  private final PortfolioOffice office;
  private final PortfolioImportLog log;
  private final Change change;
  private final PortfolioImport made;
  private final LocalDate day;
  private final PortfolioKeeper keeper;

  /**
   * @param made the import, which is held
   * @param day on which it was made
   */
  ImportUndoing(PortfolioOffice office, Change change, PortfolioImport made, LocalDate day) {
    this.office = office;
    this.log = office.imports();
    this.change = change;
    this.made = made;
    this.day = day;
    this.keeper = new PortfolioKeeper(office, change, made.id());
  }

  /**
   * Returns how many customers it has put back.
   *
   * @throws RefusedException with {@link ChangedSince} or {@link PortfolioUnknown}
   */
  int undo() {
    List<ImportedChange> all = log.changes(change.work(), made.id());
    Map<PortfolioId, Portfolio> held = hold(all);
    change.lockAll(customers(all));
    List<ImportedChange> left = left();
    List<List<ImportedChange>> chunks = Lists.partition(left, ImportMaking.CHUNK);
    long decided = chunks.stream().mapToLong(chunk -> new Part(chunk, held).decided()).sum();
    if (decided > 0) {
      throw new RefusedException(new ChangedSince(made.id(), decided));
    }
    chunks.forEach(chunk -> new Part(chunk, held).putBack());
    return left.size();
  }

  private Map<PortfolioId, Portfolio> hold(List<ImportedChange> changes) {
    Set<PortfolioId> wanted =
        changes.stream()
            .flatMap(one -> one.before().stream())
            .map(Placement::portfolio)
            .collect(Collectors.toSet());
    Map<PortfolioId, Portfolio> held = keeper.hold(wanted);
    Set<PortfolioId> missing = new HashSet<>(wanted);
    missing.removeAll(held.keySet());
    if (!missing.isEmpty()) {
      throw new RefusedException(new PortfolioUnknown(missing.iterator().next()));
    }
    return held;
  }

  /** What the import did with customers who are there still, now that nobody can erase them. */
  private List<ImportedChange> left() {
    return log.changes(change.work(), made.id()).stream()
        .filter(one -> change.hasLocked(one.customer()))
        .toList();
  }

  private static List<CustomerId> customers(Collection<ImportedChange> changes) {
    return changes.stream().map(ImportedChange::customer).toList();
  }

  /** Some of the customers, with how they stand now. */
  private final class Part {

    private final List<ImportedChange> changes;
    private final Map<PortfolioId, Portfolio> held;
    private final Map<CustomerId, Placement> now;
    private final Map<CustomerId, CustomerJourney> journeys;
    private final Map<CustomerId, CustomerJourney> left;

    Part(List<ImportedChange> changes, Map<PortfolioId, Portfolio> held) {
      this.changes = changes;
      this.held = held;
      List<CustomerId> customers = customers(changes);
      this.now = office.portfolios().of(change.work(), customers);
      this.journeys = office.journeys().customers().of(change.work(), customers);
      this.left = log.left(change.work(), made.id(), customers);
    }

    /** Returns of how many customers something was decided since. */
    long decided() {
      return changes.stream().filter(one -> !one.stands(now(one)) || wouldLose(one)).count();
    }

    private Optional<Placement> now(ImportedChange one) {
      return Optional.ofNullable(now.get(one.customer()));
    }

    /** Whether a journey would end in which somebody has got the customer on since the import. */
    private boolean wouldLose(ImportedChange one) {
      CustomerJourney journey = journeys.get(one.customer());
      return journey != null
          && journey.isBegun()
          && (!back(one).equals(Optional.of(journey.journey())) || resumes(one))
          && (!journey.enteredOn().isBefore(day) || isWalked(journey));
    }

    /**
     * Whether something was done since in a journey that the import left as it was. An import that
     * was undone led out of it and back, and through others meanwhile: that is nothing done in it.
     */
    private boolean isWalked(CustomerJourney journey) {
      Optional<Instant> since = Optional.of(made.at());
      return office
          .journeys()
          .history()
          .latest(
              change.work(),
              journey.customer(),
              since,
              Optional.empty(),
              Optional.empty(),
              Integer.MAX_VALUE)
          .stream()
          .anyMatch(
              entry ->
                  entry.journey().equals(journey.journey()) && !PASSING.contains(entry.action()));
    }

    private Optional<JourneyId> back(ImportedChange one) {
      return one.before().map(Placement::portfolio).map(held::get).flatMap(Portfolio::journey);
    }

    private boolean resumes(ImportedChange one) {
      CustomerJourney journey = left.get(one.customer());
      return journey != null && back(one).equals(Optional.of(journey.journey()));
    }

    void putBack() {
      Map<CustomerId, CustomerJourney> resumed =
          changes.stream()
              .filter(this::resumes)
              .map(one -> left.get(one.customer()))
              .collect(Collectors.toMap(CustomerJourney::customer, state -> state));
      keeper.putBack(changes.stream().map(one -> one.since(now(one))).toList(), held, resumed);
    }
  }
}
