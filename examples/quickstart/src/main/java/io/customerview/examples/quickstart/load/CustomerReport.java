package io.customerview.examples.quickstart.load;

import io.customerview.customer.Registered.Outcome;
import io.customerview.intake.RowOutcome.Taken;

/**
 * What became of a file of customers: {@code rows = blank + refused + registered + changed +
 * unchanged}. Immutable.
 *
 * @param blank rows with nothing in them
 * @param refused rows of which nothing was taken
 * @param registered rows of new customers
 * @param changed rows that changed a customer
 * @param unchanged rows that changed nothing
 * @param contacts contact points that were added
 * @param optedOut contact points that were opted out, new ones included
 * @param findings everything that somebody should look at
 */
public record CustomerReport(
    long blank,
    long refused,
    long registered,
    long changed,
    long unchanged,
    long contacts,
    long optedOut,
    Findings findings) {

  /** Returns how many rows there were. */
  public long rows() {
    return blank + refused + registered + changed + unchanged;
  }

  @Override
  public String toString() {
    return "CustomerReport[rows=" + rows() + ", refused=" + refused + "]";
  }

  /** Counts what the library did. Not thread-safe. */
  static final class Counter {

    private long registered;
    private long changed;
    private long unchanged;
    private long contacts;
    private long optedOut;

    void taken(Taken taken) {
      contacts += taken.contactsAdded();
      optedOut += taken.contactsOptedOut();
      registered += taken.outcome() == Outcome.NEW ? 1 : 0;
      changed += taken.outcome() == Outcome.CHANGED ? 1 : 0;
      unchanged += taken.outcome() == Outcome.UNCHANGED ? 1 : 0;
    }

    CustomerReport report(MappedRows<?> rows) {
      return new CustomerReport(
          rows.blank(),
          rows.refused(),
          registered,
          changed,
          unchanged,
          contacts,
          optedOut,
          rows.findings());
    }
  }
}
