package io.customerview.timeline;

/** What an event is (EVT-1). */
public enum EventKind {
  /** A call (ligação). */
  CALL,
  /** A meeting (reunião). */
  MEETING,
  /** A note (anotação): it has neither a responsible agent nor participants. */
  NOTE
}
