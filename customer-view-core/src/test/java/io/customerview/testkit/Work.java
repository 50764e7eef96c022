package io.customerview.testkit;

import io.customerview.shared.UnitOfWork;
import io.customerview.storage.Storage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a test's steps in a unit of work that writes. */
public final class Work {

  private Work() {}

  /** Runs a step and returns what it answers. */
  public static <T> T in(Storage storage, Function<UnitOfWork, T> step) {
    return storage.write(SettableClock.START, step);
  }

  /** Runs a step. */
  public static void run(Storage storage, Consumer<UnitOfWork> step) {
    storage.write(
        SettableClock.START,
        work -> {
          step.accept(work);
          return true;
        });
  }
}
