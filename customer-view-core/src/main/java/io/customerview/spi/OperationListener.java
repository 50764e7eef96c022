package io.customerview.spi;

import java.time.Duration;

/**
 * Hears of every use case when it has ended: enough for any metrics library. Called on the thread
 * of the use case, after the unit of work; what it throws is logged and changes nothing. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface OperationListener {

  /** How a use case ended. */
  enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }

  /**
   * A use case has ended.
   *
   * @param operation its name, such as {@code contacts.opt_out}
   * @param took how long
   * @param outcome how
   */
  void completed(String operation, Duration took, Outcome outcome);
}
