package io.customerview.memory;

import io.customerview.contact.Suppression;
import io.customerview.contact.SuppressionList;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The suppression list, by hash. */
final class MemorySuppressions implements SuppressionList {

  private final Table<String, Suppression> rows = Table.ordered();

  @Override
  public void add(UnitOfWork work, Collection<Suppression> added) {
    for (Suppression row : added) {
      if (!rows.contains(row.hash())) {
        rows.put(work, row.hash(), row);
      }
    }
  }

  @Override
  public int remove(UnitOfWork work, Collection<String> hashes) {
    int removed = 0;
    for (String hash : hashes) {
      if (rows.contains(hash)) {
        rows.remove(work, hash);
        removed++;
      }
    }
    return removed;
  }

  @Override
  public Map<String, Suppression> find(UnitOfWork work, Collection<String> hashes) {
    Map<String, Suppression> found = new HashMap<>();
    for (String hash : hashes) {
      Suppression row = rows.get(hash);
      if (row != null) {
        found.put(hash, row);
      }
    }
    return found;
  }
}
