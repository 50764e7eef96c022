package io.customerview.jdbc.internal.sql;

import io.customerview.contact.MessageChannel;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
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
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.UnitOfWork;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The messages in PostgreSQL. Totals are kept per customer and day, beside the interactions. */
public final class JdbcMessages implements Messages {

  /** How many messages an export reads at once: each may be large. */
  private static final int EXPORTED = 100;

  /** Messages share this many locks, of which those that only add messages hold a share. */
  private static final int LOCKS = 64;

  private static final List<InteractionKind> KINDS = List.of(InteractionKind.values());

  /**
   * The first day of a month by arithmetic, which no zone of a session moves. Here and wherever
   * totals are read, whose they are is asked for in a way that gives everybody the same plan: of
   * one who has very many, the whole table would else be read.
   */
  private static final String MONTHS =
      """
      select day - (extract(day from day)::integer - 1) as month, channel, contact_channel, kind,
        sum(count) as count, min(first_at) as first_at, max(latest_at) as latest_at
      from $schema.interaction_total where customer_id = (select :customer) and not test
      group by month, channel, contact_channel, kind""";

  private static final String INSERT =
      """
      insert into $schema.message (
        id, customer_id, name, channel, contact_channel, purpose, automation_id, automation_name, automation_version,
        campaign, template, destination, media_type, subject, body, sender, agent, sent_at, day, test, document_id, files,
        case_id, certificate, latest_kind, latest_at)
      values (
        :id, :customer, :name, :channel, :contactChannel, :purpose, :automation, :automationName, :automationVersion,
        :campaign, :template, :destination, :mediaType, :subject, :body, :sender, :agent, :at, :day, :test, :document, :files,
        :caseId, :certificate, :latestKind, :latestAt)""";

  private static final String LINE =
      """
      select id, name, channel, contact_channel, automation_id, automation_name, automation_version, agent, campaign,
        destination, sent_at, test, certificate, latest_kind, latest_at
      from $schema.message
      """;

  private static final String HAPPENED =
      """
      insert into $schema.interaction (
        message_id, key, customer_id, kind, at, event_id, day, document_id, channel, contact_channel, test)
      select * from unnest(
        :messages, :keys, cast(:customers as uuid[]), :kinds, cast(:ats as timestamptz[]), :events,
        cast(:days as date[]), cast(:documents as uuid[]), :channels, :contactChannels, cast(:tests as boolean[]))
      on conflict (message_id, key) do update set kind = excluded.kind, at = excluded.at, day = excluded.day""";

  private static final String COUNT =
      """
      insert into $schema.interaction_total as total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select * from unnest(
        cast(:customers as uuid[]), cast(:days as date[]), :channels, :contactChannels, :kinds,
        cast(:tests as boolean[]), cast(:counts as bigint[]), cast(:firsts as timestamptz[]),
        cast(:latests as timestamptz[]))
      on conflict (customer_id, day, channel, kind, test, contact_channel) do update set
        count = total.count + excluded.count,
        first_at = least(total.first_at, excluded.first_at),
        latest_at = greatest(total.latest_at, excluded.latest_at)""";

  private static final Map<String, Function<Map.Entry<Bucket, Line>, @Nullable Object>> COUNTED =
      Map.of(
          "customers", one -> one.getKey().customer(),
          "days", one -> Values.day(one.getKey().day()),
          "channels", one -> one.getKey().channel().code(),
          "contactChannels", one -> one.getKey().channel().contactChannel(),
          "kinds", one -> one.getKey().kind(),
          "tests", one -> one.getKey().test(),
          "counts", one -> one.getValue().count(),
          "firsts", one -> one.getValue().first(),
          "latests", one -> one.getValue().latest());

  private static final String UNCOUNT =
      """
      delete from $schema.interaction_total
      where customer_id = :customer and day = :day and channel = :channel and contact_channel = :contactChannel
        and kind = :kind and test = :test""";

