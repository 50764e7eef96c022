package io.customerview.memory;

import io.customerview.merge.NotDuplicates;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** The pairs that are no duplicates, each under both of its customers. */
final class MemoryNotDuplicates implements NotDuplicates {

  private static final UUID FIRST = new UUID(0, 0);

  private final Table<Pair, Instant> rows =
      new Table<>(Comparator.comparing(Pair::one).thenComparing(Pair::other));

  private record Pair(CustomerId one, CustomerId other) {

    Pair turned() {
      return new Pair(/* one= */ other, /* other= */ one);
    }
  }

  @Override
  public void add(UnitOfWork work, CustomerId one, CustomerId other) {
    Pair pair = new Pair(one, other);
    if (!rows.contains(pair)) {
      rows.put(work, pair, work.moment());
      rows.put(work, pair.turned(), work.moment());
    }
  }

  @Override
  public void remove(UnitOfWork work, CustomerId one, CustomerId other) {
    Pair pair = new Pair(one, other);
    rows.remove(work, pair);
    rows.remove(work, pair.turned());
  }

  @Override
  public Map<CustomerId, Set<CustomerId>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Set<CustomerId>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      for (Pair pair : pairs(customer)) {
        found.computeIfAbsent(customer, any -> new TreeSet<>()).add(pair.other());
      }
    }
    return found;
  }

  private List<Pair> pairs(CustomerId customer) {
    return rows.rows().tailMap(new Pair(customer, new CustomerId(FIRST)), true).keySet().stream()
        .takeWhile(pair -> pair.one().equals(customer))
        .toList();
  }

  @Override
  public String part() {
    return PART;
  }

  /** Whom somebody is not is said of both, and the other one's id is not handed out. */
  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    for (Pair pair : pairs(customer)) {
      record.accept(Map.of("saidAt", Objects.requireNonNull(rows.get(pair))));
    }
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    pairs(customer).forEach(pair -> remove(work, pair.one(), pair.other()));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    for (Pair pair : pairs(from)) {
      Instant said = Objects.requireNonNull(rows.get(pair));
      remove(work, pair.one(), pair.other());
      Pair moved = new Pair(to, pair.other());
      if (!pair.other().equals(to) && !rows.contains(moved)) {
        rows.put(work, moved, said);
        rows.put(work, moved.turned(), said);
      }
    }
  }
}
