package io.customerview.merge;

import io.customerview.contact.Brought;
import io.customerview.customer.Parted;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A storage port: the merges that were made, and what it takes to undo them (MRG-2). Every method
 * runs in the caller's unit of work; who writes has locked the customers. A merge belongs to the
 * customer that its own one has become.
 */
public interface Merges extends CustomerOwned, Brought, Parted {

  /**
   * Hands all of the duplicate over to the customer that stays, through {@link
   * CustomerOwned#reassign} of every collection, and takes away what is left of it, the customer
   * too; then adds the merge. It remembers all that it has touched, as it was and as it is then. Of
   * the memberships in segments it takes the duplicate's away; who puts them back asks anew.
   */
  void merge(UnitOfWork work, Merge merge);

  /** Returns a merge. */
  Optional<Merge> find(UnitOfWork work, MergeId merge);

  /** Returns the merges of a customer, undone ones too, the latest first. */
  List<Merge> of(UnitOfWork work, CustomerId customer);

  /**
   * Returns what {@link #merge} has handed over and is not any more as it was then, by part and id,
   * but for contact points: their rules say what has changed. What others lose by the erasure of
   * somebody else is no change.
   */
  List<MergeConflict> conflicts(UnitOfWork work, Merge merge);

  /** Returns the contracts that a merge that stands has handed over. */
  Set<ContractId> contractsOf(UnitOfWork work, Merge merge);

  @Override
  default boolean hasParted(UnitOfWork work, CustomerId from, Collection<CustomerId> formers) {
    return !Collections.disjoint(
        partedFrom(work, List.of(from)).getOrDefault(from, Set.of()), formers);
  }

  /**
   * A merge that was undone.
   *
   * @param customer whose it is: what the customer that stayed has become
   * @param merge the merge
   */
  record Undone(CustomerId customer, Merge merge) {}

  /** Returns the merges of some customers into others that were undone. */
  List<Undone> parted(UnitOfWork work, Collection<CustomerId> formers);

  /**
   * Returns the merges of others into some customers that were undone, by the ids that those had
   * then: whoever has become of them since.
   */
  List<Undone> into(UnitOfWork work, Collection<CustomerId> survivors);

  /** Removes a merge that was undone, of somebody who is erased. */
  void forget(UnitOfWork work, MergeId merge);

  /** Keeps a merge that was undone, in the place of what was kept of it before. */
  void put(UnitOfWork work, Undone undone);

  /**
   * Puts back all that {@link #merge} has handed over or taken away, the customer too, as it was
   * when that began, and notes that the merge is undone; what it remembered is forgotten. What
   * hangs on something that is given back goes with it, also where it came since: the interactions
   * of a message, the acceptance of a document and the restores of its files. There are no {@link
   * #conflicts}. Calendars hear of their events again, as revisions above those of the merge.
   *
   * @param undone the merge, at the moment of the unit of work
   */
  void undo(UnitOfWork work, Merge undone);
}
