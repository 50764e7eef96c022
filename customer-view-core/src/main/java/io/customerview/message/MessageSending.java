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
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.MessageUnknown;
import io.customerview.message.MessageRefusal.TestNotResent;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sends messages again (reenvio de mensagens), for one agent (INT-7): SMS and e-mail, with the
 * content that they had.
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

  private static final Operation RESEND =
      new Operation("messages.resend", Permission.SEND_MESSAGES);

  private final Desk desk;
  private final OutboxOffice office;
  private final Messages messages;

  public MessageSending(Desk desk, OutboxOffice office, Messages messages) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
    this.messages = Objects.requireNonNull(messages, "messages");
  }

  /**
   * Sends a message again, on the same channel and for the same purpose; it is queued where the
   * decision allows it. The same key with the same request again sends nothing, and gives the same
   * answer.
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
   */
  public OutgoingId resend(
      CustomerId customer, MessageId message, ResendTo to, IdempotencyKey key) {
    if (to.registered()) {
      desk.require(Permission.EDIT_CONTACTS);
    }
    return desk.change(
        RESEND,
        ATTEMPTS,
        refusal -> refusal instanceof ConcurrentChange,
        change -> {
          CustomerId present = change.lock(customer);
          OutboxKeeper keeper = new OutboxKeeper(office, change, desk.time().zone());
          return keeper.once(
              key, parts(message, to), present, () -> send(change, keeper, present, message, to));
        });
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
