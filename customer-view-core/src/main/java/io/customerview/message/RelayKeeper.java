package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.contact.Decision;
import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.HandOverKeeper;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.message.Attempt.End;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.MessageEvent.MessageDenied;
import io.customerview.message.MessageEvent.MessageHandedOver;
import io.customerview.message.MessageEvent.MessageSetAside;
import io.customerview.message.MessageEvent.MessageUnreadable;
import io.customerview.message.OutboxEntry.Tried;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.spi.Attachment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a relay does to one message within a command: begins to hand it over, or says how that
 * ended. Belongs to one command and its thread.
 */
final class RelayKeeper {

  /** The code of a message that is tried no more, since every relay that tried it was killed. */
  static final String TRIED_TOO_OFTEN = "tried_too_often";

  private final RelayOffice office;
  private final RelaySettings settings;
  private final Change change;
  private final ZoneId business;

  RelayKeeper(RelayOffice office, RelaySettings settings, Change change) {
    this.office = office;
    this.settings = settings;
    this.change = change;
    this.business = office.desk().time().zone();
  }

  /** What came of the attempt to begin. */
  sealed interface Beginning {

    /** It is to be handed over now. */
    record Begun(Attempt attempt) implements Beginning {}

    /** It isn't handed over now; the state says why. */
    record Put(OutgoingState state) implements Beginning {}

    /** Somebody else has it, or nobody any more. */
    record Lost() implements Beginning {}
  }

  /**
   * Locks, in the order that everybody keeps to, what saying how one attempt ended and beginning
   * the next one take.
   */
  void lock(Optional<Attempt> ended, Optional<OutboxEntry> next) {
    ended
        .filter(attempt -> isToCustomer(attempt.entry()))
        .ifPresent(
            attempt ->
                office
                    .messages()
                    .messages()
                    .lockArrivals(change.work(), List.of(attempt.entry().id().message())));
    change.lockAll(
        Stream.concat(ended.map(Attempt::entry).stream(), next.stream())
            .map(OutboxEntry::customer)
            .toList());
  }

  /** Begins to hand a message over that was claimed: the decision is asked again (CNT-11). */
  Beginning begin(OutboxEntry claimed) {
    Optional<OutboxEntry> held = held(claimed).filter(entry -> isStillOurs(entry, claimed));
    if (held.isEmpty()) {
      return new Beginning.Lost();
    }
    OutboxEntry entry = held.get();
    if (entry.attempts() >= settings.attempts()) {
      return put(entry, new SetAside(change.moment(), TRIED_TOO_OFTEN));
    }
    IntendedMessage intended = entry.message().intended();
    List<Attachment> attachments;
    try {
      attachments = attachments(entry.message());
    } catch (RefusedException gone) {
      return put(entry, new SetAside(change.moment(), gone.refusal().code()));
    }
    Decision decision =
        new HandOverKeeper(office.outbox().decisions(), change, business)
            .handOver(
                entry.customer(),
                Message.handOverIdOf(entry.id().message()),
                intended,
                entry.message().test());
    if (decision instanceof Allow allow) {
      return new Beginning.Begun(attempt(entry, allow, attachments));
    }
    List<String> reasons = OutboxKeeper.codes(decision);
    return put(
        entry,
        decision instanceof Defer defer
            ? new Waiting(defer.until(), reasons)
            : new Denied(change.moment(), reasons));
  }

  private List<Attachment> attachments(Outgoing message) {
    return message.files().isEmpty()
        ? List.of()
        : office
            .outbox()
            .enclosures()
            .of(
                change.work(),
                message.customer(),
                message.document().orElseThrow(),
                message.files());
  }

  /** The lease begins anew, since others of the batch may have taken their time. */
  private Attempt attempt(OutboxEntry entry, Allow allow, List<Attachment> attachments) {
    OutboxEntry attempted =
        entry.attempted(
            change.moment().plus(settings.lease()), new Tried(change.moment(), allow.address()));
    save(attempted);
    Optional<String> token =
        isToCustomer(entry)
            ? Optional.of(
                office
                    .links()
                    .issue(
                        entry.customer(),
                        entry.message().intended().channel(),
                        allow.address(),
                        entry.message().test()))
            : Optional.empty();
    return new Attempt(attempted, attachments, token);
  }

  private Beginning put(OutboxEntry entry, OutgoingState state) {
    save(entry.with(state));
    IntendedMessage intended = entry.message().intended();
    if (state instanceof Denied denied) {
      change.happened(
          entry.customer(), new MessageDenied(entry.id(), intended.channel(), denied.codes()));
    } else if (state instanceof SetAside aside) {
      change.happened(
          entry.customer(), new MessageSetAside(entry.id(), intended.channel(), aside.failure()));
    }
    return new Beginning.Put(state);
  }

