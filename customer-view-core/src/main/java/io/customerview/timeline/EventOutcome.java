package io.customerview.timeline;

/** What became of an event, as an agent says (EVT-3). */
public enum EventOutcome {
  /** It took place (realizado). */
  DONE,
  /** It did not take place (não realizado), such as a meeting that the customer missed. */
  NOT_DONE
}
