package io.customerview.journey;

/** What was done to a customer in a journey. */
public enum JourneyAction {
  /** Came into the journey. */
  ENTERED,
  /** Left the journey. */
  LEFT,
  /** Came back into the journey as if it had never left. */
  RESUMED,
  /** A stage became the current one. */
  STAGE_ENTERED,
  /** A stage that had been entered before became the current one, and began anew. */
  STAGE_RESTARTED,
  STAGE_COMPLETED,
  /** A completed stage was opened again. */
  STAGE_REOPENED,
  MILESTONE_COMPLETED,
  /** A completed milestone was made pending again. */
  MILESTONE_REOPENED
}