  private static final String COUNT_AGAIN =
      """
      insert into $schema.interaction_total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select interaction.customer_id, interaction.day, message.channel, message.contact_channel, interaction.kind,
        message.test, count(*), min(interaction.at), max(interaction.at)
      from $schema.interaction interaction
      join $schema.message message on message.id = interaction.message_id
      where interaction.customer_id = :customer and interaction.day = :day and message.channel = :channel
        and message.contact_channel = :contactChannel and interaction.kind = :kind and message.test = :test
      group by 1, 2, 3, 4, 5, 6""";

  private static final String MERGE_TOTALS =
      """
      insert into $schema.interaction_total as total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select :to, day, channel, contact_channel, kind, test, count, first_at, latest_at
      from $schema.interaction_total where customer_id = :from
      on conflict (customer_id, day, channel, kind, test, contact_channel) do update set
        count = total.count + excluded.count,
        first_at = least(total.first_at, excluded.first_at),
        latest_at = greatest(total.latest_at, excluded.latest_at)""";

  private static final String OF_CASES =
      """
      select case_id, channel, contact_channel, kind, count(*) as count, min(at) as first_at, max(at) as latest_at
      from (
        select message.case_id, message.channel, message.contact_channel, interaction.kind, interaction.at
        from $schema.message message
        join $schema.interaction interaction on interaction.message_id = message.id
        where message.case_id = any(:ids) %s
        union all
        select case_id, channel, contact_channel, 'INBOUND', at from $schema.inbound where case_id = any(:ids)
      ) as of_case
      group by case_id, channel, contact_channel, kind""";

  /** Whose a message is, its interactions are too. */
  private static final String PART_INTERACTIONS =
      """
      update $schema.interaction interaction set customer_id = message.customer_id
      from $schema.message message
      where message.id = interaction.message_id and message.customer_id = :to and interaction.customer_id = :from""";

  private static final String UNCOUNT_ALL =
      "delete from $schema.interaction_total where customer_id in (:from, :to)";

  private static final String COUNT_ALL_AGAIN =
      """
      insert into $schema.interaction_total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select customer_id, day, channel, contact_channel, kind, test, count(*), min(at), max(at)
      from (
        select interaction.customer_id, interaction.day, message.channel, message.contact_channel, interaction.kind,
          message.test, interaction.at
        from $schema.interaction interaction
        join $schema.message message on message.id = interaction.message_id
        where interaction.customer_id in (:from, :to)
        union all
        select customer_id, day, channel, contact_channel, 'INBOUND', false, at
        from $schema.inbound where customer_id in (:from, :to)
      ) as one
      group by customer_id, day, channel, contact_channel, kind, test""";

  private static final String FIRSTS =
      """
      select distinct on (message_id, kind) * from $schema.interaction where message_id = any(:ids)
      order by message_id, kind, at, key""";

  private static final String KNOWN =
      """
      select interaction.* from unnest(:messages, :keys) as asked (message_id, key)
      join $schema.interaction interaction
        on interaction.message_id = asked.message_id and interaction.key = asked.key""";

  private static final String FORGET_SENT =
      "delete from $schema.message_total where customer_id in (:from, :to)";

  private static final String COUNT_SENT_AGAIN =
      """
      insert into $schema.message_total (
        customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged,
        interactions)
      select customer_id, day, channel, campaign, test, contact_channel, sum(messages), min(sent_at), max(sent_at),
        sum(delivered), sum(engaged), sum(interactions)
      from (
        select customer_id, day, channel, coalesce(campaign, '') as campaign, test, contact_channel, 1 as messages,
          sent_at, cast(delivered as int) as delivered, cast(engaged as int) as engaged, 0 as interactions
        from $schema.message where customer_id in (:from, :to)
        union all
        select interaction.customer_id, interaction.day, message.channel, coalesce(message.campaign, ''), message.test,
          message.contact_channel, 0, null, 0, 0, 1
        from $schema.interaction interaction join $schema.message message on message.id = interaction.message_id
        where interaction.customer_id in (:from, :to)
        union all
        select customer_id, day, channel, coalesce(campaign, ''), false, contact_channel, 0, null, 0, 0, 1
        from $schema.inbound where customer_id in (:from, :to)
      ) as one
      group by customer_id, day, channel, campaign, test, contact_channel""";

