package io.customerview.timeline;

/** How an event stands at a moment (EVT-3). */
public enum EventStatus {
  /** An agent says that it took place (realizado). */
  DONE,
  /** An agent says that it did not take place (não realizado). */
  NOT_DONE,
  /** Nobody has said so, and its start lies ahead (planejado). */
  PLANNED,
  /** Nobody has said so, and its start has come (pendente). */
  PENDING
}
