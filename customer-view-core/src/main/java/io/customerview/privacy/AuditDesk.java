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
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The audit trail (trilha de auditoria), for one agent: who changed what, and when (PRIV-3). It is
 * only read here; whatever goes through the door writes it.
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_AUDIT}.
 */
public final class AuditDesk {

  /** The most entries on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation LIST = new Operation("audit.list", Permission.READ_AUDIT);
  private static final Operation CHECK = new Operation("audit.check", Permission.READ_AUDIT);
  private static final Operation CHECK_ALL =
      new Operation("audit.check_all", Permission.READ_AUDIT);

  private final Desk desk;
  private final AuditPages pages;
  private final Customers customers;

  @Wiring
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
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another query
   */
  public Page<AuditEntry> list(AuditQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "entries");
    return desk.ask(
        LIST, inquiry -> pages.of(inquiry.work(), query, desk.time().zone(), cursor, limit));
  }

  /**
   * Checks that each change of a customer has exactly one entry: no version is left out and none
   * comes twice, up to the one that the customer has. Takes the id as it is; one that was merged
   * away or erased is checked up to its end.
   *
   * @throws RefusedException with {@link CustomerUnknown} if there is no such customer, nor any
   *     entry
   */
  public AuditChain check(CustomerId customer) {
    return desk.ask(CHECK, inquiry -> check(customer, inquiry));
  }

  /**
   * As {@link #check(CustomerId)}, for every customer that there is. Takes long where there are
   * many, and holds up nobody: it reads some at a time, each time in a unit of work of its own.
   *
   * @param broken takes the chains that are not whole, as they are found
   */
  public void checkAll(Consumer<AuditChain> broken) {
    Optional<CustomerId> after = Optional.empty();
    do {
      Optional<CustomerId> last = after;
      List<AuditChain> chains = desk.ask(CHECK_ALL, inquiry -> chains(last, inquiry));
      chains.stream().filter(chain -> !chain.isWhole()).forEach(broken);
      after = chains.stream().reduce((one, next) -> next).map(AuditChain::customer);
    } while (after.isPresent());
  }

  private List<AuditChain> chains(Optional<CustomerId> after, Inquiry inquiry) {
    return customers.after(inquiry.work(), after, LARGEST_PAGE).stream()
        .map(customer -> check(customer, inquiry))
        .toList();
  }

  private AuditChain check(CustomerId customer, Inquiry inquiry) {
    AuditTrail trail = pages.trail();
    Optional<Version> read = version(customer, inquiry);
    List<AuditEntry> page = trail.of(inquiry.work(), customer, Optional.empty(), LARGEST_PAGE);
    if (page.isEmpty() && read.isEmpty()) {
      throw Inquiry.unknown(customer);
    }
    boolean isEnded =
        !inquiry.resolve(customer).equals(customer)
            || page.stream().findFirst().map(AuditEntry::isEnd).orElse(false);
    ChainCheck check = new ChainCheck(customer, reached(customer, read, page, isEnded, inquiry));
    while (!page.isEmpty()) {
      page.forEach(check::entry);
      Optional<Version> below = page.get(page.size() - 1).version();
      page = trail.of(inquiry.work(), customer, below, LARGEST_PAGE);
    }
    return check.end(isEnded);
  }

  /**
   * Somebody may have changed the customer, or brought it back, since its version was read and
   * before its entries were.
   */
  private Optional<Version> reached(
      CustomerId customer,
      Optional<Version> read,
      List<AuditEntry> newest,
      boolean isEnded,
      Inquiry inquiry) {
    Optional<Version> last = newest.stream().findFirst().flatMap(AuditEntry::version);
    boolean isBehind =
        last.isPresent() && read.map(known -> isBelow(known, last.get())).orElse(!isEnded);
    if (!isBehind) {
      return read;
    }
    Optional<Version> now = version(customer, inquiry);
    return now.or(() -> read).isEmpty()
        ? Optional.empty()
        : now.filter(stored -> isBelow(stored, last.get())).or(() -> last);
  }

  private static boolean isBelow(Version one, Version other) {
    return one.compareTo(other) < 0;
  }

  private Optional<Version> version(CustomerId customer, Inquiry inquiry) {
    return customers.find(inquiry.work(), customer).map(Customer::version);
  }
}
