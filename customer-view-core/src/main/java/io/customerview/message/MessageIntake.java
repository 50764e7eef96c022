package io.customerview.message;

import io.customerview.access.AccessRefusal;
import io.customerview.access.Desk;
import io.customerview.access.Feed;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.message.MessageOutcome.Refused;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Takes messages in from the host's systems, reports on them, and what customers did of their own
 * accord (INT-1, INT-6, INT-9): rows in, an outcome per row.
 *
 * <ul>
 *   <li>Rows are taken in chunks of {@value #CHUNK}, each one unit of work. A row that is refused
 *       doesn't stop the others.
 *   <li>Everything is known again by its id, so an intake that was interrupted is begun again from
 *       the start.
 *   <li>What was sent never changes: a message that comes again as another one is refused. Only its
 *       certificate may come later (INT-8).
 *   <li>A message counts in the caps of its customer (CNT-14), unless it was sent in test mode.
 *   <li>Reports may come in any order, any number of times, and before their message: they wait for
 *       it. The end is the same. One that proves that a message of the outbox was handed over,
 *       where no relay knows it, takes that message in.
 *   <li>An unsubscription, a complaint or a permanent bounce closes the address that the message
 *       really went to (CNT-10), unless it was sent in test mode (INT-5).
 * </ul>
 *
 * <p>Thread-safe. In a transaction of the host's, every chunk is a savepoint.
 *
 * <p>Every call takes {@link Permission#FEED_MESSAGES}.
 */
public final class MessageIntake {

  /** How many rows make a unit of work. */
  public static final int CHUNK = 500;

  private static final Operation TAKE =
      new Operation("message_intake.take", Permission.FEED_MESSAGES);
  private static final Operation REPORT =
      new Operation("message_intake.report", Permission.FEED_MESSAGES);
  private static final Operation INBOUND =
      new Operation("message_intake.take_inbound", Permission.FEED_MESSAGES);

  private final Desk desk;
  private final MessageOffice office;

  @Wiring
  public MessageIntake(Desk desk, MessageOffice office) {
    this.desk = desk;
    this.office = office;
  }

  /**
   * Takes messages in, as they come (INT-1).
   *
   * @param outcomes is told of every row, in their order, once it is kept or refused; what it
   *     throws ends the intake, and what was kept stays
   * @return how many of each there were
   * @throws RefusedException with {@link AccessRefusal} if the agent may not feed messages
   * @throws io.customerview.shared.StorageException if the storage fails; rows whose outcome was
   *     told are kept, in a transaction of the host's once that is committed
   */
  public MessageTotals take(Iterator<MessageRow> rows, Consumer<MessageOutcome> outcomes) {
    return take(TAKE, rows, MessageRow::number, MessageKeeper::takeMessages, outcomes);
  }

  /** Takes reports on messages, as {@link #take} takes messages (INT-6). */
  public MessageTotals report(Iterator<ReportRow> rows, Consumer<MessageOutcome> outcomes) {
    return take(REPORT, rows, ReportRow::number, MessageKeeper::takeReports, outcomes);
  }

  /** Takes in what customers did of their own accord, as {@link #take} takes messages (INT-9). */
  public MessageTotals takeInbound(Iterator<InboundRow> rows, Consumer<MessageOutcome> outcomes) {
    return take(INBOUND, rows, InboundRow::number, MessageKeeper::takeInbound, outcomes);
  }

  private <R> MessageTotals take(
      Operation operation,
      Iterator<R> rows,
      ToLongFunction<R> numberOf,
      BiFunction<MessageKeeper, List<R>, List<MessageOutcome>> rule,
      Consumer<MessageOutcome> outcomes) {
    return new Feed<R, MessageOutcome>(
            desk,
            operation,
            CHUNK,
            (change, chunk) ->
                rule.apply(new MessageKeeper(office, change, desk.time().zone()), chunk),
            (row, refusal) -> new Refused(numberOf.applyAsLong(row), refusal))
        .take(rows, outcomes, MessageTotals.NONE, MessageTotals::plus);
  }
}
