package io.customerview.intake;

import io.customerview.customer.Registered.Outcome;
import io.customerview.intake.RowOutcome.Taken;

/**
 * What became of many rows: {@code rows = registered + changed + unchanged + refused}.
 *
 * @param registered rows of new customers
 * @param changed rows that changed a customer
 * @param unchanged rows that changed nothing
 * @param refused rows of which nothing was taken, but a no
 * @param contactsAdded new contact points
 * @param contactsOptedOut contact points that were opted out, new ones and those of rows that were
 *     refused included
 * @param notices contact points that were not taken as asked
 */
public record IntakeTotals(
    long registered,
    long changed,
    long unchanged,
    long refused,
    long contactsAdded,
    long contactsOptedOut,
    long notices) {

  static final IntakeTotals NONE = new IntakeTotals(0, 0, 0, 0, 0, 0, 0);

  /** Returns how many rows there were. */
  public long rows() {
    return registered + changed + unchanged + refused;
  }

  IntakeTotals plus(RowOutcome outcome) {
    if (outcome instanceof Taken taken) {
      return new IntakeTotals(
          registered + (taken.outcome() == Outcome.NEW ? 1 : 0),
          changed + (taken.outcome() == Outcome.CHANGED ? 1 : 0),
          unchanged + (taken.outcome() == Outcome.UNCHANGED ? 1 : 0),
          refused,
          contactsAdded + taken.contactsAdded(),
          contactsOptedOut + taken.contactsOptedOut(),
          notices + taken.notices().size());
    }
    return new IntakeTotals(
        registered,
        changed,
        unchanged,
        refused + 1,
        contactsAdded,
        contactsOptedOut + outcome.contactsOptedOut(),
        notices);
  }
}
