package io.customerview.intake;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.ContactOffice;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.Customers;
import io.customerview.customer.Registrar;
import io.customerview.customer.WhenCancelled;
import io.customerview.identity.SearchKeys;
import io.customerview.intake.IntakeRefusal.ParentUnknown;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes in customers by the thousand, for one agent (REG-8): rows in, an outcome per row.
 *
 * <ul>
 *   <li>Rows are taken in chunks of {@value #CHUNK}, each one unit of work. A row that is refused
 *       doesn't stop the others.
 *   <li>Rows are known again by their external id, so an intake that was interrupted is begun again
 *       from the start: what was kept is found unchanged.
 *   <li>Of rows with one external id the later one counts.
 *   <li>A row whose parent organization comes later is taken after it; its outcome is told then.
 *   <li>Contact points are only added. One that is there keeps its address, its star and its
 *       consent; only one that was never opted in or out is opted in by a row with evidence, and no
 *       row opts in again what was opted out (CNT-12). A row that says no opts out, and needs no
 *       evidence; only a yes that was given after it stays.
 * </ul>
 *
 * <p>Thread-safe. In a transaction of the host's, every chunk is a savepoint.
 */
public final class Intake {

  /** How many rows make a unit of work. */
  public static final int CHUNK = 500;

  /** How often a row is tried while others are at the same customer. */
  private static final int ATTEMPTS = 3;

  private static final Operation TAKE = new Operation("intake.take", Permission.EDIT_CUSTOMERS);

  private final Desk desk;
  private final Customers customers;
  private final SearchKeys searchKeys;
  private final ContactOffice contacts;
  private final WhenCancelled whenCancelled;

  public Intake(
      Desk desk,
      Customers customers,
      SearchKeys searchKeys,
      ContactOffice contacts,
      WhenCancelled whenCancelled) {
    this.desk = desk;
    this.customers = customers;
    this.searchKeys = searchKeys;
    this.contacts = contacts;
    this.whenCancelled = whenCancelled;
  }

  /**
   * Takes rows in, as they come.
   *
   * @param outcomes is told of every row, once it is kept or refused; what it throws ends the
   *     intake, and what was kept stays
   * @return how many of each there were
   * @throws RefusedException with {@link AccessRefusal} if the agent may not edit customers and
   *     their contact points
   * @throws io.customerview.shared.StorageException if the storage fails; rows whose outcome was
   *     told are kept
   */
  public IntakeTotals take(Iterator<IntakeRow> rows, Consumer<RowOutcome> outcomes) {
    desk.require(Permission.EDIT_CUSTOMERS);
    desk.require(Permission.EDIT_CONTACTS);
    Tally tally = new Tally(outcomes);
    List<IntakeRow> waiting = new ArrayList<>();
    List<IntakeRow> chunk = new ArrayList<>(CHUNK);
    while (rows.hasNext()) {
      chunk.add(rows.next());
      if (chunk.size() == CHUNK || !rows.hasNext()) {
        take(chunk, waiting, tally);
        chunk.clear();
      }
    }
    takeWaiting(waiting, tally);
    return tally.totals;
  }

  /** Takes rows that wait for their parents, round after round, until a round takes none. */
  private void takeWaiting(List<IntakeRow> waiting, Tally tally) {
    List<IntakeRow> round = waiting;
    while (!round.isEmpty()) {
      List<IntakeRow> still = new ArrayList<>();
      for (int start = 0; start < round.size(); start += CHUNK) {
        take(round.subList(start, Math.min(start + CHUNK, round.size())), still, tally);
      }
      round = still.size() < round.size() ? still : withoutParents(still, tally);
    }
  }

  /** Refuses the rows whose parent is nowhere, and returns those that only waited behind them. */
  private static List<IntakeRow> withoutParents(List<IntakeRow> rows, Tally tally) {
    Set<ExternalId> refused = new HashSet<>();
    List<IntakeRow> behind = new ArrayList<>();
    for (IntakeRow row : rows) {
      if (row.registration().externalId().map(refused::add).orElse(true)) {
        tally.tell(new Refused(row.number(), new ParentUnknown()));
      } else {
        behind.add(row);
      }
    }
    return behind;
  }

  private void take(List<IntakeRow> chunk, List<IntakeRow> waiting, Tally tally) {
    IntakeChunk.Result result;
    Set<ExternalId> waitingIds = new HashSet<>();
    waiting.forEach(row -> row.registration().externalId().ifPresent(waitingIds::add));
    try {
      result =
          desk.change(
              TAKE,
              chunk.size() == 1 ? ATTEMPTS : 1,
              Intake::isContention,
              change ->
                  new IntakeChunk(
                          new Registrar(customers, searchKeys, whenCancelled, change),
                          new ContactKeeper(contacts, change))
                      .take(chunk, waitingIds));
    } catch (RefusedException refused) {
      if (chunk.size() == 1) {
        tally.tell(new Refused(chunk.get(0).number(), refused.refusal()));
      } else {
        // Somebody else was at one of these customers: what can be taken is, row by row.
        for (IntakeRow row : List.copyOf(chunk)) {
          take(List.of(row), waiting, tally);
        }
      }
      return;
    }
    waiting.addAll(result.waiting());
    result.outcomes().forEach(tally::tell);
  }

  /** Somebody else was at the same customer at the same time: another try finds what they left. */
  private static boolean isContention(Refusal refusal) {
    return refusal instanceof ConcurrentChange || refusal instanceof ExternalIdTaken;
  }

  /** Tells outcomes, and counts them. */
  private static final class Tally {

    private final Consumer<RowOutcome> outcomes;
    private IntakeTotals totals = IntakeTotals.NONE;

    Tally(Consumer<RowOutcome> outcomes) {
      this.outcomes = outcomes;
    }

    void tell(RowOutcome outcome) {
      totals = totals.plus(outcome);
      outcomes.accept(outcome);
    }
  }
}
