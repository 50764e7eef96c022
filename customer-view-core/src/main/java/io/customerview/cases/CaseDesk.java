package io.customerview.cases;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.cases.CaseRefusal.CaseUnknown;
import io.customerview.customer.Customer;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cases of customers (casos), for one agent, who lists and opens them (CAS-1). A customer's are
 * also those of the people and organizations below it, and never its parent's (CAS-2). A former id
 * leads to the customer that it was merged into.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class CaseDesk {

  /** The most cases on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation LIST = new Operation("cases.of", Permission.READ_CUSTOMERS);
  private static final Operation FIND = new Operation("cases.find", Permission.READ_CUSTOMERS);
  private static final Operation GROUPS = new Operation("cases.groups", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final CasePages pages;

  @Wiring
  public CaseDesk(Desk desk, CasePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /**
   * Returns a page of the cases of a customer, newest first (CAS-1).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<CaseEntry> of(
      CustomerId customer, CaseQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "cases");
    return desk.ask(
        LIST,
        inquiry ->
            about(
                inquiry,
                customer,
                id -> pages.of(inquiry.work(), id, query, cursor, limit, desk.time().zone())));
  }

  /**
   * Opens a case by its number (CAS-1). Its messages are those that name it.
   *
   * @param withTest whether interactions of messages in test mode count too (INT-5)
   * @throws RefusedException with {@link CaseUnknown}
   */
  public CaseEntry find(CaseId number, boolean withTest) {
    return desk.ask(FIND, inquiry -> pages.find(inquiry.work(), number, withTest));
  }

  /**
   * Returns how many cases the list of a query has, by state and campaign; what is in a group is
   * listed by the same query, narrowed to its state and campaign.
   *
   * @throws RefusedException if the customer is unknown
   */
  public List<CaseGroup> groups(CustomerId customer, CaseQuery query) {
    return desk.ask(
        GROUPS,
        inquiry ->
            about(
                inquiry,
                customer,
                id ->
                    pages.cases().groups(inquiry.work(), id, query, desk.time().zone()).stream()
                        .sorted(CaseGroup.ORDER)
                        .toList()));
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<CustomerId, A> answer) {
    return inquiry.about(
        customer, id -> pages.customers().find(inquiry.work(), id).map(Customer::id), answer);
  }
}
