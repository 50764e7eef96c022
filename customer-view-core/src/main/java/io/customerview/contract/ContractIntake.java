package io.customerview.contract;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Desk;
import io.customerview.access.Feed;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contract.ContractOutcome.Refused;
import io.customerview.customer.Customers;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Takes contracts in from the host's systems (CTR-6): rows in, an outcome per row.
 *
 * <ul>
 *   <li>Rows are taken in chunks of {@value #CHUNK}, each one unit of work. A row that is refused
 *       doesn't stop the others.
 *   <li>Contracts are known again by the host's id, so what was taken once is found unchanged, and
 *       an intake that was interrupted is begun again from the start.
 *   <li>A row takes the place of the whole contract. Of rows with one id the later one counts, or,
 *       where rows tell how old they are, the one with the later moment.
 *   <li>A row may give a contract to another customer. Contracts that are in no row stay as they
 *       are.
 *   <li>A contract that was cancelled with its customer (CTR-5) stays cancelled while the host goes
 *       on giving it as it was; see {@link ContractRow#asOf}.
 * </ul>
 *
 * <p>Thread-safe. In a transaction of the host's, every chunk is a savepoint.
 *
 * <p>Every call takes {@link Permission#FEED_CONTRACTS}.
 */
public final class ContractIntake {

  /** How many rows make a unit of work. */
  public static final int CHUNK = 500;

  private static final Operation TAKE =
      new Operation("contract_intake.take", Permission.FEED_CONTRACTS);

  private final Desk desk;
  private final Contracts contracts;
  private final Customers customers;

  @Wiring
  public ContractIntake(Desk desk, Contracts contracts, Customers customers) {
    this.desk = desk;
    this.contracts = contracts;
    this.customers = customers;
  }

  /**
   * Takes rows in, as they come.
   *
   * @param outcomes is told of every row, in their order, once it is kept or refused; what it
   *     throws ends the intake, and what was kept stays
   * @return how many of each there were
   * @throws RefusedException with {@link AccessRefusal} if the agent may not feed contracts
   * @throws io.customerview.shared.StorageException if the storage fails; rows whose outcome was
   *     told are kept, in a transaction of the host's once that is committed
   */
  public ContractTotals take(Iterator<ContractRow> rows, Consumer<ContractOutcome> outcomes) {
    return new Feed<ContractRow, ContractOutcome>(
            desk,
            TAKE,
            CHUNK,
            (change, chunk) -> new ContractKeeper(contracts, change).take(chunk, customers),
            (row, refusal) -> new Refused(row.number(), refusal))
        .take(rows, outcomes, ContractTotals.NONE, ContractTotals::plus);
  }
}
