package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactKeeper;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.message.MessageEvent.MessageResent;
import io.customerview.message.MessageRefusal.ChannelNotResent;
import io.customerview.message.MessageRefusal.ContentNotKept;
import io.customerview.message.MessageRefusal.DestinationStated;
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.MessageUnknown;
import io.customerview.message.MessageRefusal.TestNotResent;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends messages to customers (envio de mensagens), and sends messages again (reenvio; INT-7), for
 * one agent. Each goes into the outbox, where the one decision allows it, and a relay hands it over
 * after asking the decision again (CNT-11).
 *
 * <pre>{@code
 * desk.messageSending().send(
 *     Outgoing.to(customer, IntendedMessage.on(MessageChannel.EMAIL, billing), "Invoice ready", content),
 *     new IdempotencyKey("invoice-4711"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#SEND_MESSAGES}.
 */
public final class MessageSending {

  /** How often it is tried while another request under the same key is at work. */
  private static final int ATTEMPTS = 3;

  private static final Set<MessageChannel> RESENT =
      Set.of(MessageChannel.SMS, MessageChannel.EMAIL);

  private static final Operation SEND =
      new Operation("message_sending.send", Permission.SEND_MESSAGES);

  private static final Operation PREPARE =
      new Operation("message_sending.prepare", Permission.SEND_MESSAGES);
  private static final Operation RESEND =
      new Operation("message_sending.resend", Permission.SEND_MESSAGES);

  private final Desk desk;
  private final OutboxOffice office;
  private final Messages messages;

  @Wiring
  public MessageSending(Desk desk, OutboxOffice office, Messages messages) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    this.messages = Objects.requireNonNull(messages, "messages");
  }

  /**
   * Sends a message to a customer, at the primary address of the channel (CNT-5): queued where the
   * decision allows it, put off where the decision defers it. In a transaction of the host's it is
   * queued with that transaction. The same key with the same request again sends nothing, and gives
   * the same answer, as long as {@link RelaySettings.Builder#kept} says; the request is the same if
   * all that the message says is, the customer's id as it was given included.
   *
   * @param message what is sent, with no stated destination: only what is sent again may go
   *     elsewhere
   * @param key what the host calls this request by, such as the number of the invoice; unique in
   *     the store
   * @return the id of the message, by which reports on it name it
   * @throws RefusedException with {@link MessageRefusal}: {@link DestinationStated}, {@link
   *     MessageRefusal.SendingDenied}, {@link MessageRefusal.KeyReused}, {@link
   *     MessageRefusal.NothingSent}; with what stands against the files that go with it, such as
   *     that the document is another customer's; or if the customer is unknown
   */
  public OutgoingId send(Outgoing message, IdempotencyKey key) {
    return change(
        SEND,
        change -> {
          if (message.intended().destination().isPresent()) {
            throw new RefusedException(new DestinationStated());
          }
          CustomerId present = change.lock(message.customer());
          OutboxKeeper keeper = new OutboxKeeper(office, change, desk.time().zone());
          return keeper.once(key, parts(message), present, () -> keeper.queue(message));
        });
  }

  /**
   * Returns what queues messages within a command of the host's own, which {@code AgentView.desk()}
   * runs, so that a message is sent if and only if what caused it is kept.
   *
   * @param change the command at work, of the same agent
   * @throws RefusedException if the agent may not send
   * @throws IllegalArgumentException if the command is another agent's
   */
  public OutboxKeeper within(Change change) {
    if (!change.agent().id().equals(desk.agent().id())) {
      throw new IllegalArgumentException("the command is another agent's");
    }
    desk.require(Permission.SEND_MESSAGES);
    return new OutboxKeeper(office, change, desk.time().zone());
  }

  private <T> T change(Operation operation, Function<Change, T> command) {
    return desk.change(
        operation, ATTEMPTS, refusal -> refusal instanceof ConcurrentChange, command);
  }

  private static List<String> parts(Outgoing message) {
    List<String> parts = new ArrayList<>();
    parts.add("messages.send");
    parts.add(message.customer().toString());
    parts.add(message.intended().channel().code());
    parts.add(message.intended().purpose().code());
    parts.add(message.name());
    parts.add(message.content().mediaType());
    parts.add(message.content().subject().orElse(""));
    parts.add(message.content().body());
    parts.add(message.automation().map(AutomationVersion::id).orElse(""));
    parts.add(message.automation().map(AutomationVersion::version).orElse(""));
    parts.add(message.campaign().orElse(""));
    parts.add(message.template().orElse(""));
    parts.add(message.sender().orElse(""));
    parts.add(message.caseId().map(CaseId::value).orElse(""));
    parts.add(message.document().map(DocumentId::toString).orElse(""));
    message.files().forEach(file -> parts.add(file.toString()));
    parts.add(Boolean.toString(message.test()));
    return parts;
  }

  /**
   * Sends a message again, on the same channel and for the same purpose; it is queued where the
   * decision allows it. The same key with the same request again sends nothing, and gives the same
   * answer, as long as {@link RelaySettings.Builder#kept} says.
   *
   * @param to where to; another destination takes {@link Permission#EDIT_CONTACTS} too where it is
   *     to be registered
   * @param key what the host calls this request by
   * @return the id of the message that is sent
   * @throws RefusedException with {@link MessageRefusal}: {@link MessageUnknown}, {@link
   *     ChannelNotResent}, {@link TestNotResent}, {@link ContentNotKept}, {@link DestinationUnfit},
   *     {@link MessageRefusal.SendingDenied}, {@link MessageRefusal.KeyReused}, {@link
   *     MessageRefusal.NothingSent}; with what stands against the files that went with it; with
   *     {@link io.customerview.contact.ContactRefusal} if the destination can't be registered; or
   *     if the customer is unknown
   * @throws io.customerview.shared.FileStoreException if the store can't tell where a file is
   */
  public OutgoingId resend(
      CustomerId customer, MessageId message, ResendTo to, IdempotencyKey key) {
    if (to.registered()) {
      desk.require(RESEND, Permission.EDIT_CONTACTS);
    }
    Optional<Refusal> objection = objection(message);
    return change(
        RESEND,
        change -> {
          CustomerId present = change.lock(customer);
          OutboxKeeper keeper = new OutboxKeeper(office, change, desk.time().zone());
          return keeper.once(
              key,
              parts(message, to),
              present,
              () -> {
                OutgoingId sent = send(change, keeper, present, message, to);
                objection.ifPresent(MessageSending::refuse);
                return sent;
              });
        });
  }

  /** No transaction is open while it is asked where the bytes of files are. */
  private Optional<Refusal> objection(MessageId message) {
    List<FileId> files =
        desk.ask(
            PREPARE,
            inquiry ->
                messages.find(inquiry.work(), List.of(message)).values().stream()
                    .flatMap(found -> found.sent().files().stream())
                    .toList());
    return office.enclosures().objection(files);
  }

  private static void refuse(Refusal objection) {
    throw new RefusedException(objection);
  }

  private static List<String> parts(MessageId message, ResendTo to) {
    return List.of(
        "messages.resend",
        message.value(),
        to.address().map(Address::normalized).orElse(""),
        Boolean.toString(to.registered()));
  }

  private OutgoingId send(
      Change change, OutboxKeeper keeper, CustomerId customer, MessageId id, ResendTo to) {
    Message message = messages.find(change.work(), List.of(id)).get(id);
    if (message == null || !message.customer().equals(customer)) {
      throw new RefusedException(new MessageUnknown());
    }
    SentMessage first = message.sent();
    check(first);
    Address destination = to.address().orElse(first.destination());
    if (!first.channel().reaches(destination)) {
      throw new RefusedException(new DestinationUnfit(first.channel()));
    }
    OutgoingId sent = keeper.queue(again(customer, first, destination));
    change.happened(customer, new MessageResent(id, sent, first.channel(), destination.masked()));
    if (to.registered()) {
      register(change, customer, destination);
    }
    return sent;
  }

  private static void check(SentMessage first) {
    if (!RESENT.contains(first.channel())) {
      throw new RefusedException(new ChannelNotResent(first.channel()));
    }
    if (first.test()) {
      throw new RefusedException(new TestNotResent());
    }
    if (first.content().isEmpty()) {
      throw new RefusedException(new ContentNotKept());
    }
  }

  private static Outgoing again(CustomerId customer, SentMessage first, Address destination) {
    return new Outgoing(
        customer,
        IntendedMessage.on(first.channel(), first.purpose()).to(destination),
        first.name(),
        first.content().orElseThrow(),
        first.automation(),
        first.campaign(),
        first.template(),
        first.sender(),
        first.caseId(),
        first.document(),
        first.files(),
        false);
  }

  /** One that is registered already stays as it is. */
  private void register(Change change, CustomerId customer, Address destination) {
    ContactKeeper contacts = new ContactKeeper(office.decisions().contacts(), change);
    AddressKey key = AddressKey.of(destination);
    boolean known =
        contacts.book(customer).points().stream()
            .anyMatch(point -> AddressKey.of(point.address()).equals(key));
    if (!known) {
      contacts.add(customer, NewContact.of(destination));
      contacts.save();
    }
  }
}
