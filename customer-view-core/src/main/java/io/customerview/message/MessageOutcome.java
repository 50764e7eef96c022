package io.customerview.message;

import io.customerview.shared.Refusal;

/** What became of a row: told once it is kept, or refused. Immutable. */
public sealed interface MessageOutcome {

  /** Returns the number of the row. */
  long number();

  /** What a row did. */
  enum Effect {
    /** It told of something new. */
    ADDED,
    /** It changed what was told before: a message got its certificate, an event another moment. */
    CHANGED,
    /** It was known already. */
    UNCHANGED,
    /** A report was put aside until its message comes; one that was put aside before still is. */
    WAITING
  }

  /** The row was taken. */
  record Taken(long number, Effect effect) implements MessageOutcome {}

  /**
   * Nothing of the row was taken.
   *
   * @param refusal why
   */
  record Refused(long number, Refusal refusal) implements MessageOutcome {}
}
