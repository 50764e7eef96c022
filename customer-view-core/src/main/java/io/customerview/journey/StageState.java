package io.customerview.journey;

import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a customer has come in a stage that it has entered, or that was marked as completed.
 * Immutable.
 *
 * @param stage which stage
 * @param enteredOn when it was last entered: the day from which its milestones count; empty if it
 *     was not
 * @param completion that it was completed; empty if it is not
 */
public record StageState(
    StageId stage, Optional<LocalDate> enteredOn, Optional<StageCompletion> completion) {

  public StageState {
    Objects.requireNonNull(stage, "stage");
    if (enteredOn.isEmpty() && completion.isEmpty()) {
      throw new IllegalArgumentException("of a stage that nothing was done with nothing is kept");
    }
  }

  /** Returns this with a completion, or without one. */
  StageState with(Optional<StageCompletion> other) {
    return new StageState(stage, enteredOn, other);
  }
}
