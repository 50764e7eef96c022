package io.customerview.contract;

import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.shared.CleanText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a contract ended. Immutable.
 *
 * @param on the last day of the contract; the host may name a day ahead
 * @param reason why, at most {@value #LONGEST_REASON} code points; free text, so it is not shown by
 *     {@code toString}. The host may give none
 * @param madeHereAt when cancelling the customer ended this contract (CTR-5); empty where the host
 *     gave it as cancelled
 */
public record Cancellation(LocalDate on, Optional<String> reason, Optional<Instant> madeHereAt) {

  /** The longest reason, in code points: that of a customer's cancellation. */
  public static final int LONGEST_REASON = Cancelled.LONGEST_REASON;

  public Cancellation {
    ContractTerms.checkDay("cancelledOn", on);
    reason = reason.flatMap(text -> CleanText.optional("reason", text, LONGEST_REASON));
    Objects.requireNonNull(madeHereAt, "madeHereAt");
  }

  /** Obtains a cancellation that the host gives. */
  static Cancellation given(LocalDate on, Optional<String> reason) {
    return new Cancellation(on, reason, Optional.empty());
  }

  /** Obtains the cancellation that follows from that of the customer: same date, same reason. */
  static Cancellation following(Cancelled customer, Instant moment) {
    return new Cancellation(customer.on(), Optional.of(customer.reason()), Optional.of(moment));
  }

  @Override
  public String toString() {
    return "Cancellation[" + on + "]";
  }
}
