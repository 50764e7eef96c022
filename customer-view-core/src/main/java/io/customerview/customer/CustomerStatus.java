package io.customerview.customer;

import io.customerview.shared.CleanText;
import java.time.LocalDate;

/**
 * Whether a customer is one still (status): independent of being enabled in the host's registry
 * (REG-4). Immutable.
 */
public sealed interface CustomerStatus {

  /** The customer is one. */
  record Active() implements CustomerStatus {}

  /**
   * The customer is one no longer.
   *
   * @param on the day of the cancellation, never in the future
   * @param reason why, 1 to {@value #LONGEST_REASON} code points; free text, so it is not shown by
   *     {@code toString}
   */
  record Cancelled(LocalDate on, String reason) implements CustomerStatus {

    /** The longest reason, in code points. */
    public static final int LONGEST_REASON = 1000;

    public Cancelled {
      reason = CleanText.required("reason", reason, LONGEST_REASON);
    }

    @Override
    public String toString() {
      return "Cancelled[" + on + "]";
    }
  }

  /** Returns the status of a customer that is one. */
  static CustomerStatus active() {
    return new Active();
  }

  default boolean isActive() {
    return this instanceof Active;
  }
}
