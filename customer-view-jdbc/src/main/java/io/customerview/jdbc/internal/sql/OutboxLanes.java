package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The lanes of the outbox: messages of one customer to one kind of recipient, which keep their
 * order. A lane has a row while anything in it is open, with the moment at which something in it
 * can be taken. Whoever claims locks lanes, and skips those that are locked, so nobody takes two of
 * one lane; whoever changes messages locks their lanes too, and says what comes next in them.
 *
 * <p>What can be taken in a lane: the one that is leased, once its lease has run out; else those
 * that are due, as far as the first one that is tried again.
 */
final class OutboxLanes {

  private static final String LOCK_DUE =
      """
      select customer_id, recipient from $schema.outbox_lane
      where due <= :now order by due, place limit :limit
      for update skip locked""";

  /** Lanes by name, with what is leased in them and the first place that is tried again. */
  private static final String HOLDING =
      """
      lane as (
        select key.customer_id, key.recipient, leased.id as leased, leased.due, leased.place, retrying.place as retrying
        from key
        left join lateral (
          select o.id, o.due, o.place from $schema.outbox o
          where o.customer_id = key.customer_id and o.recipient = key.recipient and o.state = 'LEASED') leased on true
        left join lateral (
          select min(o.place) as place from $schema.outbox o
          where o.customer_id = key.customer_id and o.recipient = key.recipient and o.state = 'RETRYING') retrying
          on true
      )""";

  private static final String NAMED =
      "key as (select * from unnest(:customers, :recipients) as key (customer_id, recipient))";

  /** What is to be taken is found first and locked then: one that is locked is not passed over. */
  private static final String HEADS =
      "with "
          + NAMED
          + ",\n"
          + HOLDING
          + """
            , head as materialized (
              select coalesce(lane.leased, first.id) as id
              from lane
              left join lateral (
                select o.id from $schema.outbox o
                where o.customer_id = lane.customer_id and o.recipient = lane.recipient and o.due <= :now
                  and lane.leased is null and (lane.retrying is null or o.place <= lane.retrying)
                order by o.place limit 1) first on true
            )
            select o.id from head join $schema.outbox o on o.id = head.id where o.due <= :now
            for update of o skip locked""";

  private static final String KEYS =
      "key as (select distinct customer_id, recipient from $schema.outbox where id = any(:ids))";

  private static final String LOCK =
      "with "
          + KEYS
          + """

            select 1 from $schema.outbox_lane l join key using (customer_id, recipient)
            order by l.customer_id, l.recipient for update of l""";

  /**
   * What is before one that is tried again is read by place, and sorted then ({@code offset 0}): it
   * is little, and what is behind it may be much.
   */
  private static final String NEXT =
      ",\n"
          + HOLDING
          + """
            , next as (
              select lane.customer_id, lane.recipient, coalesce(lane.due, free.due, before.due) as due,
                coalesce(lane.place, free.place, before.place) as place
              from lane
              left join lateral (
                select o.due, o.place from $schema.outbox o
                where o.customer_id = lane.customer_id and o.recipient = lane.recipient and o.due is not null
                  and lane.leased is null and lane.retrying is null
                order by o.due, o.place limit 1) free on true
              left join lateral (
                select o.due, o.place from (
                  select due, place from $schema.outbox
                  where customer_id = lane.customer_id and recipient = lane.recipient and due is not null
                    and lane.leased is null and place <= lane.retrying
                  offset 0) o
                order by o.due, o.place limit 1) before on true
            )
            merge into $schema.outbox_lane l
            using next on l.customer_id = next.customer_id and l.recipient = next.recipient
            when matched and next.due is null then delete
            when matched then update set due = next.due, place = next.place
            when not matched and next.due is not null then
              insert (customer_id, recipient, due, place)
              values (next.customer_id, next.recipient, next.due, next.place)""";

  private static final String FOLLOW = "with " + KEYS + NEXT;

  private static final String FOLLOW_NAMED = "with " + NAMED + NEXT;

  private OutboxLanes() {}

  /**
   * Locks lanes in which something can be taken, those due longest first, and in each the message
   * that comes next. Lanes in which nothing is found are said anew: of messages that somebody took
   * away by hand they would else stand in everybody's way.
   */
  static List<UUID> lockHeads(UnitOfWork work, int limit) {
    List<UUID> customers = new ArrayList<>();
    List<String> recipients = new ArrayList<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(LOCK_DUE)
        .bind("now", Values.utc(work.moment()))
        .bind("limit", limit)
        .map(
            (row, context) ->
                customers.add(row.getObject("customer_id", UUID.class))
                    && recipients.add(row.getString("recipient")))
        .list();
    if (customers.isEmpty()) {
      return List.of();
    }
    Lanes lanes = new Lanes(customers, recipients);
    List<UUID> heads =
        lanes
            .bind(JdbcUnitOfWork.handle(work).createQuery(HEADS))
            .bind("now", Values.utc(work.moment()))
            .map((row, context) -> row.getObject("id", UUID.class))
            .list();
    if (heads.size() < customers.size()) {
      lanes.bind(JdbcUnitOfWork.handle(work).createUpdate(FOLLOW_NAMED)).execute();
    }
    return heads;
  }

  /** Lanes that are locked, by their names. */
  private record Lanes(List<UUID> customers, List<String> recipients) {

    <S extends SqlStatement<S>> S bind(S statement) {
      return statement
          .bind("customers", customers.toArray(UUID[]::new))
          .bind("recipients", recipients.toArray(String[]::new));
    }
  }

  /** Says what comes next in the lanes of messages that were changed. */
  static void follow(UnitOfWork work, Collection<UUID> changed) {
    if (changed.isEmpty()) {
      return;
    }
    UUID[] ids = changed.toArray(UUID[]::new);
    JdbcUnitOfWork.handle(work)
        .createQuery(Values.sized(LOCK, changed))
        .bind("ids", ids)
        .map((row, context) -> true)
        .list();
    JdbcUnitOfWork.handle(work)
        .createUpdate(Values.sized(FOLLOW, changed))
        .bind("ids", ids)
        .execute();
  }
}
