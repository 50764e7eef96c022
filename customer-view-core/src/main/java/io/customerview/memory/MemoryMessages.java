package io.customerview.memory;

import io.customerview.contact.MessageChannel;
import io.customerview.message.Activity;
import io.customerview.message.ActivityQuery;
import io.customerview.message.Inbound;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals.Line;
import io.customerview.message.Message;
import io.customerview.message.MessageGroup;
import io.customerview.message.MessageLine;
import io.customerview.message.MessageQuery;
import io.customerview.message.Messages;
import io.customerview.message.SentMessage;
import io.customerview.message.Traffic;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages, by id and in the order of each customer's list; totals are counted when asked. */
final class MemoryMessages implements Messages {

  private static final MessageId FIRST_ID = new MessageId("!");

  private final Table<MessageId, Message> rows = Table.ordered();
  private final Table<MessageId, LocalDate> sentOn = Table.ordered();
  private final Table<Key, MessageId> byCustomer = new Table<>(Key.ORDER);
  private final Table<Carried, MessageId> byDocument = new Table<>(Carried.ORDER);
  private final Table<Reported, Counted> interactions = new Table<>(Reported.ORDER);
  private final Table<Happened, MessageId> activities = new Table<>(Happened.ORDER);
  private final Table<Reported, Waiting> waiting = new Table<>(Reported.ORDER);
  private final Table<MessageId, CountedInbound> inbound = Table.ordered();
  private final Table<Key, MessageId> inboundByCustomer = new Table<>(Key.ORDER);

  private record Key(CustomerId customer, Instant at, MessageId id) {

    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::customer).thenComparing(Key::at).thenComparing(Key::id);

    static Key of(Message message) {
      return new Key(message.customer(), message.sent().at(), message.id());
    }

