package io.customerview.message;

import io.customerview.access.Change;
import io.customerview.contact.HandOver;
import io.customerview.customer.Customers;
import io.customerview.customer.NamedCustomers;
import io.customerview.message.MessageEvent.InboundAdded;
import io.customerview.message.MessageEvent.MessageAdded;
import io.customerview.message.MessageEvent.MessageCertified;
import io.customerview.message.MessageEvent.MessageHandedOver;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.MessageOutcome.Refused;
import io.customerview.message.MessageOutcome.Taken;
import io.customerview.message.MessageRefusal.MessageDiffers;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Takes messages, reports and inbound interactions in within one command: it reads what there is,
 * decides row by row, and writes once. Belongs to one command and its thread.
 */
final class MessageKeeper {

  /** How far the clocks of others may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final MessageOffice office;
  private final Messages messages;
  private final Customers customers;
  private final Change change;
  private final ZoneId zone;

  MessageKeeper(MessageOffice office, Change change, ZoneId zone) {
    this.office = office;
    this.messages = office.messages();
    this.customers = office.decisions().customers();
    this.change = change;
    this.zone = zone;
  }

  /** Takes messages in (INT-1), with the reports that came before them. */
  List<MessageOutcome> takeMessages(List<MessageRow> rows) {
    Set<MessageId> ids = ids(rows, MessageRow::message);
    messages.lockArrivals(change.work(), ids);
    Map<MessageId, List<Interaction>> awaited = messages.awaited(change.work(), ids);
    NamedCustomers<WhichCustomer> named =
        WhichCustomer.present(rows.stream().map(MessageRow::customer).toList(), customers, change);
    Map<MessageId, Message> known = new LinkedHashMap<>();
    named.lock(() -> concerned(ids, flat(awaited), given(rows, named), known));
    Map<MessageId, Message> added = new LinkedHashMap<>();
    Map<MessageId, Message> certified = new LinkedHashMap<>();
    List<MessageOutcome> outcomes =
        outcomes(
            rows,
            MessageRow::number,
            row -> {
              CustomerId customer = named.require(row.customer());
              return take(row, customer, known, added, certified);
            });
    save(added, certified, awaited);
    countInCaps(added.values());
    return outcomes;
  }

  /** Returns the messages that the rows tell of, as far as their customers are known. */
  private static Map<MessageId, Message> given(
      List<MessageRow> rows, NamedCustomers<WhichCustomer> named) {
    Map<MessageId, Message> given = new HashMap<>();
    for (MessageRow row : rows) {
      named
          .find(row.customer())
          .map(customer -> Message.of(row.message(), customer, row.sent()))
          .ifPresent(message -> given.putIfAbsent(row.message(), message));
    }
    return given;
  }

  /**
   * Takes a message in that was just handed over, and so counts in the caps already. Its customer
   * is locked, and so are arrivals of its reports. A host that has fed it itself, under the same
   * id, knows better what was sent: the trail tells then that it was handed over, and no more.
   *
   * @param entry the message of the outbox that it was
   */
  void takeHandedOver(OutboxEntry entry, Message message) {
    Set<MessageId> ids = Set.of(message.id());
    Map<MessageId, List<Interaction>> awaited = messages.awaited(change.work(), ids);
    Map<MessageId, Message> known =
        awaited.isEmpty()
            ? messages.find(change.work(), ids)
            : lockMore(ids, flat(awaited), Map.of(message.id(), message));
    if (known.containsKey(message.id())) {
      change.happened(message.customer(), MessageHandedOver.of(entry));
      return;
    }
    change.happened(message.customer(), new MessageAdded(message.id(), message.sent().channel()));
    save(Map.of(message.id(), message), Map.of(), awaited);
  }

  /**
   * Takes off the list the reports that wait for a message that nobody is to know of, and closes
   * the address where they tell to (CNT-10).
   */
  void closeOfNobody(Message message) {
    List<Interaction> reports =
        messages.arrived(change.work(), Set.of(message.id())).getOrDefault(message.id(), List.of());
    change.lockAll(
        ReportKeeper.affected(
            reports, Map.of(message.id(), message), office.decisions().contacts(), change));
    new ReportKeeper(office, change, zone).close(message, reports);
  }

  private Effect take(
      MessageRow row,
      CustomerId customer,
      Map<MessageId, Message> known,
      Map<MessageId, Message> added,
      Map<MessageId, Message> certified) {
    checkMoment(row.sent().at());
    Message given = Message.of(row.message(), customer, row.sent());
    Message before = known.get(row.message());
    if (before == null) {
      known.put(given.id(), given);
      added.put(given.id(), given);
      change.happened(customer, new MessageAdded(given.id(), given.sent().channel()));
      return Effect.ADDED;
    }
    List<String> fields = new ArrayList<>(before.sent().differences(given.sent()));
    if (!before.customer().equals(customer)) {
      fields.add("customer");
    }
    if (!fields.isEmpty()) {
      throw new RefusedException(new MessageDiffers(String.join(", ", fields)));
    }
    Optional<URI> link = given.sent().certificate();
    if (link.isEmpty() || link.equals(before.sent().certificate())) {
      return Effect.UNCHANGED;
    }
    Message after = before.certified(link.get());
    known.put(after.id(), after);
    (added.containsKey(after.id()) ? added : certified).put(after.id(), after);
    change.happened(customer, new MessageCertified(after.id(), after.sent().channel()));
    return Effect.CHANGED;
  }

