package io.customerview.memory;

import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A unit of work that remembers how to undo what it did. */
final class MemoryUnitOfWork implements UnitOfWork {

  private final Instant moment;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private @Nullable Journal journal;

  MemoryUnitOfWork(Instant moment) {
    this.moment = moment;
  }

  static MemoryUnitOfWork of(UnitOfWork work) {
    if (work instanceof MemoryUnitOfWork ours) {
      return ours;
    }
    throw new IllegalArgumentException("a unit of work of this storage is expected");
  }

  @Override
  public Instant moment() {
    return moment;
  }

  /** Says what became of the row under a key; nothing stands for none. */
  <K, V> void changed(Table<K, V> table, K key, @Nullable V before, @Nullable V after) {
    undo.push(() -> table.restore(key, before));
    if (journal != null && !table.isToDo()) {
      journal.add(table, key, before, after);
    }
  }

  /** Writes down what a step changes, so that another unit of work can undo it. */
  void into(Journal changes, Runnable step) {
    journal = changes;
    try {
      step.run();
    } finally {
      journal = null;
    }
  }

  void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