  private static final List<String> PART =
      List.of(PART_INTERACTIONS, UNCOUNT_ALL, COUNT_ALL_AGAIN, FORGET_SENT, COUNT_SENT_AGAIN);

  /** What is counted together. */
  private record Bucket(
      CustomerId customer,
      LocalDate day,
      MessageChannel channel,
      InteractionKind kind,
      boolean test) {}

  private final long firstLock;

  /**
   * Makes the collection.
   *
   * @param firstLock the first of the keys that advisory locks take
   */
  public JdbcMessages(long firstLock) {
    this.firstLock = firstLock;
  }

  @Override
  public void lockArrivals(UnitOfWork work, Collection<MessageId> messages) {
    lock(work, "pg_advisory_xact_lock_shared", messages);
  }

  @Override
  public void lockAwaited(UnitOfWork work, Collection<MessageId> messages) {
    lock(work, "pg_advisory_xact_lock", messages);
  }

  private void lock(UnitOfWork work, String function, Collection<MessageId> messages) {
    TreeSet<Integer> locks = new TreeSet<>();
    messages.forEach(id -> locks.add(Math.floorMod(id.value().hashCode(), LOCKS)));
    for (int lock : locks) {
      JdbcUnitOfWork.handle(work).execute("select " + function + "(?)", firstLock + lock);
    }
  }

  @Override
  public void add(UnitOfWork work, Collection<Message> messages, ZoneId zone) {
    Writing.each(
        work,
        INSERT,
        messages,
        (statement, message) -> {
          MessageRows.bind(statement, message);
          statement.bind("day", message.sent().at().atZone(zone).toLocalDate());
        });
    MessageTotals.sent(work, messages, zone);
  }

  @Override
  public void certify(UnitOfWork work, Collection<Message> messages) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch("update $schema.message set certificate = :certificate where id = :id");
    for (Message message : messages) {
      batch
          .bind("id", message.id().value())
          .bind("certificate", message.sent().certificate().map(URI::toString).orElse(null))
          .add();
    }
    execute(batch);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public Map<MessageId, Message> find(UnitOfWork work, Collection<MessageId> messages) {
    Map<MessageId, Message> found = new LinkedHashMap<>();
    select(
            work,
            "select * from $schema.message where id = any(:ids)",
            messages,
            (row, context) -> MessageRows.message(Columns.of(row)))
        .forEach(message -> found.put(message.id(), message));
    return found;
  }

  @Override
  public Map<MessageId, List<Interaction>> interactions(
      UnitOfWork work, Collection<MessageId> messages) {
    String all = "select * from $schema.interaction where message_id = any(:ids)";
    return messages.isEmpty() ? Map.of() : byMessage(reading(all, messages).list(work));
  }

  @Override
  public Map<MessageId, List<Interaction>> firsts(UnitOfWork work, Collection<MessageId> messages) {
    return messages.isEmpty() ? Map.of() : byMessage(firsts(messages).list(work));
  }

  static Reading<Interaction> firsts(Collection<MessageId> messages) {
    return reading(FIRSTS, messages);
  }

  private static Reading<Interaction> reading(String sql, Collection<MessageId> messages) {
    return new Reading<>(
        Values.sized(sql, messages),
        Map.of("ids", messages.stream().map(MessageId::value).toArray(String[]::new)),
        MessageRows::interaction);
  }

  private record Key(String message, String key) {}