  private void save(
      Map<MessageId, Message> added,
      Map<MessageId, Message> certified,
      Map<MessageId, List<Interaction>> awaited) {
    if (!added.isEmpty()) {
      messages.add(change.work(), added.values(), zone);
    }
    if (!certified.isEmpty()) {
      messages.certify(change.work(), certified.values());
    }
    List<Message> arrived =
        added.values().stream().filter(message -> awaited.containsKey(message.id())).toList();
    if (!arrived.isEmpty()) {
      ReportKeeper reports = new ReportKeeper(office, change, zone);
      reports.read(arrived, List.of()); // nothing was kept of them yet
      messages
          .arrived(change.work(), arrived.stream().map(Message::id).toList())
          .values()
          .forEach(all -> all.stream().sorted(Interaction.IN_TIME).forEach(reports::take));
      reports.save();
    }
  }

  private void countInCaps(Collection<Message> added) {
    if (!added.isEmpty()) {
      office
          .decisions()
          .handOvers()
          .add(change.work(), added.stream().map(MessageKeeper::handOver).toList());
    }
  }

  /** A message that was sent counts in the caps of its customer (CNT-14), but in test mode. */
  private static HandOver handOver(Message message) {
    SentMessage sent = message.sent();
    return new HandOver(
        message.handOverId(),
        message.customer(),
        sent.channel(),
        sent.purpose(),
        sent.destination().normalized(),
        sent.at(),
        sent.test());
  }

  /** Takes reports (INT-6); those of messages that have not come wait for them. */
  List<MessageOutcome> takeReports(List<ReportRow> rows) {
    List<Interaction> reports = rows.stream().map(ReportRow::interaction).toList();
    Set<MessageId> ids = ids(reports, Interaction::message);
    Set<MessageId> missing = new HashSet<>(ids);
    missing.removeAll(messages.find(change.work(), ids).keySet());
    messages.lockAwaited(change.work(), missing);
    Map<MessageId, Message> known = lock(ids, reports, missing);
    ReportKeeper keeper = new ReportKeeper(office, change, zone);
    keeper.read(
        known.values(), reports.stream().filter(one -> known.containsKey(one.message())).toList());
    List<Interaction> waiting = new ArrayList<>();
    List<MessageOutcome> outcomes =
        outcomes(
            rows,
            ReportRow::number,
            row -> {
              checkMoment(row.interaction().at());
              if (known.containsKey(row.interaction().message())) {
                return keeper.take(row.interaction());
              }
              waiting.add(row.interaction());
              return Effect.WAITING;
            });
    if (!waiting.isEmpty()) {
      messages.await(change.work(), waiting);
    }
    keeper.save();
    return outcomes;
  }

  /** Takes in what customers did of their own accord (INT-9). */
  List<MessageOutcome> takeInbound(List<InboundRow> rows) {
    NamedCustomers<WhichCustomer> named =
        WhichCustomer.present(rows.stream().map(InboundRow::customer).toList(), customers, change);
    named.lock(List::of);
    Map<MessageId, Inbound> known =
        new HashMap<>(messages.findInbound(change.work(), ids(rows, InboundRow::id)));
    List<Inbound> added = new ArrayList<>();
    List<MessageOutcome> outcomes =
        outcomes(
            rows,
            InboundRow::number,
            row -> {
              Inbound given = row.of(named.require(row.customer()));
              checkMoment(given.at());
              Inbound before = known.putIfAbsent(given.id(), given);
              if (before == null) {
                added.add(given);
                change.happened(given.customer(), new InboundAdded(given.id(), given.channel()));
                return Effect.ADDED;
              }
              if (!before.equals(given)) {
                throw new RefusedException(new MessageDiffers(differences(before, given)));
              }
              return Effect.UNCHANGED;
            });
    if (!added.isEmpty()) {
      messages.addInbound(change.work(), added, zone);
    }
    return outcomes;
  }

  private static String differences(Inbound before, Inbound given) {
    Map<String, Object> fields = new LinkedHashMap<>(given.toRecord());
    before.toRecord().forEach((field, value) -> fields.remove(field, value));
    Set<String> differing = new LinkedHashSet<>(fields.keySet());
    before.toRecord().keySet().stream()
        .filter(field -> !given.toRecord().containsKey(field))
        .forEach(differing::add);
    if (!before.customer().equals(given.customer())) {
      differing.add("customer");
    }
    return String.join(", ", differing);
  }

