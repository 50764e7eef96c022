package io.customerview.intake;

import com.google.common.collect.Lists;
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
import io.customerview.shared.Wiring;
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
 *       row opts in again what was opted out (CNT-12).
 *   <li>A row that says no opts out, also where the rest of it is refused (CNT-9). It needs no
 *       evidence, but has no time without: it counts as said when the row is taken, each time anew.
 *       With evidence it leaves a yes alone that was given after it.
 * </ul>
 *
 * <p>Thread-safe. In a transaction of the host's, every chunk is a savepoint.
 *
 * <p>Every call takes {@link Permission#EDIT_CUSTOMERS} and {@link Permission#EDIT_CONTACTS}.
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

  @Wiring
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
   *     told are kept, in a transaction of the host's once that is committed
   */
  public IntakeTotals take(Iterator<IntakeRow> rows, Consumer<RowOutcome> outcomes) {
    desk.require(TAKE, Permission.EDIT_CUSTOMERS);
    desk.require(TAKE, Permission.EDIT_CONTACTS);
    Tally tally = new Tally(outcomes);
    Waiting waiting = new Waiting();
    List<IntakeRow> chunk = new ArrayList<>(CHUNK);
    while (rows.hasNext()) {
      chunk.add(rows.next());
      if (chunk.size() == CHUNK || !rows.hasNext()) {
        take(chunk, waiting, tally);
        chunk.clear();
      }
    }
    takeWaiting(waiting.rows, tally);
    return tally.totals;
  }

  /** Takes rows that wait for their parents, round after round, until a round takes none. */
  private void takeWaiting(List<IntakeRow> waiting, Tally tally) {
    List<IntakeRow> round = waiting;
    while (!round.isEmpty()) {
      Waiting still = new Waiting();
      for (List<IntakeRow> chunk : Lists.partition(round, CHUNK)) {
        take(chunk, still, tally);
      }
      round = still.rows.size() < round.size() ? still.rows : withoutParents(still.rows, tally);
    }
  }

  /** Refuses the rows whose parent is nowhere, and returns those that only waited behind them. */
  private List<IntakeRow> withoutParents(List<IntakeRow> rows, Tally tally) {
    Set<ExternalId> ids = new HashSet<>();
    List<IntakeRow> refused = new ArrayList<>();
    List<IntakeRow> behind = new ArrayList<>();
    for (IntakeRow row : rows) {
      boolean isFirst = row.registration().externalId().map(ids::add).orElse(true);
      (isFirst ? refused : behind).add(row);
    }
    for (List<IntakeRow> chunk : Lists.partition(refused, CHUNK)) {
      inOneUnit(
          chunk, (work, some) -> work.refuse(some, new ParentUnknown()), new Waiting(), tally);
    }
    return behind;
  }

  private void take(List<IntakeRow> chunk, Waiting waiting, Tally tally) {
    inOneUnit(chunk, (work, some) -> work.take(some, waiting.ids), waiting, tally);
  }

  private void inOneUnit(List<IntakeRow> chunk, Step step, Waiting waiting, Tally tally) {
    IntakeChunk.Result result;
    try {
      result = inOneUnit(chunk, step);
    } catch (RefusedException refused) {
      if (chunk.size() == 1) {
        tally.tell(refused(chunk.get(0), refused.refusal()));
      } else {
        // Somebody else was at one of these customers: what can be taken is, row by row.
        for (IntakeRow row : chunk) {
          inOneUnit(List.of(row), step, waiting, tally);
        }
      }
      return;
    }
    waiting.addAll(result.waiting());
    result.outcomes().forEach(tally::tell);
  }

  private IntakeChunk.Result inOneUnit(List<IntakeRow> chunk, Step step) {
    return desk.change(
        TAKE,
        chunk.size() == 1 ? ATTEMPTS : 1,
        Intake::isContention,
        change ->
            step.take(
                new IntakeChunk(
                    new Registrar(customers, searchKeys, whenCancelled, change),
                    new ContactKeeper(contacts, change)),
                chunk));
  }

  /** A row whose unit of work is refused says no all the same, in another one. */
  private RowOutcome refused(IntakeRow row, Refusal refusal) {
    if (row.contacts().stream().noneMatch(contact -> contact.optOut().isPresent())) {
      return new Refused(row.number(), refusal);
    }
    try {
      return inOneUnit(List.of(row), (work, one) -> work.refuse(one, refusal)).outcomes().get(0);
    } catch (RefusedException again) {
      return new Refused(row.number(), refusal);
    }
  }

  /** Somebody else was at the same customer at the same time: another try finds what they left. */
  private static boolean isContention(Refusal refusal) {
    return refusal instanceof ConcurrentChange || refusal instanceof ExternalIdTaken;
  }

  /** What is done with the rows of a chunk. */
  private interface Step {
    IntakeChunk.Result take(IntakeChunk work, List<IntakeRow> rows);
  }

  /** Rows that wait for their parents, and whose they are. */
  private static final class Waiting {

    private final List<IntakeRow> rows = new ArrayList<>();
    private final Set<ExternalId> ids = new HashSet<>();

    void addAll(List<IntakeRow> more) {
      rows.addAll(more);
      more.forEach(row -> row.registration().externalId().ifPresent(ids::add));
    }
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
