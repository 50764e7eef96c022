package io.customerview.journey;

/** How all milestones of a customer's journey stand together on a day (POR-4). */
public enum JourneyStatus {
  /** All milestones of the journey are completed, and there is one. */
  COMPLETED,
  /** One at least is pending and late. */
  LATE,
  /** None is late, and one at least falls due today. */
  DUE_TODAY,
  /** None is late or falls due today. */
  ON_TIME
}
