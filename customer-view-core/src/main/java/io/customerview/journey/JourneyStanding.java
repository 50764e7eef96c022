package io.customerview.journey;

import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.StageId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a customer stands in its journey, as lists of many customers show it (POR-3, POR-4): days
 * that are stored, and that only have to be compared with today. Immutable.
 *
 * @param customer whose
 * @param journey which journey
 * @param stage the current stage
 * @param enteredOn when the customer came into the journey
 * @param stageDue the deadline of the current stage; empty if it has none or is completed
 * @param nextDue the earliest due day of pending milestones; empty if nothing is due
 * @param completed how many milestones of the journey are completed
 */
public record JourneyStanding(
    CustomerId customer,
    JourneyId journey,
    StageId stage,
    LocalDate enteredOn,
    Optional<LocalDate> stageDue,
    Optional<LocalDate> nextDue,
    int completed) {

  public JourneyStanding {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(enteredOn, "enteredOn");
    Objects.requireNonNull(stageDue, "stageDue");
    Objects.requireNonNull(nextDue, "nextDue");
  }

  /** Returns for how many days the customer has been in the journey; 0 on the day of entry. */
  public long daysIn(LocalDate today) {
    return ChronoUnit.DAYS.between(enteredOn, today);
  }

  /** Returns whether the current stage is not completed and its deadline has passed. */
  public boolean isOverdue(LocalDate today) {
    return stageDue.isPresent() && today.isAfter(stageDue.get());
  }

  /**
   * Returns how all milestones stand together on a day.
   *
   * @param total how many milestones the journey has
   */
  public JourneyStatus status(int total, LocalDate today) {
    return status(
        total,
        completed,
        nextDue.isPresent() ? DueStatus.pending(nextDue.get(), today) : DueStatus.NOT_DUE);
  }

  /**
   * @param worst of those that are pending
   */
  static JourneyStatus status(int total, int completed, DueStatus worst) {
    if (completed == total && total > 0) {
      return JourneyStatus.COMPLETED;
    }
    return switch (worst) {
      case LATE -> JourneyStatus.LATE;
      case DUE_TODAY -> JourneyStatus.DUE_TODAY;
      default -> JourneyStatus.ON_TIME;
    };
  }
}
