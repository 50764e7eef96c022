package io.customerview.customer;

import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.RefusedException;
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
   * @param on the day of the cancellation, from the year 1 on and never in the future
   * @param reason why, 1 to {@value #LONGEST_REASON} code points; free text, so it is not shown by
   *     {@code toString}
   */
  record Cancelled(LocalDate on, String reason) implements CustomerStatus {

    /** The longest reason, in code points. */
    public static final int LONGEST_REASON = 1000;

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    /**
     * @throws RefusedException with {@link MomentUnlikely} if the day lies before the year 1, or as
     *     {@link CleanText#required} if there is no reason
     */
    public Cancelled {
      if (on.isBefore(FIRST)) {
        throw new RefusedException(new MomentUnlikely("on"));
      }
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
