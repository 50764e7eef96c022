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

  static MessageStatus of(Interaction last) {
    return new MessageStatus(last.kind(), last.at());
  }
}
