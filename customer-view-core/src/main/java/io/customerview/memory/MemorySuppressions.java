package io.customerview.memory;

import io.customerview.contact.Suppression;
import io.customerview.contact.SuppressionList;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The suppression list, by hash. */
final class MemorySuppressions implements SuppressionList {

  private final Table<String, Suppression> rows = Table.ordered();
  private final Table<String, List<Lifted>> lifted = Table.ordered();

  private record Lifted(Suppression row, Instant at) {

    boolean stood(Instant moment) {
      return !row.since().isAfter(moment) && at.isAfter(moment);
    }
  }

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
      Suppression row = rows.get(hash);
      if (row != null) {
        rows.remove(work, hash);
        List<Lifted> all = new ArrayList<>(liftedOf(hash));
        all.add(new Lifted(row, work.moment()));
        lifted.put(work, hash, all);
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

  @Override
  public Map<String, Suppression> at(UnitOfWork work, Collection<String> hashes, Instant moment) {
    Map<String, Suppression> found = find(work, hashes);
    found.values().removeIf(row -> row.since().isAfter(moment));
    for (String hash : hashes) {
      liftedOf(hash).stream()
          .filter(one -> one.stood(moment))
          .findFirst()
          .ifPresent(one -> found.put(hash, one.row()));
    }
    return found;
  }

  private List<Lifted> liftedOf(String hash) {
    List<Lifted> all = lifted.get(hash);
    return all == null ? List.of() : all;
  }
}
