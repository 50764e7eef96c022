package io.customerview.spi;

import java.time.Duration;

/**
 * Hears of every use case, and of every run in the background, when it has ended: enough for any
 * metrics library. Called on the thread of the use case, after the unit of work; what it throws is
 * logged and changes nothing. Must be thread-safe.
 *
 * <p>A run of {@code CustomerView.fileSweep()} is {@code file_sweep.run}, and so for each: {@code
 * file_restores.run}, {@code report_sweep.run}, {@code calendar_relay.run}, {@code relay.run},
 * {@code segment_sweep.run}. The use cases that a run is made of are heard of by themselves. An
 * intake is heard of chunk by chunk, each a unit of work of its own, and so not at all without a
 * row.
 */
@FunctionalInterface
public interface OperationListener {

  /** How it ended. */
  enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }

  /**
   * A use case or a run has ended.
   *
   * @param operation its name, such as {@code contacts.opt_out} or {@code file_sweep.run}
   * @param took how long
   * @param outcome how
   */
  void completed(String operation, Duration took, Outcome outcome);
}
