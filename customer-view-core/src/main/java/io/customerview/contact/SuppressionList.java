package io.customerview.contact;

import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * A storage port: the suppression list (CNT-13). It belongs to no customer, and survives all of
 * them. Every method runs in the caller's unit of work.
 */
public interface SuppressionList {

  /** Adds rows; a hash that stands there already keeps its row, also when two add it at once. */
  void add(UnitOfWork work, Collection<Suppression> rows);

  /**
   * Takes hashes off the list, at the moment of the unit of work, and returns how many stood there.
   * That they stood there is kept, so that a past moment can be asked for.
   */
  int remove(UnitOfWork work, Collection<String> hashes);

  /** Returns the rows that there are for these hashes, by hash. */
  Map<String, Suppression> find(UnitOfWork work, Collection<String> hashes);

  /**
   * Returns the rows that stood there at a moment for these hashes, by hash: added by then, that
   * moment included, and not taken off by then.
   */
  Map<String, Suppression> at(UnitOfWork work, Collection<String> hashes, Instant moment);
}
