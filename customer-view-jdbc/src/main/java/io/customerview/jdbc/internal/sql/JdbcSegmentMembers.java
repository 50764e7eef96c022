package io.customerview.jdbc.internal.sql;

import io.customerview.base.Membership;
import io.customerview.base.SegmentMembers;
import io.customerview.base.Turn;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Who is in which segment, in PostgreSQL. */
public final class JdbcSegmentMembers implements SegmentMembers {

  private static final UUID FIRST = new UUID(0, 0);

  @Override
  public Map<CustomerId, List<Membership>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<Membership>> found = new LinkedHashMap<>();
    if (customers.isEmpty()) {
      return found;
    }
    of(
        work,
        customers,
        one -> found.computeIfAbsent(one.customer(), id -> new ArrayList<>()).add(one));
    return found;
  }

  private static void of(
      UnitOfWork work, Collection<CustomerId> customers, Consumer<Membership> membership) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.segment_member where customer_id = any(:customers)
            order by customer_id, segment_id""")
        .setFetchSize(Values.FETCH)
        .bind("customers", Values.uuids(customers))
        .map((row, context) -> membership(row))
        .forEach(membership);
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        new SegmentId(row.getObject("segment_id", UUID.class)),
        Values.id(row, "customer_id"),
        Values.instant(row, "since"),
        new Version(row.getLong("rule_version")));
  }

  @Override
  public void enter(UnitOfWork work, Collection<Membership> memberships) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.segment_member (segment_id, customer_id, since, rule_version)
                values (:segment, :customer, :since, :rule) on conflict do nothing""");
    for (Membership membership : memberships) {
      batch
          .bind("segment", membership.segment().value())
          .bind("customer", membership.customer().value())
          .bind("since", Values.utc(membership.since()))
          .bind("rule", membership.rule().number())
          .add();
    }
    execute(batch);
  }

  @Override
  public void leave(UnitOfWork work, Collection<Membership> memberships) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                delete from $schema.segment_member
                where segment_id = :segment and customer_id = :customer""");
    for (Membership membership : memberships) {
      batch
          .bind("segment", membership.segment().value())
          .bind("customer", membership.customer().value())
          .add();
    }
    execute(batch);
  }

  @Override
  public List<Membership> members(
      UnitOfWork work, SegmentId segment, Optional<CustomerId> after, int limit) {
    String from = after.isPresent() ? ">" : ">=";
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.segment_member where segment_id = :segment and customer_id "
                + from
                + " :from order by customer_id limit :limit")
        .bind("segment", segment.value())
        .bind("from", after.map(CustomerId::value).orElse(FIRST))
        .bind("limit", limit)
        .map((row, context) -> membership(row))
        .list();
  }

  @Override
  public Map<SegmentId, Long> counts(UnitOfWork work, Collection<SegmentId> segments) {
    return perSegment(
        work,
        """
        select segment_id, count(*) customers from $schema.segment_member
        where segment_id = any(:segments) group by segment_id""",
        segments);
  }

  @Override
  public void turns(UnitOfWork work, Map<CustomerId, Optional<Turn>> next) {
    PreparedBatch set =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.segment_turn (customer_id, day, unanswered)
                values (:customer, :day, :unanswered)
                on conflict (customer_id) do update
                  set day = excluded.day, unanswered = excluded.unanswered
                where segment_turn.day <> excluded.day
                  or segment_turn.unanswered is distinct from excluded.unanswered""");
    List<CustomerId> never = new ArrayList<>();
    next.forEach(
        (customer, turn) ->
            turn.ifPresentOrElse(
                one ->
                    set.bind("customer", customer.value())
                        .bind("day", one.day())
                        .bindByType("unanswered", unanswered(one), UUID[].class)
                        .add(),
                () -> never.add(customer)));
    execute(set);
    if (!never.isEmpty()) {
      JdbcUnitOfWork.handle(work)
          .createUpdate("delete from $schema.segment_turn where customer_id = any(:customers)")
          .bind("customers", Values.uuids(never))
          .execute();
    }
  }

  /** Null where all is answered, so that the index holds the others only. */
  private static UUID @Nullable [] unanswered(Turn turn) {
    return turn.unanswered().isEmpty()
        ? null
        : turn.unanswered().stream().map(SegmentId::value).sorted().toArray(UUID[]::new);
  }

  @Override
  public Map<CustomerId, LocalDate> due(
      UnitOfWork work, LocalDate day, Optional<CustomerId> after, int limit) {
    String from = after.isPresent() ? ">" : ">=";
    Map<CustomerId, LocalDate> due = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from (
              (select customer_id, day from $schema.segment_turn
               where day = :day and customer_id"""
                + ' '
                + from
                + """
                 :from order by customer_id limit :limit)
              union all
              (select customer_id, day from $schema.segment_turn where day < :day
               order by day, customer_id limit :limit)) due
            order by day < :day, day, customer_id limit :limit""")
        .bind("day", day)
        .bind("from", after.map(CustomerId::value).orElse(FIRST))
        .bind("limit", limit)
        .map(
            (row, context) ->
                Map.entry(Values.id(row, "customer_id"), row.getObject("day", LocalDate.class)))
        .forEach(one -> due.put(one.getKey(), one.getValue()));
    return due;
  }

  /** Each part reads one row of an index, however many wait for an answer. */
  @Override
  public Optional<LocalDate> nextTurn(UnitOfWork work, LocalDate day) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select least(
              (select day from $schema.segment_turn where unanswered is null order by day limit 1),
              (select day from $schema.segment_turn where day < :day order by day limit 1),
              (select day + 1 from $schema.segment_turn where day = :day limit 1),
              (select day from $schema.segment_turn where day > :day order by day limit 1)) next""")
        .bind("day", day)
        .map((row, context) -> Optional.ofNullable(row.getObject("next", LocalDate.class)))
        .one();
  }

  @Override
  public Map<SegmentId, Long> unanswered(UnitOfWork work, Collection<SegmentId> segments) {
    return perSegment(
        work,
        """
        select segment_id, count(*) customers
        from $schema.segment_turn, unnest(unanswered) segment_id
        where unanswered is not null and segment_id = any(:segments) group by segment_id""",
        segments);
  }

  private static Map<SegmentId, Long> perSegment(
      UnitOfWork work, String query, Collection<SegmentId> segments) {
    Map<SegmentId, Long> counts = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(query)
        .bind("segments", segments.stream().map(SegmentId::value).toArray(UUID[]::new))
        .map(
            (row, context) ->
                Map.entry(
                    new SegmentId(row.getObject("segment_id", UUID.class)),
                    row.getLong("customers")))
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public String part() {
    return Membership.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "segment_member");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(work, List.of(customer), membership -> record.accept(membership.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (String table : List.of("segment_member", "segment_turn")) {
      JdbcUnitOfWork.handle(work)
          .execute("delete from $schema." + table + " where customer_id = ?", customer.value());
    }
  }

  /** Whoever takes the rest over is looked at anew: members are found, not handed on. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
