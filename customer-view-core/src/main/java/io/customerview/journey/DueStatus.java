package io.customerview.journey;

import java.time.LocalDate;

/** How a milestone or a stage stands on a day (JRN-3, JRN-4). */
public enum DueStatus {
  /**
   * Nothing is due: the stage was not entered, has no milestone, or is completed with this
   * milestone left pending.
   */
  NOT_DUE,
  /** Pending, and its due day is ahead. */
  ON_TIME,
  /** Pending, and this is its due day. */
  DUE_TODAY,
  /** Pending, and its due day has passed. */
  LATE,
  /** Completed up to and including the due day, or without one. */
  COMPLETED_ON_TIME,
  /** Completed after the due day. */
  COMPLETED_LATE;

  /** Returns the status of something pending. */
  public static DueStatus pending(LocalDate due, LocalDate today) {
    int days = today.compareTo(due);
    return days < 0 ? ON_TIME : days == 0 ? DUE_TODAY : LATE;
  }

  /** Returns the status of something completed. */
  public static DueStatus completed(LocalDate due, LocalDate on) {
    return on.isAfter(due) ? COMPLETED_LATE : COMPLETED_ON_TIME;
  }

  public boolean isCompleted() {
    return this == COMPLETED_ON_TIME || this == COMPLETED_LATE;
  }
}
