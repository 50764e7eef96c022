package io.customerview.message;

import io.customerview.message.MessageCursors.Mark;
import io.customerview.message.Messages.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a customer's messages, receipts and own contacts; a cursor is good for the same
 * customer and query only. Every method runs in the caller's unit of work and takes a present id.
 * Immutable and thread-safe.
 *
 * @param messages where the messages are kept
 * @param secrets seals cursors
 * @param zone the business zone
 */
@Wiring
public record MessagePages(Messages messages, Secrets secrets, ZoneId zone) {

  /**
   * Returns a page of messages (INT-2).
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<MessageLine> of(
      UnitOfWork work,
      CustomerId customer,
      MessageQuery query,
      Optional<String> cursor,
      int limit) {
    String use = "messages.list " + customer + "\n" + query.text();
    Optional<Place> after = cursor.map(text -> cursors().open(use, text).place());
    List<MessageLine> found = messages.list(work, customer, query, after, limit + 1, zone);
    return cursors().page(use, found, limit, line -> Mark.of(new Place(line.at(), line.id())));
  }

  /**
   * Returns a page of the AR digital: the certified messages of a query (INT-8).
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<DigitalReceipt> receipts(
      UnitOfWork work,
      CustomerId customer,
      MessageQuery query,
      Optional<String> cursor,
      int limit) {
    Page<MessageLine> lines = of(work, customer, query.certifiedOnly(), cursor, limit);
    Map<MessageId, List<Interaction>> firsts =
        messages.firsts(work, lines.items().stream().map(MessageLine::id).toList());
    return lines.map(line -> DigitalReceipt.of(line, history(firsts, line.id())));
  }

  /**
   * Returns a page of what a customer did of its own accord (INT-9).
   *
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<Inbound> inbound(
      UnitOfWork work, CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    String use = "messages.inbound " + customer + "\n" + days;
    Optional<Place> after = cursor.map(text -> cursors().open(use, text).place());
    List<Inbound> found = messages.inbound(work, customer, days, after, limit + 1, zone);
    return cursors().page(use, found, limit, one -> Mark.of(new Place(one.at(), one.id())));
  }

  /** Returns how many interactions happened on some days, those in test mode left out (INT-3). */
  public InteractionTotals totals(UnitOfWork work, CustomerId customer, DateRange days) {
    return new InteractionTotals(messages.totals(work, customer, days, false));
  }

  /** Returns all that happened to one message (INT-4), however much it is. */
  MessageHistory history(UnitOfWork work, MessageId id) {
    return history(messages.interactions(work, List.of(id)), id);
  }

  private static MessageHistory history(Map<MessageId, List<Interaction>> read, MessageId id) {
    return new MessageHistory(read.getOrDefault(id, List.of()));
  }

  private MessageCursors cursors() {
    return new MessageCursors(secrets);
  }
}
