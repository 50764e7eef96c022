package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.access.Inquiry;
import io.customerview.contact.Decider;
import io.customerview.contact.Decision;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.Reason;
import io.customerview.message.MessageEvent.MessageQueued;
import io.customerview.message.MessageRefusal.KeyReused;
import io.customerview.message.MessageRefusal.NothingSent;
import io.customerview.message.MessageRefusal.SendingDenied;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts messages into the outbox within one command, so that a message is sent if and only if what
 * caused it is kept. A host's own commands get one from {@link MessageSending#within}. Belongs to
 * one command and its thread.
 */
public final class OutboxKeeper {

  private final OutboxOffice office;
  private final Change change;
  private final Decider decider;

  /**
   * Makes a keeper.
   *
   * @param business the business zone
   */
  @Wiring
  public OutboxKeeper(OutboxOffice office, Change change, ZoneId business) {
    this.office = Objects.requireNonNull(office, "office");
    this.change = Objects.requireNonNull(change, "change");
    this.decider = new Decider(office.decisions(), business);
  }

  /**
   * Queues a message, where the decision allows it now or later (CNT-11). It is asked again when
   * the message is handed over.
   *
   * @return the id of the message, also of the one that it becomes once it was handed over
   * @throws RefusedException with {@link SendingDenied} if the decision denies it, with {@link
   *     NothingSent} if the host has set no gateway, with {@link MessageRefusal.DestinationUnfit}
   *     if the channel doesn't reach the stated destination, if one of the files is not there to be
   *     sent or not the customer's, or if the customer is unknown
   */
  public OutgoingId queue(Outgoing message) {
    office.requireOpen();
    message.requireReachable();
    CustomerId customer = change.lock(message.customer());
    if (!message.files().isEmpty()) {
      office
          .enclosures()
          .of(change.work(), customer, message.document().orElseThrow(), message.files());
    }
    Decision decision =
        decider.decide(change.work(), List.of(customer), message.intended()).get(customer);
    if (decision == null) {
      throw Inquiry.unknown(customer);
    }
    if (decision instanceof Deny denied) {
      throw new RefusedException(new SendingDenied(codes(denied)));
    }
    Waiting waiting =
        decision instanceof Defer defer
            ? new Waiting(defer.until(), codes(defer))
            : Waiting.at(change.moment());
    OutgoingId id = new OutgoingId(change.newId());
    OutboxEntry entry =
        OutboxEntry.of(
            id, message.reassignedTo(customer), change.agent().id(), change.moment(), waiting);
    office.outbox().add(change.work(), List.of(entry));
    change.happened(
        customer,
        new MessageQueued(id, message.intended().channel(), message.intended().recipient()));
    return id;
  }

  /**
   * Answers a request once: asked again under the same key, it gets the first answer, and nothing
   * happens. The command has locked the customer.
   *
   * @param parts what is asked for, which tells another request from this one; kept as a keyed hash
   * @param customer whom it is about
   * @param request what is done the first time
   * @throws RefusedException with {@link KeyReused} if the key belongs to another request, with
   *     {@link io.customerview.shared.CommonRefusal.ConcurrentChange} if it is taken at the same
   *     time
   */
  public OutgoingId once(
      IdempotencyKey key, List<String> parts, CustomerId customer, Supplier<OutgoingId> request) {
    RequestDigest digest = new RequestDigest(office.decisions().contacts().secrets(), parts);
    Optional<AnsweredRequest> before = office.outbox().answered(change.work(), key);
    if (before.isPresent()) {
      if (!digest.isOf(before.get())) {
        throw new RefusedException(new KeyReused());
      }
      return before.get().outgoing();
    }
    OutgoingId answer = request.get();
    office
        .outbox()
        .answer(
            change.work(),
            new AnsweredRequest(key, digest.value(), customer, answer, change.moment()));
    return answer;
  }

  static List<String> codes(Decision decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }
}
