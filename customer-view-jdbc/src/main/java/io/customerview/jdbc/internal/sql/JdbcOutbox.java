package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.Claimed;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.Outbox;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The outbox in PostgreSQL. */
public final class JdbcOutbox implements Outbox {

  private static final String INSERT =
      """
      insert into $schema.outbox (
        id, customer_id, recipient, channel, contact_channel, purpose, destination, name, media_type, subject, body,
        automation_id, automation_name, automation_version, campaign, template, sender, case_id, document_id, files,
        test, agent, created_at, state, due, ended_at, codes, address, reference, lease, attempts, tried_at,
        tried_address)
      values (
        :id, :customer, :recipient, :channel, :contactChannel, :purpose, :destination, :name, :mediaType, :subject, :body,
        :automation, :automationName, :automationVersion, :campaign, :template, :sender, :caseId, :document, :files,
        :test, :agent, :created, :state, :due, :ended, :codes, :address, :reference, :lease, :attempts, :triedAt,
        :triedAddress)""";

  private static final String LEASE =
      """
      update $schema.outbox set state = 'LEASED', due = :until, codes = '{}', lease = lease + 1
      where id = any(:ids) returning *""";

  /** As it was claimed: another version may have it since, which can read it. */
  private static final String SET_ASIDE =
      """
      update $schema.outbox set state = 'SET_ASIDE', due = null, ended_at = :now, codes = array[:code]
      where id = :id and state = 'LEASED' and due = :due""";

  private static final String SAVE_OPEN =
      """
      update $schema.outbox set
        state = :state, due = :due, ended_at = null, codes = :codes, address = null, reference = null, lease = :lease,
        attempts = :attempts""";

  private static final String SAVE_ENDED =
      """
      update $schema.outbox set
        state = :state, due = null, ended_at = :ended, codes = :codes, address = :address, reference = :reference,
        lease = :lease, attempts = :attempts""";

  /** What was tried once stays so: none is ever taken away. */
  private static final String SAVE_TRIED = ", tried_at = :triedAt, tried_address = :triedAddress";

  private static final String OF_ID = " where id = :id";

  private static final String TRIED =
      """
      select * from $schema.outbox
      where id = any(:ids) and tried_at is not null and recipient = 'CUSTOMER' and state <> 'HANDED_OVER'""";

  private static final String WAKE =
      """
      update $schema.outbox set due = :now, codes = '{}'
      where customer_id = :customer and due > :now and state = 'WAITING' returning id""";

  private static final String REASSIGN =
      """
      update $schema.outbox set
        customer_id = :to,
        codes = case when state = 'LEASED' then array[:lost] else codes end,
        state = case when state = 'LEASED' then 'RETRYING' else state end
      where customer_id = :from returning id""";

  private static final String OPEN_OF =
      "select id from $schema.outbox where customer_id in (:from, :to) and due is not null";

  private static final String LIST =
      """
      select id, place, customer_id, recipient, channel, name, agent, created_at, state, due, ended_at, codes, attempts
      from $schema.outbox where state = :state and place > :after order by place limit :limit""";

  /** What is done may be much, and is counted so far only. */
  private static final String COUNTS =
      """
      select state, count(*) from $schema.outbox
      where state in ('WAITING', 'RETRYING', 'LEASED', 'SET_ASIDE') group by state
      union all
      select done.state, count(*)
      from (values ('HANDED_OVER'), ('DENIED')) as done (state)
      cross join lateral (
        select from $schema.outbox o where o.state = done.state order by o.place limit :most) o
      group by done.state""";

  /** In the order in which they ended; what is done stays done, so nothing is locked. */
  private static final String CLEAN =
      """
      delete from $schema.outbox where id in (
        select id from $schema.outbox
        where state in ('HANDED_OVER', 'DENIED') and ended_at < ? order by ended_at, place limit ?)""";

  private static final String CLEAN_REQUESTS =
      """
      delete from $schema.outbox_request where key in (
        select key from $schema.outbox_request r
        where at < ? and not exists (select from $schema.outbox o where o.id = r.outgoing_id)
        order by at, key limit ?)""";

  @Override
  public void add(UnitOfWork work, Collection<OutboxEntry> entries) {
    Writing.each(work, INSERT, entries, OutboxRows::bind);
    follow(work, entries);
  }

  private static void follow(UnitOfWork work, Collection<OutboxEntry> changed) {
    OutboxLanes.follow(work, changed.stream().map(entry -> entry.id().value()).toList());
  }

  /** A message that was leased; empty where it can't be read. */
  private record Taken(Unreadable unreadable, Optional<OutboxEntry> entry) {}

  @Override
  public Claimed claim(UnitOfWork work, Instant until, int limit) {
    List<UUID> heads = OutboxLanes.lockHeads(work, limit);
    if (heads.isEmpty()) {
      return new Claimed(List.of(), List.of());
    }
    List<Taken> taken =
        JdbcUnitOfWork.handle(work)
            .createQuery(LEASE)
            .bind("until", Values.utc(until))
            .bind("ids", heads.toArray(UUID[]::new))
            .map(
                (row, context) ->
                    new Taken(OutboxRows.unreadable(row, until), OutboxRows.readable(row)))
            .list();
    OutboxLanes.follow(work, heads);
    return new Claimed(
        taken.stream()
            .flatMap(one -> one.entry().stream())
            .sorted(Comparator.comparing(OutboxEntry::place))
            .toList(),
        taken.stream().filter(one -> one.entry().isEmpty()).map(Taken::unreadable).toList());
  }

