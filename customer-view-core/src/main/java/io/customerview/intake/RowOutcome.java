package io.customerview.intake;

import io.customerview.contact.ContactChannel;
import io.customerview.customer.Registered.Outcome;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import java.util.List;

/** What became of a row: told once it is kept, or refused. Immutable; holds no personal data. */
public sealed interface RowOutcome {

  /** Returns the number of the row. */
  long number();

  /** Returns how many addresses this row opted out. */
  int contactsOptedOut();

  /**
   * The row was taken.
   *
   * @param customer whose row it is
   * @param outcome whether the customer is new, was changed by this row, or stood like this already
   * @param contactsAdded how many contact points are new
   * @param contactsOptedOut how many contact points this row opted out, new ones included
   * @param notices contact points that were not taken as the row asked; the rest of it was
   */
  record Taken(
      long number,
      CustomerId customer,
      Outcome outcome,
      int contactsAdded,
      int contactsOptedOut,
      List<Notice> notices)
      implements RowOutcome {

    public Taken {
      notices = List.copyOf(notices);
    }
  }

  /**
   * Nothing of the row was taken, but where it says no to an address: that is heeded wherever the
   * row's external id leads to a customer (CNT-9).
   *
   * @param refusal why
   * @param contactsOptedOut how many addresses this row opted out all the same
   */
  record Refused(long number, Refusal refusal, int contactsOptedOut) implements RowOutcome {

    /** Obtains the outcome of a row that opted nothing out. */
    public Refused(long number, Refusal refusal) {
      this(number, refusal, 0);
    }
  }

  /**
   * One contact point of a row, and why it was not taken as asked.
   *
   * @param position which of the row's contact points, from 0
   * @param channel its channel
   * @param refusal why
   */
  record Notice(int position, ContactChannel channel, Refusal refusal) {}
}
