package io.customerview.privacy;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.privacy.PrivacyEvent.CustomerExportBegun;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.InHostTransaction;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What customers may ask of who holds their data, for one agent: to be given all of it (PRIV-1),
 * and to be forgotten (PRIV-2).
 *
 * <p>Thread-safe.
 *
 * <p>Takes {@link Permission#ERASE_CUSTOMERS}; {@code erasedTotals} takes {@link
 * Permission#READ_CUSTOMERS}; {@code export} takes {@link Permission#EXPORT_CUSTOMERS}.
 */
public final class PrivacyDesk {

  private static final Operation EXPORT =
      new Operation("privacy.export", Permission.EXPORT_CUSTOMERS);

  private static final Operation PLAN = new Operation("privacy.plan", Permission.ERASE_CUSTOMERS);
  private static final Operation ERASE = new Operation("privacy.erase", Permission.ERASE_CUSTOMERS);
  private static final Operation TOTALS =
      new Operation("privacy.erased_totals", Permission.READ_CUSTOMERS);

  /** How often an erasure is tried that meets what others do at the same time. */
  private static final int TRIES = 5;

  private final Desk desk;
  private final PrivacyOffice office;

  @Wiring
  public PrivacyDesk(Desk desk, PrivacyOffice office) {
    this.desk = desk;
    this.office = office;
  }

  /**
   * Exports all that is held on a customer, the content of messages and what is known of files
   * included, the bytes of files not; of other customers it names none. A former id leads to the
   * customer that it was merged into.
   *
   * <p>All of it is as of one moment, however long the sink takes. Nobody who changes the customer
   * meanwhile waits for it where the storage is a database, which keeps the state of that moment
   * for so long: a slow reader is better served from a file.
   *
   * <p>That it was begun stands in the audit trail before the sink hears anything, and stays there
   * whatever becomes of it. It changes nothing of the customer, and so leaves its version as it is.
   *
   * @throws RefusedException with {@link CustomerUnknown}, or with {@link InHostTransaction} since
   *     a roll-back would take the entry back; the sink hears nothing then
   * @throws IOException if the sink fails
   */
  public void export(CustomerId customer, ExportSink sink) throws IOException {
    try {
      desk.handOut(
          EXPORT,
          change -> change.noted(change.lock(customer), new CustomerExportBegun()),
          inquiry -> export(customer, sink, inquiry));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** Somebody may have been merged or erased since the entry was written. */
  private void export(CustomerId customer, ExportSink sink, Inquiry inquiry) {
    CustomerId present = present(customer, inquiry).id();
    try {
      new Exporting(office).run(inquiry.work(), office.idsOf(inquiry.work(), present), sink);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Customer present(CustomerId customer, Inquiry inquiry) {
    return office
        .customers()
        .find(inquiry.work(), inquiry.resolve(customer))
        .orElseThrow(() -> Inquiry.unknown(customer));
  }

  /**
   * Returns what {@link #erase} would do now, and does nothing. A former id leads to the customer
   * that it was merged into.
   *
   * @throws RefusedException with {@link CustomerUnknown}
   */
  public ErasurePlan plan(CustomerId customer) {
    return desk.askOfOneMoment(
        PLAN,
        inquiry -> {
          Customer present = present(customer, inquiry);
          List<CustomerId> ids = office.idsOf(inquiry.work(), present.id());
          Planning planning = new Planning(office, inquiry.work(), ids);
          return planning.plan(
              present.version(),
              Touched.by(present.id(), office, inquiry.work()),
              planning.totals());
        });
  }

  /**
   * Erases a customer: whatever is held on it at that moment, whether or not it was planned, so
   * that nobody's work at the same time keeps anything alive. A former id leads to the customer
   * that it was merged into. There is no way back.
   *
   * <p>What stays is: the audit trail, without what it told; the keyed hash of each address that
   * was opted out (CNT-13); and how many interactions there were, by month. The bytes of files go
   * with the next run of the file sweep, whatever happens in between. From then on the id, and
   * every former one, is that of no customer.
   *
   * @return what was done
   * @throws RefusedException with {@link CustomerUnknown}, also if it was erased before; or with
   *     {@link ConcurrentChange} if others put more and more people below it at the same time
   */
  public ErasurePlan erase(CustomerId customer) {
    return desk.change(
        ERASE,
        TRIES,
        refusal -> refusal instanceof ConcurrentChange,
        change -> new Erasing(office, change).run(customer));
  }

  /**
   * Returns how many interactions customers had who were erased, by month, channel and kind: what a
   * host adds to its own figures over all customers, so that those of the past stay the same.
   */
  public List<ErasedTotal> erasedTotals() {
    return desk.ask(TOTALS, inquiry -> office.totals().all(inquiry.work()));
  }
}
