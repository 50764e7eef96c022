package io.customerview.message;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customer;
import io.customerview.message.MessageRefusal.MessageUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The messages and interactions of customers (mensagens e interações), for one agent: lists,
 * groups, totals, contents (INT-2 to INT-9). What was sent in test mode is left out unless asked
 * for. A former id leads to the customer that it was merged into.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class MessageDesk {

  /** The most items on a page. */
  public static final int LARGEST_PAGE = 200;

  private static final Operation LIST = new Operation("messages.of", Permission.READ_CUSTOMERS);
  private static final Operation FIND = new Operation("messages.find", Permission.READ_CUSTOMERS);
  private static final Operation GROUPS =
      new Operation("messages.groups", Permission.READ_CUSTOMERS);
  private static final Operation TOTALS =
      new Operation("messages.totals", Permission.READ_CUSTOMERS);
  private static final Operation RECEIPTS =
      new Operation("messages.receipts", Permission.READ_CUSTOMERS);
  private static final Operation INBOUND =
      new Operation("messages.inbound", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final MessageOffice office;

  @Wiring
  public MessageDesk(Desk desk, MessageOffice office) {
    this.desk = desk;
    this.office = office;
  }

  /**
   * A message with all that happened to it (INT-4).
   *
   * @param message the message, with its content as it was sent
   * @param history what happened, step by step in time
   */
  public record Found(Message message, MessageHistory history) {}

  /**
   * Returns a page of the messages of a customer (INT-2).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<MessageLine> of(
      CustomerId customer, MessageQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "messages");
    return desk.ask(
        LIST,
        inquiry ->
            about(inquiry, customer, id -> pages().of(inquiry.work(), id, query, cursor, limit)));
  }

  /**
   * Returns a message of a customer, with its content as it was sent and what happened to it
   * (INT-4).
   *
   * @throws RefusedException if the customer is unknown, or with {@link MessageUnknown}
   */
  public Found find(CustomerId customer, MessageId message) {
    return desk.ask(
        FIND, inquiry -> about(inquiry, customer, id -> find(inquiry.work(), id, message)));
  }

  private Found find(UnitOfWork work, CustomerId customer, MessageId message) {
    Message found = messages().find(work, List.of(message)).get(message);
    if (found == null || !found.customer().equals(customer)) {
      throw new RefusedException(new MessageUnknown());
    }
    return new Found(found, pages().history(work, message));
  }

  /**
   * Returns the messages of a query in groups, latest first (INT-2). What is in a group is listed
   * by the same query, narrowed to its campaign and channel.
   *
   * @throws RefusedException if the customer is unknown
   */
  public List<MessageGroup> groups(CustomerId customer, MessageQuery query, MessageGroup.By by) {
    return desk.ask(
        GROUPS,
        inquiry ->
            about(
                inquiry,
                customer,
                id ->
                    messages().groups(inquiry.work(), id, query, by, zone()).stream()
                        .sorted(MessageGroup.LATEST_FIRST)
                        .toList()));
  }

  /**
   * Returns how many interactions of a customer happened on some days, inbound ones among them
   * (INT-3).
   *
   * @param withTest whether those of messages in test mode count too (INT-5)
   * @throws RefusedException if the customer is unknown
   */
  public InteractionTotals totals(CustomerId customer, DateRange days, boolean withTest) {
    return desk.ask(
        TOTALS,
        inquiry ->
            about(
                inquiry,
                customer,
                id ->
                    new InteractionTotals(messages().totals(inquiry.work(), id, days, withTest))));
  }

  /**
   * Returns a page of the AR digital: the certified messages of a query, with when what happened
   * (INT-8).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<DigitalReceipt> receipts(
      CustomerId customer, MessageQuery query, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "receipts");
    return desk.ask(
        RECEIPTS,
        inquiry ->
            about(
                inquiry,
                customer,
                id -> pages().receipts(inquiry.work(), id, query, cursor, limit)));
  }

  /**
   * Returns a page of what a customer did of its own accord on some days, newest first (INT-9).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException if the customer is unknown, or the cursor belongs to another list
   */
  public Page<Inbound> inbound(
      CustomerId customer, DateRange days, Optional<String> cursor, int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "interactions");
    return desk.ask(
        INBOUND,
        inquiry ->
            about(
                inquiry, customer, id -> pages().inbound(inquiry.work(), id, days, cursor, limit)));
  }

  private <A> A about(Inquiry inquiry, CustomerId customer, Function<CustomerId, A> answer) {
    return inquiry.about(
        customer,
        id -> office.decisions().customers().find(inquiry.work(), id).map(Customer::id),
        answer);
  }

  private Messages messages() {
    return office.messages();
  }

  private MessagePages pages() {
    return office.pages(zone());
  }

  private ZoneId zone() {
    return desk.time().zone();
  }
}
