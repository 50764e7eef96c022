package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.FeedbackKeeper;
import io.customerview.message.MessageHistory.Taken;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.Messages.Reported;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes reports on messages within one command, many as easily as one, and closes the addresses
 * that they tell to close (CNT-10). A report raises no version and leaves no audit entry of its
 * own: it is no change that an agent could collide with, and the interaction itself is kept. An
 * address that is closed by it does both.
 *
 * <p>Belongs to one command and its thread.
 */
final class ReportKeeper {

  private final Messages messages;
  private final ContactOffice contacts;
  private final Change change;
  private final ZoneId zone;
  private final Map<MessageId, Message> found = new LinkedHashMap<>();
  private final Map<MessageId, MessageHistory> before = new HashMap<>();
  private final Map<MessageId, MessageHistory> after = new HashMap<>();

  ReportKeeper(MessageOffice office, Change change, ZoneId zone) {
    this.messages = office.messages();
    this.contacts = office.decisions().contacts();
    this.change = change;
    this.zone = zone;
  }

  /**
   * Reads what was reported on messages, whose customers are locked, under the keys of reports: of
   * what else happened to them, the latest status tells enough.
   */
  void read(Collection<Message> given, Collection<Interaction> reports) {
    Map<MessageId, List<Interaction>> read = messages.known(change.work(), reports);
    for (Message message : given) {
      MessageHistory history = new MessageHistory(read.getOrDefault(message.id(), List.of()));
      found.put(message.id(), message);
      before.put(message.id(), history);
      after.put(message.id(), history);
    }
  }

  /** Returns whose points reports on messages may change: to be locked with the customers. */
  static Set<CustomerId> affected(
      Collection<Interaction> reports,
      Map<MessageId, Message> known,
      ContactOffice contacts,
      Change change) {
    Set<AddressKey> bounced = new HashSet<>();
    Map<CustomerId, Set<AddressKey>> refused = new HashMap<>();
    for (Interaction report : reports) {
      Message message = known.get(report.message());
      if (message != null && !message.sent().test()) {
        AddressKey address = AddressKey.of(message.sent().destination());
        switch (report.kind()) {
          case BOUNCED_FOR_GOOD -> bounced.add(address);
          case UNSUBSCRIBED, COMPLAINED ->
              refused.computeIfAbsent(message.customer(), any -> new HashSet<>()).add(address);
          default -> {
            // Says nothing of the address.
          }
        }
      }
    }
    Set<CustomerId> affected = new HashSet<>();
    if (!bounced.isEmpty()) {
      affected.addAll(contacts.points().holders(change.work(), bounced));
    }
    if (!refused.isEmpty()) {
      affected.addAll(FeedbackKeeper.parted(contacts, change, refused));
    }
    return affected;
  }

  /** Takes a report on a message that was read. */
  Effect take(Interaction report) {
    Message message = Objects.requireNonNull(found.get(report.message()));
    Taken taken = Objects.requireNonNull(after.get(message.id())).take(report);
    if (!taken.isChanged()) {
      return Effect.UNCHANGED;
    }
    after.put(message.id(), taken.after());
    if (!taken.counts()) {
      return Effect.CHANGED; // it closed what it tells to close when it was counted
    }
    close(message, List.of(report));
    return Effect.ADDED;
  }

  /** Closes what reports tell to close, save in test mode (INT-5). */
  void close(Message message, Collection<Interaction> reports) {
    if (!message.sent().test()) {
      reports.forEach(report -> close(message, report.kind()));
    }
  }

  /** Closes the address that the message really went to, whatever is primary now (CNT-10). */
  private void close(Message message, InteractionKind kind) {
    Address address = message.sent().destination();
    switch (kind) {
      case UNSUBSCRIBED ->
          new FeedbackKeeper(contacts, change).unsubscribed(message.customer(), address);
      case COMPLAINED ->
          new FeedbackKeeper(contacts, change).complained(message.customer(), address);
      case BOUNCED_FOR_GOOD -> new FeedbackKeeper(contacts, change).bouncedForGood(address);
      default -> {
        // Says nothing of the address.
      }
    }
  }

  /** Keeps what is new. */
  void save() {
    List<Reported> reported = new ArrayList<>();
    found.forEach(
        (id, message) -> {
          MessageHistory history = Objects.requireNonNull(after.get(id));
          Map<String, Interaction> known = byKey(Objects.requireNonNull(before.get(id)));
          Message changed = message.with(latest(message, history, known.values()));
          for (Interaction one : history.interactions()) {
            Interaction old = known.get(one.key());
            if (!one.equals(old)) {
              reported.add(new Reported(changed, one, Optional.ofNullable(old)));
            }
          }
        });
    if (!reported.isEmpty()) {
      messages.keep(change.work(), reported, zone);
    }
  }

  /** Whatever else happened is looked at only where the latest thing turns out to be earlier. */
  private Optional<MessageStatus> latest(
      Message message, MessageHistory history, Collection<Interaction> known) {
    Optional<MessageStatus> before = message.latest();
    boolean isMoved =
        known.stream()
            .filter(one -> !history.interactions().contains(one))
            .anyMatch(one -> before.equals(Optional.of(MessageStatus.of(one))));
    if (isMoved) {
      return whole(message, history).latest().map(MessageStatus::of);
    }
    Optional<MessageStatus> reported = history.latest().map(MessageStatus::of);
    return reported
        .filter(status -> before.isEmpty() || status.isAfter(before.get()))
        .or(() -> before);
  }

  private MessageHistory whole(Message message, MessageHistory history) {
    List<MessageId> id = List.of(message.id());
    List<Interaction> kept =
        messages.interactions(change.work(), id).getOrDefault(message.id(), List.of());
    Map<String, Interaction> all = byKey(new MessageHistory(kept));
    all.putAll(byKey(history));
    return new MessageHistory(List.copyOf(all.values()));
  }

  private static Map<String, Interaction> byKey(MessageHistory history) {
    Map<String, Interaction> byKey = new HashMap<>();
    history.interactions().forEach(one -> byKey.put(one.key(), one));
    return byKey;
  }
}
