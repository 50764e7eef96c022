package io.customerview.memory;

import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A unit of work that remembers how to undo what it did. */
final class MemoryUnitOfWork implements UnitOfWork {

  private final Instant moment;
  private final Deque<Runnable> undo = new ArrayDeque<>();

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

  void onUndo(Runnable step) {
    undo.push(step);
  }

  void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
