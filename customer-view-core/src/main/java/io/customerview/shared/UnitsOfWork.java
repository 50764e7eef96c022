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

  /** Runs a body that writes: all of it is kept, or nothing. */
  <T> T write(Instant moment, Function<UnitOfWork, T> body);
}
