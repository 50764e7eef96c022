package io.customerview.memory;

import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by key, in the order of keys; what a unit of work does to them can be undone. */
final class Table<K, V> {

  private final NavigableMap<K, V> rows;
  private final boolean toDo;

  Table(Comparator<? super K> order) {
    this(order, false);
  }

  private Table(Comparator<? super K> order, boolean toDo) {
    this.rows = new TreeMap<>(order);
    this.toDo = toDo;
  }

  static <K extends Comparable<? super K>, V> Table<K, V> ordered() {
    return new Table<>(Comparator.naturalOrder());
  }

  /** Makes a table of what is still to be done: undoing a merge later takes none of it back. */
  static <K extends Comparable<? super K>, V> Table<K, V> toDo() {
    return new Table<>(Comparator.naturalOrder(), true);
  }

  boolean isToDo() {
    return toDo;
  }

  @Nullable V get(K key) {
    return rows.get(key);
  }

  boolean contains(K key) {
    return rows.containsKey(key);
  }

  void put(UnitOfWork work, K key, V row) {
    V before = rows.put(key, row);
    MemoryUnitOfWork.of(work).changed(this, key, before, row);
  }

  void remove(UnitOfWork work, K key) {
    V before = rows.remove(key);
    if (before != null) {
      MemoryUnitOfWork.of(work).changed(this, key, before, null);
    }
  }

  void restore(K key, @Nullable V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }

  Collection<V> values() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /**
   * Returns the rows as they stand, in the order of keys; to be read within the unit of work only.
   */
  NavigableMap<K, V> rows() {
    return Collections.unmodifiableNavigableMap(rows);
  }
}
