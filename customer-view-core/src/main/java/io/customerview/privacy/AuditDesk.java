package io.customerview.privacy;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.audit.AuditChain;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditPages;
import io.customerview.audit.AuditQuery;
import io.customerview.audit.AuditTrail;
import io.customerview.audit.ChainCheck;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.UnknownCustomer;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Optional;

/**
 * The audit trail (trilha de auditoria), for one agent: who changed what, and when (PRIV-3). It is
 * only read here; whatever goes through the door writes it.
 *
 * <p>Thread-safe.
 */
public final class AuditDesk {

  /** The most entries on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation FIND = new Operation("audit.find", Permission.READ_AUDIT);
  private static final Operation CHECK = new Operation("audit.check", Permission.READ_AUDIT);

  private final Desk desk;
  private final AuditPages pages;
  private final Customers customers;

  public AuditDesk(Desk desk, AuditTrail trail, Customers customers, Secrets secrets) {
    this.desk = desk;
    this.pages = new AuditPages(trail, secrets);
    this.customers = customers;
  }

  /**
   * Returns a page of the entries that are asked for, newest first. A customer who is unknown, or
   * was never changed, has none; one who was erased has those that are left.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another query
   */
  public Page<AuditEntry> find(AuditQuery query, Optional<String> cursor, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to " + LARGEST_PAGE + " entries, not " + limit);
    }
    return desk.ask(
        FIND, inquiry -> pages.of(inquiry.work(), query, desk.time().zone(), cursor, limit));
  }

  /**
   * Checks that each change of a customer has exactly one entry: no version is left out and none
   * comes twice, up to the one that the customer has. Takes the id as it is; one that was merged
   * away or erased is checked up to its end.
   *
   * @throws RefusedException with {@link UnknownCustomer} if there is no such customer, nor any
   *     entry
   */
  public AuditChain check(CustomerId customer) {
    return desk.ask(CHECK, inquiry -> check(customer, inquiry));
  }

  private AuditChain check(CustomerId customer, Inquiry inquiry) {
    AuditTrail trail = pages.trail();
    List<AuditEntry> page = trail.of(inquiry.work(), customer, Optional.empty(), LARGEST_PAGE);
    Optional<Version> actual = customers.find(inquiry.work(), customer).map(Customer::version);
    if (page.isEmpty() && actual.isEmpty()) {
      throw Inquiry.unknown(customer);
    }
    boolean isEnded =
        !inquiry.resolve(customer).equals(customer)
            || page.stream().findFirst().map(AuditEntry::isEnd).orElse(false);
    ChainCheck check = new ChainCheck(customer, actual);
    while (!page.isEmpty()) {
      page.forEach(check::entry);
      Optional<Version> below = page.get(page.size() - 1).version();
      page = trail.of(inquiry.work(), customer, below, LARGEST_PAGE);
    }
    return check.end(isEnded);
  }
}
