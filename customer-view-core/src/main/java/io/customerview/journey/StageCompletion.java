package io.customerview.journey;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * That a stage was completed (JRN-4). Immutable.
 *
 * @param on the day
 * @param due the deadline that it was judged by; empty for none
 */
public record StageCompletion(LocalDate on, Optional<LocalDate> due) {

  public StageCompletion {
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(due, "due");
  }

  /** Returns whether the stage was completed on time or late. */
  public DueStatus status() {
    return due.isPresent() ? DueStatus.completed(due.get(), on) : DueStatus.COMPLETED_ON_TIME;
  }
}