  @Override
  public boolean setAside(UnitOfWork work, Unreadable unreadable) {
    UUID id = unreadable.id().value();
    boolean isDone =
        JdbcUnitOfWork.handle(work)
                .createUpdate(SET_ASIDE)
                .bind("now", Values.utc(work.moment()))
                .bind("code", OutboxEntry.UNREADABLE)
                .bind("id", id)
                .bind("due", Values.utc(unreadable.until()))
                .execute()
            > 0;
    OutboxLanes.follow(work, List.of(id));
    return isDone;
  }

  @Override
  public Map<OutgoingId, OutboxEntry> find(UnitOfWork work, Collection<OutgoingId> ids) {
    return find(work, ids, "");
  }

  @Override
  public Map<OutgoingId, OutboxEntry> tried(UnitOfWork work, Collection<OutgoingId> ids) {
    Map<OutgoingId, OutboxEntry> tried = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(Values.sized(TRIED, ids))
        .bind("ids", ids.stream().map(OutgoingId::value).toArray(UUID[]::new))
        .map((row, context) -> OutboxRows.readable(row))
        .forEach(read -> read.ifPresent(entry -> tried.put(entry.id(), entry)));
    return tried;
  }

  @Override
  public Map<OutgoingId, OutboxEntry> lock(UnitOfWork work, Collection<OutgoingId> ids) {
    return find(work, ids, " order by id for update");
  }

  private static Map<OutgoingId, OutboxEntry> find(
      UnitOfWork work, Collection<OutgoingId> ids, String how) {
    Map<OutgoingId, OutboxEntry> found = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(Values.sized("select * from $schema.outbox where id = any(:ids)" + how, ids))
        .bind("ids", ids.stream().map(OutgoingId::value).toArray(UUID[]::new))
        .map((row, context) -> OutboxRows.entry(row))
        .forEach(entry -> found.put(entry.id(), entry));
    return found;
  }

  @Override
  public void save(UnitOfWork work, Collection<OutboxEntry> entries) {
    // Apart, so that no column is null at one time and typed at another, for which the driver would
    // have the statement parsed again.
    for (boolean tried : List.of(false, true)) {
      String more = (tried ? SAVE_TRIED : "") + OF_ID;
      Writing.each(work, SAVE_OPEN + more, having(entries, false, tried), OutboxRows::bindOpen);
      Writing.each(work, SAVE_ENDED + more, having(entries, true, tried), OutboxRows::bindEnded);
    }
    follow(work, entries);
  }

  private static List<OutboxEntry> having(
      Collection<OutboxEntry> entries, boolean ended, boolean tried) {
    return entries.stream()
        .filter(entry -> entry.state().isEnded() == ended && entry.tried().isPresent() == tried)
        .toList();
  }

  @Override
  public void wake(UnitOfWork work, CustomerId customer) {
    List<UUID> woken =
        JdbcUnitOfWork.handle(work)
            .createQuery(WAKE)
            .bind("now", Values.utc(work.moment()))
            .bind("customer", customer.value())
            .map((row, context) -> row.getObject("id", UUID.class))
            .list();
    OutboxLanes.follow(work, woken);
  }

  @Override
  public List<OutboxLine> list(UnitOfWork work, Kind state, long after, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(LIST)
        .bind("state", state.name())
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> OutboxRows.line(row))
        .list();
  }

  @Override
  public Map<Kind, Long> counts(UnitOfWork work) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    JdbcUnitOfWork.handle(work)
        .createQuery(COUNTS)
        .bind("most", MOST_COUNTED)
        .map((row, context) -> Map.entry(Kind.valueOf(row.getString(1)), row.getLong(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public void answer(UnitOfWork work, AnsweredRequest request) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "insert into $schema.outbox_request (key, digest, customer_id, outgoing_id, at) values (?, ?, ?, ?, ?)",
            request.key().value(),
            request.digest(),
            request.customer().value(),
            request.outgoing().value(),
            Values.utc(request.at()));
  }

  @Override
  public Optional<AnsweredRequest> answered(UnitOfWork work, IdempotencyKey key) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.outbox_request where key = :key")
        .bind("key", key.value())
        .map((row, context) -> OutboxRows.request(row))
        .findOne();
  }

  @Override
  public int clean(UnitOfWork work, Instant before, int limit) {
    int removed = 0;
    for (String statement : List.of(CLEAN, CLEAN_REQUESTS)) {
      removed += JdbcUnitOfWork.handle(work).execute(statement, Values.utc(before), limit);
    }
    return removed;
  }

  @Override
  public String part() {
    return OutboxEntry.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "outbox", "outbox_request");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.outbox where customer_id = :customer order by place")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> OutboxRows.record(row))
        .forEach(record);
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.outbox_request where customer_id = :customer order by key")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> OutboxRows.request(row).toRecord())
        .forEach(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (String table : List.of("outbox_lane", "outbox", "outbox_request")) {
      JdbcUnitOfWork.handle(work)
          .execute("delete from $schema." + table + " where customer_id = ?", customer.value());
    }
  }

  /** Makes the lanes of two customers anew, after messages of one were given back to the other. */
  static void part(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "delete from $schema.outbox_lane where customer_id in (?, ?)",
            from.value(),
            to.value());
    List<UUID> open =
        JdbcUnitOfWork.handle(work)
            .createQuery(OPEN_OF)
            .bind("from", from.value())
            .bind("to", to.value())
            .map((row, context) -> row.getObject("id", UUID.class))
            .list();
    OutboxLanes.follow(work, open);
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.outbox_lane where customer_id = ?", from.value());
    List<UUID> moved =
        JdbcUnitOfWork.handle(work)
            .createQuery(REASSIGN)
            .bind("from", from.value())
            .bind("to", to.value())
            .bind("lost", OutboxEntry.LEASE_LOST)
            .map((row, context) -> row.getObject("id", UUID.class))
            .list();
    OutboxLanes.follow(work, moved);
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.outbox_request set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
