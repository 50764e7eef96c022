package io.customerview.audit;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A storage port: the audit trail. Entries are only ever added, but for an erasure, which leaves of
 * each entry of the customer that something of its kind happened ({@link AuditEntry#erased}). Every
 * method runs in the caller's unit of work.
 */
public interface AuditTrail {

  /**
   * Where an entry stands among all: by its moment; among those of one moment by the version, so
   * that a customer's stand in the order of its chain; and then by id.
   *
   * @param moment its moment, in microseconds
   * @param version the customer's version; 0 for an entry that has none
   * @param id its id
   */
  record Place(Instant moment, long version, UUID id) {

    /** Obtains the place of an entry. */
    public static Place of(AuditEntry entry) {
      return new Place(entry.moment(), entry.version().map(Version::number).orElse(0L), entry.id());
    }
  }

  /**
   * Adds entries. A second entry for one customer and version is refused by the storage itself,
   * with a {@link io.customerview.shared.StorageException}: the chain of a customer has no two
   * entries for one change.
   */
  void append(UnitOfWork work, Collection<AuditEntry> entries);

  /**
   * Returns entries of a customer's changes, newest first, those below a version where one is
   * given; at most {@code limit}. Those without a version are no part of the chain, and not among
   * them.
   */
  List<AuditEntry> of(UnitOfWork work, CustomerId customer, Optional<Version> below, int limit);

  /**
   * Takes from the entries of a customer, with or without a version, what they tell, as {@link
   * AuditEntry#erased} does: for an erasure. {@link io.customerview.shared.CustomerOwned#erase}
   * leaves them alone, since whoever is merged into another customer is erased there too, and keeps
   * its trail.
   *
   * @param zone in which days are counted
   */
  void strip(UnitOfWork work, CustomerId customer, ZoneId zone);

  /** Returns the entries of a customer, under the very id, that were written at some moments. */
  List<AuditEntry> at(UnitOfWork work, CustomerId customer, Collection<Instant> moments);

  /**
   * Keeps entries that tell less in the place of those that they were: of somebody who is erased,
   * in the trail of another one. What happened changes, and the moment; nothing else.
   */
  void replace(UnitOfWork work, Collection<AuditEntry> entries);

  /**
   * Returns the entries that are asked for, newest first by {@link Place}, at most so many, without
   * reading all that there are.
   *
   * @param zone in which days are counted
   * @param after the place after which they begin; none for the first
   */
  List<AuditEntry> find(
      UnitOfWork work, AuditQuery query, ZoneId zone, Optional<Place> after, int limit);
}
