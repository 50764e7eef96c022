package io.customerview.contact;

import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.util.Objects;
import java.util.Set;

/**
 * What recipients and providers report on messages that were sent, for one agent, as a rule a
 * system of the host's (retornos; CNT-10).
 *
 * <p>Each closes the address that the message really went to, whatever is primary now, and names it
 * by itself, so a report that comes late, twice, or after the customer was erased, does no harm and
 * no less. Commands here only restrict: none fails for a stale version. A message that was sent in
 * test mode is not to be reported here, since it changes no permission (INT-5).
 *
 * <p>Immutable and thread-safe. Every command is one unit of work.
 *
 * <p>Every call takes {@link Permission#EDIT_CONTACTS}.
 */
public final class FeedbackDesk {

  private static final Operation UNSUBSCRIBED =
      new Operation("feedback.unsubscribed", Permission.EDIT_CONTACTS);
  private static final Operation COMPLAINED =
      new Operation("feedback.complained", Permission.EDIT_CONTACTS);
  private static final Operation BOUNCED =
      new Operation("feedback.bounced_for_good", Permission.EDIT_CONTACTS);

  private final Desk desk;
  private final ContactOffice office;

  @Wiring
  public FeedbackDesk(Desk desk, ContactOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  /**
   * A customer unsubscribed from messages to an address, such as by answering "stop" (for links see
   * {@link UnsubscribeLinks}): the address is opted out for that customer, whether one of the
   * customer's points has it or not. It is put on the suppression list too (CNT-13) if no customer
   * has it, and if there is no such customer any more: who has it now may be the same person, under
   * another id, and is not written to either. Where a merge of the customer was undone, and the
   * address went back to the other one, it is opted out for that one too (MRG-2): the message may
   * be from between the two.
   *
   * @return the customer, by the present id, and who has parted from it with the address; none if
   *     there is no such customer any more
   */
  public Set<CustomerId> unsubscribed(CustomerId customer, Address address) {
    return desk.change(
        UNSUBSCRIBED, change -> new FeedbackKeeper(office, change).unsubscribed(customer, address));
  }

  /**
   * A customer complained of a message (denúncia de spam): the address is opted out for that
   * customer and put on the suppression list (CNT-13), so that no other customer is written to at
   * it either.
   *
   * @return the customers as {@link #unsubscribed} has them; none if there is no such customer any
   *     more
   */
  public Set<CustomerId> complained(CustomerId customer, Address address) {
    return desk.change(
        COMPLAINED, change -> new FeedbackKeeper(office, change).complained(customer, address));
  }

  /**
   * A message bounced for good: the address is opted out for every customer that has it, and put on
   * the suppression list (CNT-13).
   *
   * @return those customers
   */
  public Set<CustomerId> bouncedForGood(Address address) {
    return desk.change(
        BOUNCED, change -> new FeedbackKeeper(office, change).bouncedForGood(address));
  }
}