  @Override
  public Map<MessageId, List<Interaction>> known(UnitOfWork work, Collection<Interaction> reports) {
    List<Key> keys =
        reports.stream().map(one -> new Key(one.message().value(), one.key())).distinct().toList();
    if (keys.isEmpty()) {
      return Map.of();
    }
    return byMessage(
        new Reading<>(
                KNOWN,
                Map.of(
                    "messages",
                    keys.stream().map(Key::message).toArray(String[]::new),
                    "keys",
                    keys.stream().map(Key::key).toArray(String[]::new)),
                MessageRows::interaction)
            .list(work));
  }

  private static <T> List<T> select(
      UnitOfWork work, String query, Collection<MessageId> ids, RowMapper<T> mapper) {
    return ids.isEmpty()
        ? List.of()
        : JdbcUnitOfWork.handle(work)
            .createQuery(Values.sized(query, ids))
            .bind("ids", ids.stream().map(MessageId::value).toArray(String[]::new))
            .map(mapper)
            .list();
  }

  private static Map<MessageId, List<Interaction>> byMessage(List<Interaction> interactions) {
    Map<MessageId, List<Interaction>> found = new LinkedHashMap<>();
    interactions.forEach(
        one -> found.computeIfAbsent(one.message(), id -> new ArrayList<>()).add(one));
    return found;
  }

  @Override
  public void keep(UnitOfWork work, Collection<Reported> reported, ZoneId zone) {
    List<Reported> replacing = reported.stream().filter(one -> one.replaced().isPresent()).toList();
    List<Bucket> recounted = new ArrayList<>();
    Map<Reported, LocalDate> replacedOn = new HashMap<>();
    for (Reported one : replacing) {
      recounted.add(bucket(one.message(), one.interaction(), zone));
      Bucket before = replacedBucket(work, one, zone);
      recounted.add(before);
      replacedOn.put(one, before.day());
    }
    write(work, reported, zone);
    Map<Bucket, Line> counts = new LinkedHashMap<>();
    for (Reported one : reported) {
      Bucket bucket = bucket(one.message(), one.interaction(), zone);
      if (!recounted.contains(bucket)) {
        counts.merge(bucket, line(bucket, one.interaction().at()), Line::plus);
      }
    }
    count(work, counts);
    recount(work, recounted);
    MessageTotals.reported(work, reported, one -> Optional.ofNullable(replacedOn.get(one)), zone);
  }

  private static Line line(Bucket bucket, Instant at) {
    return new Line(bucket.channel(), bucket.kind(), 1, at, at);
  }

  private static Bucket bucket(Message message, Interaction interaction, ZoneId zone) {
    return new Bucket(
        message.customer(),
        interaction.at().atZone(zone).toLocalDate(),
        message.sent().channel(),
        interaction.kind(),
        message.sent().test());
  }

  /** The day that the replaced one was counted on is asked for, since the zone may have changed. */
  private static Bucket replacedBucket(UnitOfWork work, Reported one, ZoneId zone) {
    Interaction replaced = one.replaced().orElseThrow();
    Bucket computed = bucket(one.message(), replaced, zone);
    LocalDate day =
        JdbcUnitOfWork.handle(work)
            .createQuery(
                "select day from $schema.interaction where message_id = :message and key = :key")
            .bind("message", replaced.message().value())
            .bind("key", replaced.key())
            .mapTo(LocalDate.class)
            .one();
    return new Bucket(
        computed.customer(), day, computed.channel(), computed.kind(), computed.test());
  }

  private static void write(UnitOfWork work, Collection<Reported> reported, ZoneId zone) {
    Map<String, Function<Reported, @Nullable Object>> columns = new HashMap<>();
    columns.put("messages", one -> one.interaction().message().value());
    columns.put("keys", one -> one.interaction().key());
    columns.put("customers", one -> one.message().customer());
    columns.put("kinds", one -> one.interaction().kind());
    columns.put("ats", one -> one.interaction().at());
    columns.put("events", one -> one.interaction().eventId().orElse(null));
    columns.put("days", one -> Values.day(one.interaction().at().atZone(zone).toLocalDate()));
    columns.put("documents", one -> one.message().sent().document().orElse(null));
    columns.put("channels", one -> listed(one, sent -> sent.channel().code()));
    columns.put("contactChannels", one -> listed(one, sent -> sent.channel().contactChannel()));
    columns.put("tests", one -> listed(one, SentMessage::test));
    Writing.together(work, HAPPENED, reported, columns);
  }

