package io.customerview.memory;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of customers by their moment and then by id; a row with the same id takes their place. */
final class TimedRows<R> {

  private static final UUID FIRST = new UUID(0, 0);

  private final Function<R, Key> keyOf;
  private final Table<Key, R> rows =
      new Table<>(
          Comparator.comparing(Key::customer)
              .thenComparing(Key::moment)
              .thenComparing(key -> new CustomerId(key.id())));
  private final Table<UUID, R> byId = Table.ordered();

  /** Whose a row is, where it stands among the others, and which it is. */
  record Key(CustomerId customer, Instant moment, UUID id) {}

  TimedRows(Function<R, Key> keyOf) {
    this.keyOf = keyOf;
  }

  @Nullable R get(UUID id) {
    return byId.get(id);
  }

  void put(UnitOfWork work, R row) {
    Key key = keyOf.apply(row);
    R before = byId.get(key.id());
    if (before != null) {
      rows.remove(work, keyOf.apply(before));
    }
    rows.put(work, key, row);
    byId.put(work, key.id(), row);
  }

  List<R> of(CustomerId customer) {
    return List.copyOf(
        rows.rows()
            .subMap(new Key(customer, Instant.MIN, FIRST), new Key(customer, Instant.MAX, FIRST))
            .values());
  }

  /** Returns the rows that are asked for, of each customer that has any. */
  Map<CustomerId, List<R>> of(Collection<CustomerId> customers, Predicate<R> wanted) {
    Map<CustomerId, List<R>> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      List<R> ofCustomer = of(customer).stream().filter(wanted).toList();
      if (!ofCustomer.isEmpty()) {
        found.put(customer, ofCustomer);
      }
    }
    return found;
  }

  void erase(UnitOfWork work, CustomerId customer) {
    for (R row : of(customer)) {
      Key key = keyOf.apply(row);
      rows.remove(work, key);
      byId.remove(work, key.id());
    }
  }

  /** Puts the rows of a customer, as changed, in their own place. */
  void reassign(UnitOfWork work, CustomerId from, UnaryOperator<R> change) {
    of(from).forEach(row -> put(work, change.apply(row)));
  }
}
