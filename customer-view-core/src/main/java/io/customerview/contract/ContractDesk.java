package io.customerview.contract;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Optional;
import java.util.function.Function;

/**
 * The contracts of customers (planos e valores), for one agent, who only reads them (CTR-6). The
 * list takes a permission of its own (ACS-1).
 *
 * <p>Thread-safe.
 *
 * <p>Takes {@link Permission#READ_CONTRACTS}; {@code figures} takes {@link
 * Permission#READ_MANAGEMENT}.
 */
public final class ContractDesk {

  /** The most contracts on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation LIST = new Operation("contracts.of", Permission.READ_CONTRACTS);
  private static final Operation FIGURES =
      new Operation("contracts.figures", Permission.READ_MANAGEMENT);

  private final Desk desk;
  private final ContractPages pages;
  private final Customers customers;

  @Wiring
  public ContractDesk(Desk desk, ContractPages pages, Customers customers) {
    this.desk = desk;
    this.pages = pages;
    this.customers = customers;
  }

  /**
   * Returns a page of the contracts of a customer, latest contracted first; a former id leads to
   * the customer that it was merged into.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<Contract> of(CustomerId customer, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "contracts");
    return desk.ask(
        LIST,
        inquiry -> about(inquiry, customer, id -> pages.of(inquiry.work(), id, cursor, limit)));
  }

  /**
   * Returns what the contracts of a customer come to today: revenue, customer since and next
   * renewal (CTR-2 to CTR-4), which whoever reads customer management sees; a former id leads to
   * the customer that it was merged into.
   *
   * @throws RefusedException if the customer is unknown
   */
  public ContractFigures figures(CustomerId customer) {
    return desk.ask(
        FIGURES,
        inquiry ->
            about(inquiry, customer, id -> pages.all(inquiry.work(), id).figures(inquiry.today())));
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<CustomerId, A> answer) {
    return inquiry.about(
        customer, id -> customers.find(inquiry.work(), id).map(Customer::id), answer);
  }
}
