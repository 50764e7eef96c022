package io.customerview.jdbc.internal.sql;

import io.customerview.contact.MessageChannel;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.message.Inbound;
import io.customerview.message.InteractionKind;
import io.customerview.message.Message;
import io.customerview.message.MessageStatus;
import io.customerview.message.Messages.Reported;
import io.customerview.message.SentMessage;
import io.customerview.message.Traffic;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.MessageId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals per customer, day, channel and campaign, which are counted in the transaction of what
 * they count.
 */
final class MessageTotals {

  private static final String COUNT =
      """
      insert into $schema.message_total as total (
        customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged,
        interactions)
      select customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, 0, 0, interactions
      from unnest(
        cast(:customers as uuid[]), cast(:days as date[]), :channels, :campaigns, cast(:tests as boolean[]),
        :contactChannels, cast(:messages as bigint[]), cast(:firsts as timestamptz[]),
        cast(:latests as timestamptz[]), cast(:interactions as bigint[]))
        as more (
          customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, interactions)
      on conflict (customer_id, day, channel, campaign, test, contact_channel) do update set
        messages = total.messages + excluded.messages,
        first_at = least(total.first_at, excluded.first_at),
        latest_at = greatest(total.latest_at, excluded.latest_at),
        interactions = total.interactions + excluded.interactions""";

  private static final Map<String, Function<Map.Entry<Bucket, Traffic>, @Nullable Object>> COUNTED =
      Map.of(
          "customers", one -> one.getKey().customer(),
          "days", one -> Values.day(one.getKey().day()),
          "channels", one -> one.getKey().channel().code(),
          "campaigns", one -> one.getKey().campaign().orElse(""),
          "tests", one -> one.getKey().test(),
          "contactChannels", one -> one.getKey().channel().contactChannel(),
          "messages", one -> one.getValue().messages(),
          "firsts", one -> one.getValue().first().orElse(null),
          "latests", one -> one.getValue().latest().orElse(null),
          "interactions", one -> one.getValue().interactions());

  /**
   * The latest status of messages, what became of them, from all that is known, and the difference
   * to before.
   */
  private static final String TURN =
      """
      with told as (
        select * from unnest(:ids, :kinds, cast(:ats as timestamptz[])) as told (id, kind, at)),
      now as (
        select message.id, told.kind, told.at, message.customer_id, message.day, message.channel,
          coalesce(message.campaign, '') as campaign, message.test, message.contact_channel,
          message.delivered as was_delivered, message.engaged as was_engaged,
          bool_or(interaction.kind = any(:delivering)) as is_delivered,
          bool_or(interaction.kind = any(:engaging)) as is_engaged
        from told
        join $schema.message message on message.id = told.id
        join $schema.interaction interaction on interaction.message_id = message.id
        group by message.id, told.kind, told.at),
      turned as (
        update $schema.message message set
          latest_kind = now.kind, latest_at = now.at, delivered = now.is_delivered, engaged = now.is_engaged
        from now where message.id = now.id returning now.*)
      update $schema.message_total total set
        delivered = total.delivered + turn.delivered, engaged = total.engaged + turn.engaged
      from (
        select customer_id, day, channel, campaign, test, contact_channel,
          sum(cast(is_delivered as int) - cast(was_delivered as int)) as delivered,
          sum(cast(is_engaged as int) - cast(was_engaged as int)) as engaged
        from turned where (was_delivered, was_engaged) <> (is_delivered, is_engaged)
        group by customer_id, day, channel, campaign, test, contact_channel) as turn
      where (total.customer_id, total.day, total.channel, total.campaign, total.test, total.contact_channel)
        = (turn.customer_id, turn.day, turn.channel, turn.campaign, turn.test, turn.contact_channel)""";

  /** Asks as {@code JdbcMessages} does for its totals: everybody gets the same plan. */
  private static final String READ =
      """
      select channel, contact_channel, campaign, sum(messages) as messages, min(first_at) as first_at,
        max(latest_at) as latest_at, sum(delivered) as delivered, sum(engaged) as engaged,
        sum(interactions) as interactions
      from $schema.message_total where customer_id = (select :customer) %s
      group by channel, contact_channel, campaign
      having sum(messages) > 0 or sum(interactions) > 0""";

  private static final String MERGE =
      """
      insert into $schema.message_total as total (
        customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged,
        interactions)
      select :to, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged,
        interactions
      from $schema.message_total where customer_id = :from
      on conflict (customer_id, day, channel, campaign, test, contact_channel) do update set
        messages = total.messages + excluded.messages,
        first_at = least(total.first_at, excluded.first_at),
        latest_at = greatest(total.latest_at, excluded.latest_at),
        delivered = total.delivered + excluded.delivered,
        engaged = total.engaged + excluded.engaged,
        interactions = total.interactions + excluded.interactions""";

  private static final String[] DELIVERING = kinds(InteractionKind::provesDelivery);
  private static final String[] ENGAGING = kinds(InteractionKind::isEngagement);

