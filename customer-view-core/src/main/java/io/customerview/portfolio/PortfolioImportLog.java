package io.customerview.portfolio;

import io.customerview.journey.CustomerJourney;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A storage port: the imports that were made, and what each did with which customer. Every method
 * runs in the caller's unit of work, and takes and gives present ids of customers.
 */
public interface PortfolioImportLog extends CustomerOwned {

  /** Adds an import, of which {@link #did} tells what it does. */
  void add(UnitOfWork work, PortfolioImport made);

  /**
   * Adds what an import did with customers, of whom it has told nothing yet.
   *
   * @param left the journeys out of which it led some of them, as they were
   */
  void did(
      UnitOfWork work,
      PortfolioImportId id,
      Collection<ImportedChange> changes,
      Collection<CustomerJourney> left);

  /** Returns the latest imports, latest first, at most so many. */
  List<PortfolioImport> latest(UnitOfWork work, int limit);

  /**
   * Returns an import, if there is one with this id, and lets nobody else undo it until the unit of
   * work ends.
   */
  Optional<PortfolioImport> hold(UnitOfWork work, PortfolioImportId id);

  /** Returns what an import did, by customer; of a customer who was erased since, nothing. */
  List<ImportedChange> changes(UnitOfWork work, PortfolioImportId id);

  /**
   * Returns the journeys out of which an import led these customers, as they were; who was in none,
   * or stayed in its own, is left out.
   */
  Map<CustomerId, CustomerJourney> left(
      UnitOfWork work, PortfolioImportId id, Collection<CustomerId> customers);

  /**
   * Returns the imports, not undone, that did something with a customer which nobody has overtaken
   * by hand: it stands, or other imports have overtaken it. Who has locked the customer learns of
   * every one that was undone with it: an import is undone under the locks of its customers.
   */
  Set<PortfolioImportId> counting(UnitOfWork work, CustomerId customer);

  /**
   * Says that customers, whom the unit of work has locked, are put elsewhere: what imports did with
   * them before is overtaken. What is overtaken already stays so by what it was.
   *
   * @param by the import that does it, or {@link ImportedChange#BY_HAND}
   */
  void overtake(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by);

  /** Takes back what {@link #overtake} said of these customers by an import, which is undone. */
  void undo(UnitOfWork work, Collection<CustomerId> customers, PortfolioImportId by);

  /** Puts this in the place of what is stored under its id. */
  void update(UnitOfWork work, PortfolioImport changed);
}
