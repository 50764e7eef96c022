package io.customerview.contact;

import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A storage port: the history of contact points (CNT-1). Entries are only ever added, and keep the
 * order in which they were. Every method runs in the caller's unit of work, and takes present ids;
 * who writes has locked the customers.
 */
public interface ContactHistory extends CustomerOwned {

  /**
   * Which part of a history is asked for.
   *
   * @param point of one point only; empty for all, deleted ones too
   * @param from the first moment; empty for no limit
   * @param before the first moment that is too late; empty for no limit
   */
  record Part(Optional<ContactPointId> point, Optional<Instant> from, Optional<Instant> before) {

    /** The whole history. */
    public static final Part ALL = new Part(Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns whether an entry belongs to this part. */
    public boolean has(ContactHistoryEntry entry) {
      return point.map(entry.point()::equals).orElse(true)
          && from.map(moment -> !entry.moment().isBefore(moment)).orElse(true)
          && before.map(moment -> entry.moment().isBefore(moment)).orElse(true);
    }
  }

  /** Removes entries of a customer that it had kept of another one, who is erased. */
  void remove(UnitOfWork work, CustomerId customer, Set<UUID> entries);

  /**
   * Returns the place of the last entry of some customers: what is added to any of them from now on
   * stands behind it, whoever has it later; 0 where there is no entry.
   */
  long last(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns the entries of a customer that stand behind a place, in their order. */
  List<ContactHistoryEntry> behind(UnitOfWork work, CustomerId customer, long place);

  /** Adds entries, in this order. */
  void append(UnitOfWork work, Collection<ContactHistoryEntry> entries);

  /**
   * Returns entries of a customer, latest first.
   *
   * @param after the entry after which to go on; empty to begin
   * @param limit how many at most
   */
  List<ContactHistoryEntry> latest(
      UnitOfWork work, CustomerId customer, Part part, Optional<UUID> after, int limit);
}