  /** What activities are listed by stands beside an interaction where a document was carried. */
  private static @Nullable Object listed(Reported one, Function<SentMessage, Object> by) {
    SentMessage sent = one.message().sent();
    return sent.document().isPresent() ? by.apply(sent) : null;
  }

  private static void count(UnitOfWork work, Map<Bucket, Line> counts) {
    Writing.together(work, COUNT, counts.entrySet(), COUNTED);
  }

  private static PreparedBatch bind(PreparedBatch batch, Bucket bucket) {
    return batch
        .bind("customer", bucket.customer().value())
        .bind("day", bucket.day())
        .bind("channel", bucket.channel().code())
        .bind("contactChannel", bucket.channel().contactChannel().name())
        .bind("kind", bucket.kind().name())
        .bind("test", bucket.test());
  }

  private static void recount(UnitOfWork work, Collection<Bucket> buckets) {
    for (String statement : List.of(UNCOUNT, COUNT_AGAIN)) {
      PreparedBatch batch = JdbcUnitOfWork.handle(work).prepareBatch(statement);
      buckets.stream().distinct().forEach(bucket -> bind(batch, bucket).add());
      execute(batch);
    }
  }

  @Override
  public void await(UnitOfWork work, Collection<Interaction> reports) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.awaited_report as report (message_id, key, kind, kind_order, at, event_id, since)
                values (:message, :key, :kind, :order, :at, :event, :since)
                on conflict (message_id, key) do update
                set kind = excluded.kind, kind_order = excluded.kind_order, at = excluded.at
                where (excluded.at, excluded.kind_order) < (report.at, report.kind_order)""");
    for (Interaction report : reports) {
      batch
          .bind("message", report.message().value())
          .bind("key", report.key())
          .bind("kind", report.kind().name())
          .bind("order", KINDS.indexOf(report.kind()))
          .bind("at", Values.utc(report.at()))
          .bind("event", report.eventId().orElse(null))
          .bind("since", Values.utc(work.moment()))
          .add();
    }
    execute(batch);
  }

  @Override
  public int forgetAwaited(UnitOfWork work, Instant before, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            delete from $schema.awaited_report where (message_id, key) in (
              select message_id, key from $schema.awaited_report where since < :before
              order by since limit :limit for update skip locked)""")
        .bind("before", Values.utc(before))
        .bind("limit", limit)
        .execute();
  }

  @Override
  public Map<MessageId, List<Interaction>> arrived(
      UnitOfWork work, Collection<MessageId> messages) {
    return byMessage(
        select(
            work,
            "delete from $schema.awaited_report where message_id = any(:ids) returning *",
            messages,
            (row, context) -> MessageRows.interaction(Columns.of(row))));
  }

  @Override
  public Map<MessageId, List<Interaction>> awaited(
      UnitOfWork work, Collection<MessageId> messages) {
    return byMessage(
        select(
            work,
            "select * from $schema.awaited_report where message_id = any(:ids)",
            messages,
            (row, context) -> MessageRows.interaction(Columns.of(row))));
  }

  @Override
  public void addInbound(UnitOfWork work, Collection<Inbound> inbound, ZoneId zone) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.inbound (id, customer_id, channel, contact_channel, at, day, case_id, campaign)
                values (:id, :customer, :channel, :contactChannel, :at, :day, :caseId, :campaign)""");
    Map<Bucket, Line> counts = new LinkedHashMap<>();
    for (Inbound one : inbound) {
      LocalDate day = one.at().atZone(zone).toLocalDate();
      batch
          .bind("id", one.id().value())
          .bind("customer", one.customer().value())
          .bind("channel", one.channel().code())
          .bind("contactChannel", one.channel().contactChannel().name())
          .bind("at", Values.utc(one.at()))
          .bind("day", day)
          .bind("caseId", one.caseId().map(about -> about.value()).orElse(null))
          .bind("campaign", one.campaign().orElse(null))
          .add();
      Bucket bucket =
          new Bucket(one.customer(), day, one.channel(), InteractionKind.INBOUND, false);
      counts.merge(bucket, line(bucket, one.at()), Line::plus);
    }
    execute(batch);
    count(work, counts);
    MessageTotals.inbound(work, inbound, zone);
  }

  @Override
  public Map<MessageId, Inbound> findInbound(UnitOfWork work, Collection<MessageId> inbound) {
    Map<MessageId, Inbound> found = new LinkedHashMap<>();
    select(
            work,
            "select * from $schema.inbound where id = any(:ids)",
            inbound,
            (row, context) -> MessageRows.inbound(Columns.of(row)))
        .forEach(one -> found.put(one.id(), one));
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
    return page(customer, query, after, limit, zone).list(work);
  }

  static Reading<MessageLine> page(
      CustomerId customer, MessageQuery query, Optional<Place> after, int limit, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    values.put("limit", limit);
    String way = query.oldestFirst() ? "asc" : "desc";
    String where = where(customer, query, zone, values);
    where += behind(after, "sent_at", query.oldestFirst() ? ">" : "<", values);
    return new Reading<>(
        LINE + where + " order by sent_at %1$s, id %1$s limit :limit".formatted(way),
        values,
        MessageRows::line);
  }

  private static String behind(
      Optional<Place> after, String column, String way, Map<String, Object> values) {
    if (after.isEmpty()) {
      return "";
    }
    values.put("placeAt", Values.utc(after.get().at()));
    values.put("placeId", after.get().id().value());
    return " and (" + column + ", id) " + way + " (:placeAt, :placeId)";
  }

  private static String where(
      CustomerId customer, MessageQuery query, ZoneId zone, Map<String, Object> values) {
    StringBuilder where = new StringBuilder("where customer_id = :customer");
    values.put("customer", customer.value());
    query
        .channel()
        .ifPresent(
            channel -> {
              where.append(channel(channel, values));
            });
    query
        .automation()
        .ifPresent(
            automation -> {
              where.append(" and automation_id = :automation");
              values.put("automation", automation);
            });
    query
        .campaign()
        .ifPresent(
            campaign -> {
              where.append(
                  campaign.name().isPresent()
                      ? " and campaign = :campaign"
                      : " and campaign is null");
              campaign.name().ifPresent(name -> values.put("campaign", name));
            });
    if (query.certified()) {
      where.append(" and certificate is not null");
    }
    if (!query.withTest()) {
      where.append(" and not test");
    }
    where.append(within(query.days(), "sent_at", zone, values));
    return where.toString();
  }

  static String channel(MessageChannel only, Map<String, Object> values) {
    values.put("channel", only.code());
    values.put("contactChannel", only.contactChannel().name());
    return " and channel = :channel and contact_channel = :contactChannel";
  }

  static String within(DateRange days, String column, ZoneId zone, Map<String, Object> values) {
    StringBuilder where = new StringBuilder();
    days.start(zone)
        .ifPresent(
            start -> {
              where.append(" and ").append(column).append(" >= :start");
              values.put("start", Values.utc(start));
            });
    days.end(zone)
        .ifPresent(
            end -> {
              where.append(" and ").append(column).append(" < :end");
              values.put("end", Values.utc(end));
            });
    return where.toString();
  }

  @Override
  public List<MessageLine> ofDocument(
      UnitOfWork work,
      DocumentId document,
      boolean certified,
      SentOn sent,
      Optional<Place> after,
      int limit) {
    Map<String, Object> values = new HashMap<>();
    String where = "where document_id = :document";
    where += certified ? " and certificate is not null" : "";
    where += sent.withTest() ? "" : " and not test";
    where += within(sent.days(), "sent_at", sent.zone(), values);
    where += behind(after, "sent_at", "<", values);
    return JdbcUnitOfWork.handle(work)
        .createQuery(LINE + where + " order by sent_at desc, id desc limit :limit")
        .bindMap(values)
        .bind("document", document.value())
        .bind("limit", limit)
        .map((row, context) -> MessageRows.line(Columns.of(row)))
        .list();
  }

  @Override
  public List<Activity> activities(
      UnitOfWork work,
      DocumentId document,
      ActivityQuery query,
      ZoneId zone,
      Optional<Interaction> after,
      int limit) {
    return Activities.of(work, document, query, zone, after, limit);
  }

  @Override
  public List<MessageGroup> groups(
      UnitOfWork work, CustomerId customer, MessageQuery query, MessageGroup.By by, ZoneId zone) {
    List<String> columns = new ArrayList<>();
    if (by.campaign()) {
      columns.add("campaign");
    }
    if (by.channel()) {
      columns.add("channel");
      columns.add("contact_channel");
    }
    String names = String.join(", ", columns);
    Map<String, Object> values = new HashMap<>();
    String where = where(customer, query, zone, values);
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select %1$s, count(*) as messages, min(sent_at) as first_at, max(sent_at) as latest_at from $schema.message %2$s group by %1$s"
                .formatted(names, where))
        .bindMap(values)
        .map(
            (row, context) ->
                new MessageGroup(
                    by.campaign()
                        ? Optional.ofNullable(row.getString("campaign"))
                        : Optional.empty(),
                    by.channel()
                        ? Optional.of(MessageRows.channel(Columns.of(row)))
                        : Optional.empty(),
                    row.getLong("messages"),
                    Values.instant(row, "first_at"),
                    Values.instant(row, "latest_at")))
        .list();
  }

  @Override
  public List<Line> totals(UnitOfWork work, CustomerId customer, DateRange days, boolean withTest) {
    return counted(customer, days, withTest).list(work);
  }

  /** See {@link #MONTHS}. */
  static Reading<Line> counted(CustomerId customer, DateRange days, boolean withTest) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    days.from().ifPresent(day -> values.put("from", day));
    days.to().ifPresent(day -> values.put("to", day));
    String where = days.from().map(day -> " and day >= :from").orElse("");
    where += days.to().map(day -> " and day <= :to").orElse("");
    where += withTest ? "" : " and not test";
    return new Reading<>(
        """
        select channel, contact_channel, kind, sum(count) as count, min(first_at) as first_at,
          max(latest_at) as latest_at
        from $schema.interaction_total where customer_id = (select :customer) %s
        group by channel, contact_channel, kind"""
            .formatted(where),
        values,
        JdbcMessages::line);
  }

  private static Line line(Columns row) throws SQLException {
    return new Line(
        MessageRows.channel(row),
        InteractionKind.valueOf(row.getString("kind")),
        row.getLong("count"),
        Values.instant(row, "first_at"),
        Values.instant(row, "latest_at"));
  }

  @Override
  public List<Traffic> traffic(
      UnitOfWork work, CustomerId customer, DateRange days, boolean withTest) {
    return MessageTotals.of(customer, days, withTest).list(work);
  }

  @Override
  public Map<CaseId, List<Line>> totalsOfCases(
      UnitOfWork work, Collection<CaseId> cases, boolean withTest) {
    Map<CaseId, List<Line>> found = new LinkedHashMap<>();
    if (!cases.isEmpty()) {
      ofCases(cases, withTest)
          .list(work)
          .forEach(
              entry ->
                  found
                      .computeIfAbsent(entry.getKey(), first -> new ArrayList<>())
                      .add(entry.getValue()));
    }
    return found;
  }

  static Reading<Map.Entry<CaseId, Line>> ofCases(Collection<CaseId> cases, boolean withTest) {
    String[] ids = cases.stream().map(CaseId::value).toArray(String[]::new);
    return new Reading<>(
        Values.sized(OF_CASES.formatted(withTest ? "" : "and not message.test"), cases),
        Map.of("ids", ids),
        row -> Map.entry(new CaseId(row.getString("case_id")), line(row)));
  }

  @Override
  public Map<YearMonth, List<Line>> totalsByMonth(UnitOfWork work, CustomerId customer) {
    Map<YearMonth, List<Line>> months = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(MONTHS)
        .bind("customer", customer.value())
        .map(
            (row, context) ->
                Map.entry(
                    YearMonth.from(row.getObject("month", LocalDate.class)), line(Columns.of(row))))
        .forEach(
            line ->
                months
                    .computeIfAbsent(line.getKey(), any -> new ArrayList<>())
                    .add(line.getValue()));
    return months;
  }

  @Override
  public List<Inbound> inbound(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      Optional<Place> after,
      int limit,
      ZoneId zone) {
    return inbound(customer, days, after, limit, zone).list(work);
  }

  static Reading<Inbound> inbound(
      CustomerId customer, DateRange days, Optional<Place> after, int limit, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    values.put("limit", limit);
    String where =
        "where customer_id = :customer"
            + within(days, "at", zone, values)
            + behind(after, "at", "<", values);
    return new Reading<>(
        "select * from $schema.inbound " + where + " order by at desc, id desc limit :limit",
        values,
        MessageRows::inbound);
  }

  @Override
  public String part() {
    return Message.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "message", "inbound");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    List<Message> page = exported(work, customer, Optional.empty());
    while (!page.isEmpty()) {
      Map<MessageId, List<Interaction>> interactions =
          interactions(work, page.stream().map(Message::id).toList());
      page.forEach(
          message ->
              record.accept(
                  message.toRecord(
                      interactions.getOrDefault(message.id(), List.of()).stream()
                          .sorted(Interaction.IN_TIME)
                          .toList())));
      Message last = page.get(page.size() - 1);
      page = exported(work, customer, Optional.of(new Place(last.sent().at(), last.id())));
    }
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.inbound where customer_id = :customer order by at, id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> MessageRows.inbound(Columns.of(row)))
        .forEach(one -> record.accept(one.toRecord()));
  }

  private static List<Message> exported(
      UnitOfWork work, CustomerId customer, Optional<Place> after) {
    Map<String, Object> values = new HashMap<>();
    String where = "where customer_id = :customer" + behind(after, "sent_at", ">", values);
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.message " + where + " order by sent_at, id limit :limit")
        .bindMap(values)
        .bind("customer", customer.value())
        .bind("limit", EXPORTED)
        .map((row, context) -> MessageRows.message(Columns.of(row)))
        .list();
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (String table :
        List.of("message_total", "interaction_total", "interaction", "message", "inbound")) {
      JdbcUnitOfWork.handle(work)
          .execute("delete from $schema." + table + " where customer_id = ?", customer.value());
    }
  }

  /** Counts again what two customers have, after messages of one were given back to the other. */
  static void part(UnitOfWork work, CustomerId from, CustomerId to) {
    for (String statement : PART) {
      JdbcUnitOfWork.handle(work)
          .createUpdate(statement)
          .bind("from", from.value())
          .bind("to", to.value())
          .execute();
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(MERGE_TOTALS)
        .bind("from", from.value())
        .bind("to", to.value())
        .execute();
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.interaction_total where customer_id = ?", from.value());
    MessageTotals.reassign(work, from, to);
    for (String table : List.of("interaction", "message", "inbound")) {
      JdbcUnitOfWork.handle(work)
          .execute(
              "update $schema." + table + " set customer_id = ? where customer_id = ?",
              to.value(),
              from.value());
    }
  }
}
