package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.message.MessageEvent.MessageTriedAgain;
import io.customerview.message.MessageEvent.MessageWithdrawn;
import io.customerview.message.MessageRefusal.NotSetAside;
import io.customerview.message.MessageRefusal.OutgoingUnknown;
import io.customerview.message.MessageRefusal.TooLateToWithdraw;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Wiring;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The outbox as one who looks after it sees it (caixa de saída): what waits, what was set aside and
 * why, having it tried again, and withdrawing it.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#MANAGE_OUTBOX}.
 */
public final class OutboxDesk {

  /** The most messages on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation COUNTS = new Operation("outbox.counts", Permission.MANAGE_OUTBOX);
  private static final Operation LIST = new Operation("outbox.of", Permission.MANAGE_OUTBOX);
  private static final Operation FIND = new Operation("outbox.find", Permission.MANAGE_OUTBOX);
  private static final Operation RETRY = new Operation("outbox.retry", Permission.MANAGE_OUTBOX);

  private static final Operation WITHDRAW =
      new Operation("outbox.withdraw", Permission.MANAGE_OUTBOX);

  private final Desk desk;
  private final OutboxOffice office;

  @Wiring
  public OutboxDesk(Desk desk, OutboxOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  /**
   * Returns how many messages there are in each state; a state that none is in is left out. Of
   * those that were handed over, and of those that were denied, at most {@value
   * Outbox#MOST_COUNTED} are counted.
   */
  public Map<Kind, Long> counts() {
    return desk.ask(COUNTS, inquiry -> office.outbox().counts(inquiry.work()));
  }

  /**
   * Returns a page of the messages in a state, in the order in which they were queued; also of
   * those that can't be read.
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the cursor belongs to another list
   */
  public Page<OutboxLine> of(Kind state, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "messages");
    return desk.ask(
        LIST,
        inquiry -> {
          String use = "outbox.list " + state;
          long after = cursor.map(text -> open(use, text)).orElse(0L);
          List<OutboxLine> found = office.outbox().list(inquiry.work(), state, after, limit + 1);
          return found.size() <= limit
              ? new Page<>(found, Optional.empty())
              : new Page<>(
                  found.subList(0, limit), Optional.of(seal(use, found.get(limit - 1).place())));
        });
  }

  private String seal(String use, long place) {
    return secrets().seal(use, ByteBuffer.allocate(Long.BYTES).putLong(place).array());
  }

  private long open(String use, String cursor) {
    return secrets()
        .open(use, cursor)
        .map(bytes -> ByteBuffer.wrap(bytes).getLong())
        .orElseThrow(() -> new RefusedException(new CursorInvalid()));
  }

  private Secrets secrets() {
    return office.decisions().contacts().secrets();
  }

  /**
   * Returns a message of the outbox.
   *
   * @throws RefusedException with {@link OutgoingUnknown}, also where it was removed since it was
   *     done long ago; with {@link MessageRefusal.OutgoingUnreadable}
   */
  public OutboxEntry find(OutgoingId message) {
    return desk.ask(
        FIND,
        inquiry ->
            Optional.ofNullable(office.outbox().find(inquiry.work(), List.of(message)).get(message))
                .orElseThrow(OutboxDesk::unknown));
  }

  /**
   * Has a message tried again that was set aside, as if for the first time: under the same key, and
   * in its place before later messages of the same customer.
   *
   * @throws RefusedException with {@link OutgoingUnknown}, {@link NotSetAside} or {@link
   *     MessageRefusal.OutgoingUnreadable}
   */
  public OutboxEntry retry(OutgoingId message) {
    return desk.change(
        RETRY,
        change -> {
          OutboxEntry entry = locked(change, message);
          if (!(entry.state() instanceof SetAside aside)) {
            throw new RefusedException(new NotSetAside(entry.state().kind()));
          }
          OutboxEntry again = entry.again(change.moment());
          office.outbox().save(change.work(), List.of(again));
          change.happened(
              entry.customer(),
              new MessageTriedAgain(
                  message, entry.message().intended().channel(), aside.failure()));
          return again;
        });
  }

  /**
   * Withdraws a message that waits, also for another attempt, that was set aside, or whose relay
   * was killed and its lease has run out: nobody hands it over any more, and it is removed after a
   * time like what was denied. Asked for again under its idempotency key it stays withdrawn. What
   * had failed may be out all the same: where that turns out, it is kept as sent.
   *
   * @return the message, {@linkplain Denied denied} as {@value Denied#WITHDRAWN}
   * @throws RefusedException with {@link OutgoingUnknown} or {@link
   *     MessageRefusal.OutgoingUnreadable}; with {@link TooLateToWithdraw} where a relay has it, or
   *     it is done
   */
  public OutboxEntry withdraw(OutgoingId message) {
    return desk.change(
        WITHDRAW,
        change -> {
          OutboxEntry entry = locked(change, message);
          Kind kind = entry.state().kind();
          if (!isWithdrawable(entry.state(), change.moment())) {
            throw new RefusedException(new TooLateToWithdraw(kind));
          }
          OutboxEntry withdrawn = entry.with(Denied.withdrawn(change.moment()));
          office.outbox().save(change.work(), List.of(withdrawn));
          change.happened(
              entry.customer(),
              new MessageWithdrawn(message, entry.message().intended().channel(), kind));
          return withdrawn;
        });
  }

  /** Nobody has what a relay took and has neither ended nor begun anew in time. */
  private static boolean isWithdrawable(OutgoingState state, Instant moment) {
    return state instanceof Leased leased
        ? !leased.until().isAfter(moment)
        : !(state instanceof HandedOver || state instanceof Denied);
  }

  private OutboxEntry locked(Change change, OutgoingId message) {
    change.lock(find(change, message).customer());
    change.lock(find(change, message).customer()); // a merge may have moved it before
    return Optional.ofNullable(office.outbox().lock(change.work(), List.of(message)).get(message))
        .orElseThrow(OutboxDesk::unknown);
  }

  private OutboxEntry find(Change change, OutgoingId message) {
    return Optional.ofNullable(office.outbox().find(change.work(), List.of(message)).get(message))
        .orElseThrow(OutboxDesk::unknown);
  }

  private static RefusedException unknown() {
    return new RefusedException(new OutgoingUnknown());
  }
}