    static Key of(Inbound one) {
      return new Key(one.customer(), one.at(), one.id());
    }
  }

  /** A message that carried a document. */
  private record Carried(DocumentId document, MessageId message) {

    static final Comparator<Carried> ORDER =
        Comparator.comparing(Carried::document).thenComparing(Carried::message);
  }

  /** What happened to a message that carried a document; nothing comes before everything. */
  private record Happened(DocumentId document, @Nullable Interaction interaction) {

    static final Comparator<Happened> ORDER =
        Comparator.comparing(Happened::document)
            .thenComparing(Happened::interaction, Comparator.nullsFirst(Activity.NEWEST_FIRST));
  }

  /** Under which key of which message. */
  private record Reported(MessageId message, String key) {

    static final Comparator<Reported> ORDER =
        Comparator.comparing(Reported::message).thenComparing(Reported::key);

    static Reported of(Interaction one) {
      return new Reported(one.message(), one.key());
    }
  }

  /** An interaction, and the day that it counts on. */
  private record Counted(Interaction interaction, LocalDate day) {}

  /** A report that waits for its message, and since when. */
  private record Waiting(Interaction report, Instant since) {}

  private record CountedInbound(Inbound inbound, LocalDate day) {}

  @Override
  public void lockArrivals(UnitOfWork work, Collection<MessageId> messages) {
    // Units of work that write run one after the other.
  }

  @Override
  public void lockAwaited(UnitOfWork work, Collection<MessageId> messages) {
    // Units of work that write run one after the other.
  }

  @Override
  public void add(UnitOfWork work, Collection<Message> messages, ZoneId zone) {
    for (Message message : messages) {
      if (rows.contains(message.id())) {
        throw new RefusedException(new ConcurrentChange());
      }
      put(work, message);
      sentOn.put(work, message.id(), message.sent().at().atZone(zone).toLocalDate());
    }
  }

  private void put(UnitOfWork work, Message message) {
    rows.put(work, message.id(), message);
    byCustomer.put(work, Key.of(message), message.id());
    message
        .sent()
        .document()
        .ifPresent(
            document -> byDocument.put(work, new Carried(document, message.id()), message.id()));
  }

  @Override
  public void certify(UnitOfWork work, Collection<Message> messages) {
    messages.forEach(message -> put(work, message));
  }

  @Override
  public Map<MessageId, Message> find(UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, Message> found = new LinkedHashMap<>();
    for (MessageId id : messages) {
      Message message = rows.get(id);
      if (message != null) {
        found.put(id, message);
      }
    }
    return found;
  }

  @Override
  public Map<MessageId, List<Interaction>> interactions(
      UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, List<Interaction>> found = new LinkedHashMap<>();
    for (MessageId id : messages) {
      List<Interaction> own = interactionsOf(id);
      if (!own.isEmpty()) {
        found.put(id, own);
      }
    }
    return found;
  }

  @Override
  public Map<MessageId, List<Interaction>> firsts(UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, List<Interaction>> found = interactions(work, messages);
    found.replaceAll((id, all) -> firsts(all));
    return found;
  }

  private static List<Interaction> firsts(List<Interaction> all) {
    Map<InteractionKind, Interaction> first = new EnumMap<>(InteractionKind.class);
    all.forEach(one -> first.merge(one.kind(), one, BinaryOperator.minBy(Interaction.IN_TIME)));
    return List.copyOf(first.values());
  }

  @Override
  public Map<MessageId, List<Interaction>> known(UnitOfWork work, Collection<Interaction> reports) {
    Map<MessageId, List<Interaction>> found = new LinkedHashMap<>();
    reports.stream()
        .map(report -> new Reported(report.message(), report.key()))
        .distinct()
        .map(interactions::get)
        .filter(Objects::nonNull)
        .map(Counted::interaction)
        .forEach(one -> found.computeIfAbsent(one.message(), id -> new ArrayList<>()).add(one));
    return found;
  }

  private List<Interaction> interactionsOf(MessageId message) {
    return part(interactions, message).values().stream().map(Counted::interaction).toList();
  }

  /** Returns the rows of one message: no key is longer than these. */
  private static <R> SortedMap<Reported, R> part(Table<Reported, R> table, MessageId message) {
    return table
        .rows()
        .subMap(new Reported(message, ""), new Reported(message, String.valueOf('\uffff')));
  }

  @Override
  public void keep(UnitOfWork work, Collection<Messages.Reported> reported, ZoneId zone) {
    for (Messages.Reported one : reported) {
      Interaction interaction = one.interaction();
      LocalDate day = interaction.at().atZone(zone).toLocalDate();
      interactions.put(work, Reported.of(interaction), new Counted(interaction, day));
      put(work, one.message());
      one.message().sent().document().ifPresent(document -> putActivity(work, document, one));
    }
  }

  private void putActivity(UnitOfWork work, DocumentId document, Messages.Reported one) {
    one.replaced().ifPresent(before -> activities.remove(work, new Happened(document, before)));
    activities.put(work, new Happened(document, one.interaction()), one.message().id());
  }

  @Override
  public void await(UnitOfWork work, Collection<Interaction> reports) {
    for (Interaction report : reports) {
      Waiting before = waiting.get(Reported.of(report));
      if (before == null) {
        waiting.put(work, Reported.of(report), new Waiting(report, work.moment()));
      } else if (Interaction.IN_TIME.compare(report, before.report()) < 0) {
        waiting.put(work, Reported.of(report), new Waiting(report, before.since()));
      }
    }
  }

  @Override
  public int forgetAwaited(UnitOfWork work, Instant before, int limit) {
    List<Reported> old =
        waiting.rows().entrySet().stream()
            .filter(row -> row.getValue().since().isBefore(before))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(key -> waiting.remove(work, key));
    return old.size();
  }

  @Override
  public Map<MessageId, List<Interaction>> arrived(
      UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, List<Interaction>> found = awaited(work, messages);
    found.values().forEach(all -> all.forEach(report -> waiting.remove(work, Reported.of(report))));
    return found;
  }

  @Override
  public Map<MessageId, List<Interaction>> awaited(
      UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, List<Interaction>> found = new LinkedHashMap<>();
    for (MessageId id : messages) {
      List<Interaction> own = part(waiting, id).values().stream().map(Waiting::report).toList();
      if (!own.isEmpty()) {
        found.put(id, own);
      }
    }
    return found;
  }

  @Override
  public void addInbound(UnitOfWork work, Collection<Inbound> given, ZoneId zone) {
    for (Inbound one : given) {
      if (inbound.contains(one.id())) {
        throw new RefusedException(new ConcurrentChange());
      }
      putInbound(work, new CountedInbound(one, one.at().atZone(zone).toLocalDate()));
    }
  }

  private void putInbound(UnitOfWork work, CountedInbound one) {
    inbound.put(work, one.inbound().id(), one);
    inboundByCustomer.put(work, Key.of(one.inbound()), one.inbound().id());
  }

  @Override
  public Map<MessageId, Inbound> findInbound(UnitOfWork work, Collection<MessageId> ids) {
    Map<MessageId, Inbound> found = new LinkedHashMap<>();
    for (MessageId id : ids) {
      CountedInbound one = inbound.get(id);
      if (one != null) {
        found.put(id, one.inbound());
      }
    }
    return found;
  }

  @Override
  public List<MessageLine> list(
      UnitOfWork work,
      CustomerId customer,
      MessageQuery query,
      Optional<Place> after,
      int limit,
      ZoneId zone) {
    Comparator<MessageLine> order = MessageLine.OLDEST_FIRST;
    Comparator<MessageLine> asked = query.oldestFirst() ? order : order.reversed();
    return matching(customer, query, zone)
        .map(MessageLine::of)
        .sorted(asked)
        .filter(line -> after.isEmpty() || isBehind(line, after.get(), query.oldestFirst()))
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(MessageLine line, Place place, boolean oldestFirst) {
    int way = compare(line.at(), line.id(), place);
    return oldestFirst ? way > 0 : way < 0;
  }

  private static int compare(Instant at, MessageId id, Place place) {
    int way = at.compareTo(place.at());
    return way != 0 ? way : id.compareTo(place.id());
  }

  private Stream<Message> matching(CustomerId customer, MessageQuery query, ZoneId zone) {
    return of(customer).stream()
        .filter(message -> query.withTest() || !message.sent().test())
        .filter(message -> !query.certified() || message.sent().certificate().isPresent())
        .filter(
            message ->
                query.channel().isEmpty() || query.channel().get().equals(message.sent().channel()))
        .filter(
            message ->
                query.automation().isEmpty()
                    || query
                        .automation()
                        .equals(message.sent().automation().map(automation -> automation.id())))
        .filter(
            message ->
                query.campaign().isEmpty()
                    || query.campaign().get().name().equals(message.sent().campaign()))
        .filter(message -> query.days().contains(message.sent().at(), zone));
  }

  private static boolean isWithin(LocalDate day, DateRange days) {
    return days.meets(DateRange.of(day, day));
  }

  private List<Message> of(CustomerId customer) {
    List<Message> found = new ArrayList<>();
    for (MessageId id : idsOf(byCustomer, customer)) {
      Message message = rows.get(id);
      if (message != null) {
        found.add(message);
      }
    }
    return found;
  }

  private static Collection<MessageId> idsOf(Table<Key, MessageId> table, CustomerId customer) {
    return List.copyOf(
        table
            .rows()
            .subMap(
                new Key(customer, Instant.MIN, FIRST_ID), new Key(customer, Instant.MAX, FIRST_ID))
            .values());
  }

  @Override
  public List<MessageLine> ofDocument(
      UnitOfWork work,
      DocumentId document,
      boolean certified,
      SentOn sent,
      Optional<Place> after,
      int limit) {
    return ofDocument(document)
        .filter(line -> sent.withTest() || !line.test())
        .filter(line -> sent.days().contains(line.at(), sent.zone()))
        .filter(line -> !certified || line.certificate().isPresent())
        .sorted(MessageLine.OLDEST_FIRST.reversed())
        .filter(line -> after.isEmpty() || isBehind(line, after.get(), false))
        .limit(limit)
        .toList();
  }

  private Stream<MessageLine> ofDocument(DocumentId document) {
    return byDocument.rows().tailMap(new Carried(document, FIRST_ID)).entrySet().stream()
        .takeWhile(entry -> entry.getKey().document().equals(document))
        .map(entry -> rows.get(entry.getValue()))
        .filter(Objects::nonNull)
        .map(MessageLine::of);
  }

  @Override
  public List<Activity> activities(
      UnitOfWork work,
      DocumentId document,
      ActivityQuery query,
      ZoneId zone,
      Optional<Interaction> after,
      int limit) {
    List<Activity> found = new ArrayList<>();
    for (Happened one :
        activities.rows().tailMap(new Happened(document, after.orElse(null)), false).keySet()) {
      if (found.size() == limit || !one.document().equals(document)) {
        break;
      }
      Interaction interaction = Objects.requireNonNull(one.interaction());
      Message message = Objects.requireNonNull(rows.get(interaction.message()));
      Activity activity = new Activity(MessageLine.of(message), interaction);
      if (query.takes(activity, zone)) {
        found.add(activity);
      }
    }
    return found;
  }

  @Override
  public List<MessageGroup> groups(
      UnitOfWork work, CustomerId customer, MessageQuery query, MessageGroup.By by, ZoneId zone) {
    record Of(Optional<String> campaign, Optional<MessageChannel> channel) {}
    Map<Of, MessageGroup> groups = new HashMap<>();
    matching(customer, query, zone)
        .forEach(
            message -> {
              Optional<String> campaign =
                  by.campaign() ? message.sent().campaign() : Optional.empty();
              Optional<MessageChannel> channel =
                  by.channel() ? Optional.of(message.sent().channel()) : Optional.empty();
              Instant at = message.sent().at();
              groups.merge(
                  new Of(campaign, channel),
                  new MessageGroup(campaign, channel, 1, at, at),
                  (one, other) ->
                      new MessageGroup(
                          campaign,
                          channel,
                          one.messages() + 1,
                          one.first().isBefore(at) ? one.first() : at,
                          one.latest().isAfter(at) ? one.latest() : at));
            });
    return List.copyOf(groups.values());
  }

  @Override
  public List<Line> totals(UnitOfWork work, CustomerId customer, DateRange days, boolean withTest) {
    return added(
        counted(customer, withTest)
            .filter(one -> isWithin(one.day(), days))
            .map(LineOfDay::line)
            .toList());
  }

  @Override
  public Map<YearMonth, List<Line>> totalsByMonth(UnitOfWork work, CustomerId customer) {
    Map<YearMonth, List<Line>> months = new HashMap<>();
    counted(customer, false)
        .forEach(
            one ->
                months
                    .computeIfAbsent(YearMonth.from(one.day()), any -> new ArrayList<>())
                    .add(one.line()));
    months.replaceAll((month, lines) -> added(lines));
    return months;
  }

  /** One interaction, and the day that it counts on. */
  private record LineOfDay(LocalDate day, Line line) {}

  private Stream<LineOfDay> counted(CustomerId customer, boolean withTest) {
    List<LineOfDay> counted = new ArrayList<>();
    for (Message message : of(customer)) {
      if (withTest || !message.sent().test()) {
        for (Counted one : part(interactions, message.id()).values()) {
          Interaction interaction = one.interaction();
          Instant at = interaction.at();
          Line line = new Line(message.sent().channel(), interaction.kind(), 1, at, at);
          counted.add(new LineOfDay(one.day(), line));
        }
      }
    }
    for (CountedInbound one : inboundOf(customer)) {
      counted.add(new LineOfDay(one.day(), lineOf(one.inbound())));
    }
    return counted.stream();
  }

  private static List<Line> added(List<Line> lines) {
    record Of(MessageChannel channel, InteractionKind kind) {}
    Map<Of, Line> totals = new HashMap<>();
    lines.forEach(line -> totals.merge(new Of(line.channel(), line.kind()), line, Line::plus));
    return List.copyOf(totals.values());
  }

  @Override
  public Map<CaseId, List<Line>> totalsOfCases(
      UnitOfWork work, Collection<CaseId> cases, boolean withTest) {
    Map<CaseId, List<Line>> lines = new LinkedHashMap<>();
    for (Message message : rows.values()) {
      if (withTest || !message.sent().test()) {
        about(message.sent().caseId(), cases)
            .ifPresent(about -> linesOf(lines, about).addAll(linesOf(message)));
      }
    }
    for (CountedInbound one : inbound.values()) {
      about(one.inbound().caseId(), cases)
          .ifPresent(about -> linesOf(lines, about).add(lineOf(one.inbound())));
    }
    lines.values().removeIf(List::isEmpty);
    lines.replaceAll((about, all) -> added(all));
    return lines;
  }

  private static Optional<CaseId> about(Optional<CaseId> one, Collection<CaseId> cases) {
    return one.filter(cases::contains);
  }

  private static List<Line> linesOf(Map<CaseId, List<Line>> lines, CaseId about) {
    return lines.computeIfAbsent(about, first -> new ArrayList<>());
  }

  private List<Line> linesOf(Message message) {
    MessageChannel channel = message.sent().channel();
    return interactionsOf(message.id()).stream()
        .map(one -> new Line(channel, one.kind(), 1, one.at(), one.at()))
        .toList();
  }

  private static Line lineOf(Inbound one) {
    return new Line(one.channel(), InteractionKind.INBOUND, 1, one.at(), one.at());
  }

  @Override
  public List<Traffic> traffic(
      UnitOfWork work, CustomerId customer, DateRange days, boolean withTest) {
    List<Traffic> all = new ArrayList<>();
    for (Message message : of(customer)) {
      if (withTest || !message.sent().test()) {
        SentMessage sent = message.sent();
        Collection<Counted> own = part(interactions, message.id()).values();
        if (isWithin(Objects.requireNonNull(sentOn.get(message.id())), days)) {
          all.add(sent(sent, own));
        }
        own.stream()
            .filter(one -> isWithin(one.day(), days))
            .forEach(one -> all.add(happened(sent.channel(), sent.campaign())));
      }
    }
    inboundOf(customer).stream()
        .filter(one -> isWithin(one.day(), days))
        .map(CountedInbound::inbound)
        .forEach(one -> all.add(happened(one.channel(), one.campaign())));
    record Of(MessageChannel channel, Optional<String> campaign) {}
    Map<Of, Traffic> traffic = new HashMap<>();
    all.forEach(one -> traffic.merge(new Of(one.channel(), one.campaign()), one, Traffic::plus));
    return List.copyOf(traffic.values());
  }

  private static Traffic sent(SentMessage sent, Collection<Counted> own) {
    boolean delivered = own.stream().anyMatch(one -> one.interaction().kind().provesDelivery());
    boolean engaged = own.stream().anyMatch(one -> one.interaction().kind().isEngagement());
    Optional<Instant> at = Optional.of(sent.at());
    return new Traffic(
        sent.channel(), sent.campaign(), 1, at, at, delivered ? 1 : 0, engaged ? 1 : 0, 0);
  }

  private static Traffic happened(MessageChannel channel, Optional<String> campaign) {
    return new Traffic(channel, campaign, 0, Optional.empty(), Optional.empty(), 0, 0, 1);
  }

  private List<CountedInbound> inboundOf(CustomerId customer) {
    List<CountedInbound> found = new ArrayList<>();
    for (MessageId id : idsOf(inboundByCustomer, customer)) {
      CountedInbound one = inbound.get(id);
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }

  @Override
  public List<Inbound> inbound(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      Optional<Place> after,
      int limit,
      ZoneId zone) {
    return inboundOf(customer).stream()
        .map(CountedInbound::inbound)
        .sorted(Comparator.comparing(Inbound::at).thenComparing(Inbound::id).reversed())
        .filter(one -> days.contains(one.at(), zone))
        .filter(one -> after.isEmpty() || compare(one.at(), one.id(), after.get()) < 0)
        .limit(limit)
        .toList();
  }

  @Override
  public String part() {
    return Message.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    for (Message message : of(customer)) {
      List<Interaction> own =
          interactionsOf(message.id()).stream().sorted(Interaction.IN_TIME).toList();
      record.accept(message.toRecord(own));
    }
    inboundOf(customer).forEach(one -> record.accept(one.inbound().toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (Message message : of(customer)) {
      message.sent().document().ifPresent(document -> eraseOf(work, document, message.id()));
      List.copyOf(part(interactions, message.id()).keySet())
          .forEach(key -> interactions.remove(work, key));
      byCustomer.remove(work, Key.of(message));
      rows.remove(work, message.id());
      sentOn.remove(work, message.id());
    }
    for (CountedInbound one : inboundOf(customer)) {
      inboundByCustomer.remove(work, Key.of(one.inbound()));
      inbound.remove(work, one.inbound().id());
    }
  }

  private void eraseOf(UnitOfWork work, DocumentId document, MessageId message) {
    interactionsOf(message).forEach(one -> activities.remove(work, new Happened(document, one)));
    byDocument.remove(work, new Carried(document, message));
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    for (Message message : of(from)) {
      byCustomer.remove(work, Key.of(message));
      put(work, message.reassignedTo(to));
    }
    for (CountedInbound one : inboundOf(from)) {
      inboundByCustomer.remove(work, Key.of(one.inbound()));
      putInbound(work, new CountedInbound(one.inbound().reassignedTo(to), one.day()));
    }
  }
}
