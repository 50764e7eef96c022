package io.customerview.cases;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Desk;
import io.customerview.access.Feed;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.cases.CaseOutcome.Refused;
import io.customerview.customer.Customers;
import io.customerview.customer.Parted;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Takes cases in from the host's systems (CAS-3): rows in, an outcome per row.
 *
 * <ul>
 *   <li>Rows are taken in chunks of {@value #CHUNK}, each one unit of work. A row that is refused
 *       doesn't stop the others.
 *   <li>Cases are known again by their number. Rows may come in any order and any number of times:
 *       what the host knew last counts, by its own moment and sequence, and the end is the same.
 *   <li>A case that came while its customer was merged into another one is given back when the same
 *       row is told again after the merge was undone.
 *   <li>A row may give a case to another customer. Cases that are in no row stay as they are.
 * </ul>
 *
 * <p>Thread-safe. In a transaction of the host's, every chunk is a savepoint.
 *
 * <p>Every call takes {@link Permission#FEED_CASES}.
 */
public final class CaseIntake {

  /** How many rows make a unit of work. */
  public static final int CHUNK = 500;

  private static final Operation TAKE = new Operation("case_intake.take", Permission.FEED_CASES);

  private final Desk desk;
  private final Cases cases;
  private final Customers customers;
  private final Parted parted;

  @Wiring
  public CaseIntake(Desk desk, Cases cases, Customers customers, Parted parted) {
    this.desk = desk;
    this.cases = cases;
    this.customers = customers;
    this.parted = parted;
  }

  /**
   * Takes rows in, as they come.
   *
   * @param outcomes is told of every row, in their order, once it is kept or refused; what it
   *     throws ends the intake, and what was kept stays
   * @return how many of each there were
   * @throws RefusedException with {@link AccessRefusal} if the agent may not feed cases
   * @throws io.customerview.shared.StorageException if the storage fails; rows whose outcome was
   *     told are kept, in a transaction of the host's once that is committed
   */
  public CaseTotals take(Iterator<CaseRow> rows, Consumer<CaseOutcome> outcomes) {
    return new Feed<CaseRow, CaseOutcome>(
            desk,
            TAKE,
            CHUNK,
            (change, chunk) -> new CaseKeeper(cases, customers, parted, change).take(chunk),
            (row, refusal) -> new Refused(row.row(), refusal))
        .take(rows, outcomes, CaseTotals.NONE, CaseTotals::plus);
  }
}
