package io.customerview.merge;

import io.customerview.contact.Brought;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.MergeId;
import io.customerview.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * A storage port: the merges that were made, and what it takes to undo them (MRG-2). Every method
 * runs in the caller's unit of work; who writes has locked the customers. A merge belongs to the
 * customer that its own one has become.
 */
public interface Merges extends CustomerOwned, Brought {

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
   * but for contact points: their rules say what has changed.
   */
  List<MergeConflict> conflicts(UnitOfWork work, Merge merge);

  /**
   * Puts back all that {@link #merge} has handed over or taken away, the customer too, as it was
   * when that began, and notes that the merge is undone; what it remembered is forgotten. There are
   * no {@link #conflicts}. Calendars hear of their events again, as revisions above those of the
   * merge.
   *
   * @param undone the merge, at the moment of the unit of work
   */
  void undo(UnitOfWork work, Merge undone);
}
