package io.customerview.contact;

import java.util.Objects;

/**
 * Where a message goes that is addressed to a customer and a channel (CNT-5): to the primary, or
 * nowhere, and why.
 */
public sealed interface PrimaryContact {

  /** The message goes here. */
  record Found(ContactPoint point) implements PrimaryContact {
    public Found {
      Objects.requireNonNull(point, "point");
    }
  }

  /** The message goes nowhere. */
  record Missing(Why why) implements PrimaryContact {
    public Missing {
      Objects.requireNonNull(why, "why");
    }
  }

  /** Why there is no primary. */
  enum Why {
    /** The customer has no point on this channel. */
    NONE_REGISTERED,
    /** The customer has points, but none is released. */
    NONE_RELEASED,
    /** Points are released, but none is the primary: an agent has to choose. */
    NONE_CHOSEN
  }
}
