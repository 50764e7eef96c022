package io.customerview.memory;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Entries of customers that are only ever added, in the order in which they were. */
final class Entries<E> {

  private final AtomicLong sequence = new AtomicLong();
  private final Table<Key, E> rows =
      new Table<>(Comparator.comparing(Key::customer).thenComparingLong(Key::number));

  private record Key(CustomerId customer, long number) {}

  void append(UnitOfWork work, CustomerId customer, E entry) {
    rows.put(work, new Key(customer, sequence.incrementAndGet()), entry);
  }

  /** Returns the entries of a customer, first one first. */
  List<E> of(CustomerId customer) {
    return List.copyOf(part(customer).values());
  }

  /** Returns the entries of a customer behind one, by the number of that one. */
  List<E> behind(CustomerId customer, long number) {
    return List.copyOf(part(customer, number).values());
  }

  /** Returns the number of the last entry of some customers; 0 if they have none. */
  long last(Collection<CustomerId> customers) {
    return customers.stream().mapToLong(this::last).max().orElse(0);
  }

  private long last(CustomerId customer) {
    NavigableMap<Key, E> entries = part(customer);
    return entries.isEmpty() ? 0 : entries.lastKey().number();
  }

  private NavigableMap<Key, E> part(CustomerId customer) {
    return part(customer, 0);
  }

  private NavigableMap<Key, E> part(CustomerId customer, long behind) {
    return rows.rows()
        .subMap(new Key(customer, behind), false, new Key(customer, Long.MAX_VALUE), true);
  }

  void erase(UnitOfWork work, CustomerId customer) {
    List.copyOf(part(customer).keySet()).forEach(key -> rows.remove(work, key));
  }

  void remove(UnitOfWork work, CustomerId customer, Predicate<E> which) {
    Map<Key, E> entries = new LinkedHashMap<>(part(customer));
    entries.forEach(
        (key, entry) -> {
          if (which.test(entry)) {
            rows.remove(work, key);
          }
        });
  }

  /**
   * Hands the entries over; among those of the other customer they stand where their time puts
   * them.
   */
  void reassign(UnitOfWork work, CustomerId from, CustomerId to, UnaryOperator<E> change) {
    Map<Key, E> moved = new LinkedHashMap<>(part(from));
    moved.forEach(
        (key, entry) -> {
          rows.remove(work, key);
          rows.put(work, new Key(to, key.number()), change.apply(entry));
        });
  }
}
