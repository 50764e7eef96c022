package io.customerview.shared;

import java.time.Instant;
import java.util.function.Function;

/**
 * Runs units of work: the part of the storage that says when something is done.
 *
 * <p>Thread-safe. The body runs on the calling thread, once. What it throws leaves nothing behind
 * and is thrown on.
 */
public interface UnitsOfWork {

  /** Runs a body that only reads; it sees one state of the storage in each statement. */
  <T> T read(Instant moment, Function<UnitOfWork, T> body);

  /**
   * Runs a body that only reads, and to which all of its statements show the state of one moment,
   * however long it takes; nobody who writes waits for it, where a storage keeps states of before.
   * In a transaction of the host's, the host's isolation says what is seen.
   */
  <T> T snapshot(Instant moment, Function<UnitOfWork, T> body);

  /** Runs a body that writes: all of it is kept, or nothing. */
  <T> T write(Instant moment, Function<UnitOfWork, T> body);
}