  /** Locks whose points the reports on a message may change, whose customer is locked. */
  private Map<MessageId, Message> lockMore(
      Set<MessageId> ids, Collection<Interaction> reports, Map<MessageId, Message> given) {
    Map<MessageId, Message> known = new LinkedHashMap<>();
    WhichCustomer.present(List.of(), customers, change)
        .lock(() -> concerned(ids, reports, given, known));
    return known;
  }

  /**
   * Locks whose the messages are, and whose points the reports may change; nobody is named. What
   * the reports prove to be handed over, though no relay knows it, is taken in first.
   */
  private Map<MessageId, Message> lock(
      Set<MessageId> ids, Collection<Interaction> reports, Set<MessageId> missing) {
    Map<MessageId, Message> known = new LinkedHashMap<>();
    Set<OutgoingId> proven = proven(reports, missing);
    if (proven.isEmpty()) {
      WhichCustomer.present(List.of(), customers, change)
          .lock(() -> concerned(ids, reports, Map.of(), known));
      return known;
    }
    List<Interaction> all = new ArrayList<>(reports);
    all.addAll(
        flat(messages.awaited(change.work(), proven.stream().map(OutgoingId::message).toList())));
    Map<OutgoingId, Message> tried = new LinkedHashMap<>();
    WhichCustomer.present(List.of(), customers, change)
        .lock(
            () -> {
              tried.clear();
              office
                  .outbox()
                  .tried(change.work(), proven)
                  .forEach((id, entry) -> tried.put(id, entry.sent()));
              return concerned(ids, all, byId(tried.values()), known);
            });
    tried.forEach((id, message) -> handedOver(id, message));
    known.putAll(messages.find(change.work(), byId(tried.values()).keySet()));
    return known;
  }

  /** Returns what is proven to be handed over, if it is a message of our outbox. */
  private Set<OutgoingId> proven(Collection<Interaction> reports, Set<MessageId> missing) {
    return reports.stream()
        .filter(report -> missing.contains(report.message()))
        .filter(report -> report.kind().provesHandOver() && !isAhead(report.at()))
        .flatMap(report -> OutgoingId.of(report.message()).stream())
        .collect(Collectors.toSet());
  }

  private static Map<MessageId, Message> byId(Collection<Message> all) {
    return all.stream().collect(Collectors.toMap(Message::id, message -> message));
  }

  /** Records what no relay knows: that a message, whose customer is locked, was handed over. */
  private void handedOver(OutgoingId id, Message message) {
    OutboxEntry entry =
        Objects.requireNonNull(office.outbox().lock(change.work(), List.of(id)).get(id));
    SentMessage sent = message.sent();
    office
        .outbox()
        .save(
            change.work(),
            List.of(entry.with(new HandedOver(sent.at(), sent.destination(), Optional.empty()))));
    takeHandedOver(entry, message);
  }

  /**
   * Reads the messages that there are, and returns whose they are, and whose points the reports may
   * change.
   */
  private Set<CustomerId> concerned(
      Set<MessageId> ids,
      Collection<Interaction> reports,
      Map<MessageId, Message> given,
      Map<MessageId, Message> known) {
    known.clear();
    known.putAll(messages.find(change.work(), ids));
    Map<MessageId, Message> all = new HashMap<>(given);
    all.putAll(known);
    Set<CustomerId> concerned = new HashSet<>();
    all.values().forEach(message -> concerned.add(message.customer()));
    concerned.addAll(ReportKeeper.affected(reports, all, office.decisions().contacts(), change));
    return concerned;
  }

  private void checkMoment(Instant at) {
    if (isAhead(at)) {
      throw new RefusedException(new MomentUnlikely("at"));
    }
  }

  private boolean isAhead(Instant at) {
    return at.isAfter(change.moment().plus(AHEAD));
  }

  private static List<Interaction> flat(Map<MessageId, List<Interaction>> reports) {
    return reports.values().stream().flatMap(List::stream).toList();
  }

  private static <R> Set<MessageId> ids(Collection<R> rows, Function<R, MessageId> idOf) {
    Set<MessageId> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.add(idOf.apply(row)));
    return ids;
  }

  private static <R> List<MessageOutcome> outcomes(
      List<R> rows, ToLongFunction<R> numberOf, Function<R, Effect> rule) {
    List<MessageOutcome> outcomes = new ArrayList<>(rows.size());
    for (R row : rows) {
      long number = numberOf.applyAsLong(row);
      try {
        outcomes.add(new Taken(number, rule.apply(row)));
      } catch (RefusedException refused) {
        outcomes.add(new Refused(number, refused.refusal()));
      }
    }
    return outcomes;
  }
}
