package io.customerview.message;

import java.time.Instant;
import java.util.Objects;

/**
 * The latest status of a message: what happened to it last, and when (INT-6). Immutable.
 *
 * @param kind what happened
 * @param at when
 */
public record MessageStatus(InteractionKind kind, Instant at) {

  public MessageStatus {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
  }

  /** Returns whether this is the later of two; ties go by kind. */
  boolean isAfter(MessageStatus other) {
    int order = at.compareTo(other.at);
    return order == 0 ? kind.compareTo(other.kind) > 0 : order > 0;
  }

  static MessageStatus of(Interaction last) {
    return new MessageStatus(last.kind(), last.at());
  }
}
