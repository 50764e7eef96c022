package io.customerview.audit;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A storage port: the audit trail. Entries are only ever added. Every method runs in the caller's
 * unit of work.
 */
public interface AuditTrail {

  /**
   * Adds entries. A second entry for one customer and version is refused by the storage itself,
   * with a {@link io.customerview.shared.StorageException}: the chain of a customer has no two
   * entries for one change.
   */
  void append(UnitOfWork work, Collection<AuditEntry> entries);

  /**
   * Returns entries of a customer, newest first, those below a version where one is given; at most
   * {@code limit}.
   */
  List<AuditEntry> of(UnitOfWork work, CustomerId customer, Optional<Version> below, int limit);
}