  /** What is counted together. */
  private record Bucket(
      CustomerId customer,
      LocalDate day,
      MessageChannel channel,
      Optional<String> campaign,
      boolean test) {

    static Bucket of(Message message, LocalDate day) {
      SentMessage sent = message.sent();
      return new Bucket(message.customer(), day, sent.channel(), sent.campaign(), sent.test());
    }

    Traffic sent(Instant at) {
      return new Traffic(channel, campaign, 1, Optional.of(at), Optional.of(at), 0, 0, 0);
    }

    Traffic happened(int times) {
      return new Traffic(channel, campaign, 0, Optional.empty(), Optional.empty(), 0, 0, times);
    }
  }

  private MessageTotals() {}

  private static String[] kinds(Predicate<InteractionKind> which) {
    return List.of(InteractionKind.values()).stream()
        .filter(which)
        .map(InteractionKind::name)
        .toArray(String[]::new);
  }

  /** Counts messages that are new. */
  static void sent(UnitOfWork work, Collection<Message> messages, ZoneId zone) {
    Map<Bucket, Traffic> counts = new LinkedHashMap<>();
    for (Message message : messages) {
      Instant at = message.sent().at();
      Bucket bucket = Bucket.of(message, at.atZone(zone).toLocalDate());
      counts.merge(bucket, bucket.sent(at), Traffic::plus);
    }
    count(work, counts);
  }

  /**
   * Counts interactions that are kept by now.
   *
   * @param replacedOn the day that the one was counted on whose place another takes
   */
  static void reported(
      UnitOfWork work,
      Collection<Reported> reported,
      Function<Reported, Optional<LocalDate>> replacedOn,
      ZoneId zone) {
    Map<Bucket, Traffic> counts = new LinkedHashMap<>();
    for (Reported one : reported) {
      Bucket bucket = Bucket.of(one.message(), one.interaction().at().atZone(zone).toLocalDate());
      counts.merge(bucket, bucket.happened(1), Traffic::plus);
      replacedOn
          .apply(one)
          .map(day -> Bucket.of(one.message(), day))
          .ifPresent(before -> counts.merge(before, before.happened(-1), Traffic::plus));
    }
    counts.values().removeIf(count -> count.interactions() == 0);
    count(work, counts);
    turn(work, reported);
  }

  private static void turn(UnitOfWork work, Collection<Reported> reported) {
    Map<MessageId, MessageStatus> latest = new LinkedHashMap<>();
    reported.forEach(one -> latest.put(one.message().id(), one.message().latest().orElseThrow()));
    if (!latest.isEmpty()) {
      JdbcUnitOfWork.handle(work)
          .createUpdate(TURN)
          .bind("ids", texts(latest.keySet().stream().map(MessageId::value)))
          .bind("kinds", texts(latest.values().stream().map(status -> status.kind().name())))
          .bind("ats", texts(latest.values().stream().map(status -> status.at().toString())))
          .bind("delivering", DELIVERING)
          .bind("engaging", ENGAGING)
          .execute();
    }
  }

  private static String[] texts(Stream<String> texts) {
    return texts.toArray(String[]::new);
  }

  /** Counts what customers did of their own accord. */
  static void inbound(UnitOfWork work, Collection<Inbound> inbound, ZoneId zone) {
    Map<Bucket, Traffic> counts = new LinkedHashMap<>();
    for (Inbound one : inbound) {
      LocalDate day = one.at().atZone(zone).toLocalDate();
      Bucket bucket = new Bucket(one.customer(), day, one.channel(), one.campaign(), false);
      counts.merge(bucket, bucket.happened(1), Traffic::plus);
    }
    count(work, counts);
  }

  private static void count(UnitOfWork work, Map<Bucket, Traffic> counts) {
    Writing.together(work, COUNT, counts.entrySet(), COUNTED);
  }

  /** Reads what went on with a customer on some days. */
  static Reading<Traffic> of(CustomerId customer, DateRange days, boolean withTest) {
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    days.from().ifPresent(day -> values.put("from", day));
    days.to().ifPresent(day -> values.put("to", day));
    String where = days.from().map(day -> " and day >= :from").orElse("");
    where += days.to().map(day -> " and day <= :to").orElse("");
    where += withTest ? "" : " and not test";
    return new Reading<>(
        READ.formatted(where),
        values,
        row ->
            new Traffic(
                MessageRows.channel(row),
                Optional.of(row.getString("campaign")).filter(text -> !text.isEmpty()),
                row.getLong("messages"),
                moment(row.getObject("first_at", OffsetDateTime.class)),
                moment(row.getObject("latest_at", OffsetDateTime.class)),
                row.getLong("delivered"),
                row.getLong("engaged"),
                row.getLong("interactions")));
  }

  private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }

  /** Counts what was one customer's for another. */
  static void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(MERGE)
        .bind("from", from.value())
        .bind("to", to.value())
        .execute();
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.message_total where customer_id = ?", from.value());
  }
}