  /**
   * Says how an attempt ended. That a message was handed over is recorded whenever it becomes
   * known, and once; that it was not, only by who still has it.
   *
   * @return the state that it is in then, if this changed it
   */
  Optional<OutgoingState> end(Attempt attempt, End end) {
    Optional<OutboxEntry> held = held(attempt.entry());
    if (held.isEmpty()) {
      if (end instanceof End.Done && isToCustomer(attempt.entry())) {
        closeOfNobody(attempt);
      }
      return Optional.empty();
    }
    OutboxEntry entry = held.get();
    if (end instanceof End.Done done) {
      return entry.state() instanceof HandedOver known
          ? reported(entry, known, attempt, done)
          : Optional.of(handedOver(entry, attempt, done));
    }
    return isStillOurs(entry, attempt.entry())
        ? Optional.of(failed(entry, (End.Failed) end))
        : Optional.empty();
  }

  /** A report on this attempt may have come first, and told all but the reference. */
  private Optional<OutgoingState> reported(
      OutboxEntry entry, HandedOver known, Attempt attempt, End.Done done) {
    if (!known.at().equals(attempt.tried().at())) {
      return Optional.empty();
    }
    OutgoingState state = new HandedOver(known.at(), known.address(), done.reference());
    save(entry.with(state));
    return Optional.of(state);
  }

  /**
   * The gateway has a message of somebody who was erased meanwhile: nothing is kept of it, but what
   * was reported on it already may tell to close the address, which nobody else knows any more.
   */
  private void closeOfNobody(Attempt attempt) {
    new MessageKeeper(office.messages(), change, business).closeOfNobody(attempt.entry().sent());
  }

  private OutgoingState handedOver(OutboxEntry entry, Attempt attempt, End.Done done) {
    Tried tried = attempt.tried();
    OutgoingState state = new HandedOver(tried.at(), tried.address(), done.reference());
    save(entry.with(state));
    if (isToCustomer(entry)) {
      Message sent = attempt.entry().sent();
      new MessageKeeper(office.messages(), change, business)
          .takeHandedOver(entry, Message.of(sent.id(), entry.customer(), sent.sent()));
    } else {
      change.happened(entry.customer(), MessageHandedOver.of(entry));
    }
    return state;
  }

  private OutgoingState failed(OutboxEntry entry, End.Failed failure) {
    Instant now = change.moment();
    if (!failure.permanent() && entry.attempts() < settings.attempts()) {
      OutgoingState state =
          new Retrying(now.plus(settings.backoff(entry.attempts())), failure.code());
      save(entry.with(state));
      return state;
    }
    OutgoingState state = new SetAside(now, failure.code());
    put(entry, state);
    return state;
  }

  /** Sets a message aside that was claimed and can't be read; returns whether this did. */
  boolean setAside(Unreadable unreadable) {
    if (!hasLocked(unreadable.customer())
        || !office.outbox().outbox().setAside(change.work(), unreadable)) {
      return false;
    }
    change.happened(
        unreadable.customer(), new MessageUnreadable(unreadable.id(), unreadable.channel()));
    return true;
  }

  /** Gives a message back that was claimed and is not tried now. */
  void release(OutboxEntry claimed) {
    held(claimed)
        .filter(entry -> isStillOurs(entry, claimed))
        .ifPresent(entry -> save(entry.with(Waiting.at(change.moment()))));
  }

  /** Locks the customer and then the entry, and reads the entry as it is under both locks. */
  private Optional<OutboxEntry> held(OutboxEntry known) {
    OutgoingId id = known.id();
    return hasLocked(known.customer())
        ? Optional.ofNullable(office.outbox().outbox().lock(change.work(), List.of(id)).get(id))
        : Optional.empty();
  }

  /** Locks a customer, if it was not erased meanwhile, with all its messages. */
  private boolean hasLocked(CustomerId customer) {
    try {
      change.lock(customer);
      return true;
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof CustomerUnknown) {
        return false;
      }
      throw refused;
    }
  }

  private static boolean isStillOurs(OutboxEntry entry, OutboxEntry claimed) {
    return entry.state() instanceof Leased && entry.lease() == claimed.lease();
  }

  private static boolean isToCustomer(OutboxEntry entry) {
    return entry.message().intended().recipient() == Recipient.CUSTOMER;
  }

  private void save(OutboxEntry entry) {
    office.outbox().outbox().save(change.work(), List.of(entry));
  }
}
