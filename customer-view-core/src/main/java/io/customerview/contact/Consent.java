package io.customerview.contact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a contact point is released for sending, and why (liberado, opt-in, opt-out; CNT-2,
 * CNT-9). Immutable.
 *
 * <p>Only an opt-in with evidence releases a point. That it was never opted in and that it was
 * opted out come to the same for sending; but an opt-out stays with the address, even through
 * deletion (CNT-12).
 */
public sealed interface Consent {

  /** The three states, as they are stored and shown. */
  enum State {
    /** Nobody opted in. */
    NOT_GIVEN,
    /** Released. */
    OPTED_IN,
    /** Closed for every purpose. */
    OPTED_OUT
  }

  /** Nobody opted in: not released. */
  record NotGiven() implements Consent {}

  /**
   * Opted in: released.
   *
   * @param evidence why that may be believed
   * @param since when it was recorded
   */
  record OptedIn(Evidence evidence, Instant since) implements Consent {
    public OptedIn {
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(since, "since");
    }
  }

  /**
   * Opted out: closed for every purpose.
   *
   * @param reason why
   * @param evidence what there is to show for it; none is needed
   * @param since when it was recorded
   */
  record OptedOut(OptOutReason reason, Optional<Evidence> evidence, Instant since)
      implements Consent {
    public OptedOut {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(since, "since");
    }

    /**
     * Returns when the customer opted out: as the evidence has it, else when it was recorded; never
     * later than that, so that a slip in a date can't close an address for years.
     */
    public Instant at() {
      return evidence.map(Evidence::at).filter(at -> at.isBefore(since)).orElse(since);
    }
  }

  /** Returns the consent of a point that nobody opted in. */
  static Consent notGiven() {
    return new NotGiven();
  }

  /** Returns which of the three states this is. */
  default State state() {
    return isReleased() ? State.OPTED_IN : isOptedOut() ? State.OPTED_OUT : State.NOT_GIVEN;
  }

  /** Returns whether messages may be sent at all. */
  default boolean isReleased() {
    return this instanceof OptedIn;
  }

  default boolean isOptedOut() {
    return this instanceof OptedOut;
  }

  /**
   * Returns whether messages may be sent for a purpose: opted in, and not narrowed to other
   * purposes.
   */
  default boolean covers(Purpose purpose) {
    return this instanceof OptedIn in && in.evidence().covers(purpose);
  }
}
