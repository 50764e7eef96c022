package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.Outbox;
import io.customerview.message.OutboxEntry;
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
import org.jdbi.v3.core.statement.PreparedBatch;

/** The outbox in PostgreSQL. */
public final class JdbcOutbox implements Outbox {

  private static final String INSERT =
      """
      insert into $schema.outbox (
        id, customer_id, recipient, channel, contact_channel, purpose, destination, name, media_type, subject, body,
        automation_id, automation_name, automation_version, campaign, template, sender, case_id, document_id, files,
        test, agent, created_at, state, due, ended_at, codes, address, reference, lease, attempts)
      values (
        :id, :customer, :recipient, :channel, :contactChannel, :purpose, :destination, :name, :mediaType, :subject, :body,
        :automation, :automationName, :automationVersion, :campaign, :template, :sender, :caseId, :document, :files,
        :test, :agent, :created, :state, :due, :ended, :codes, :address, :reference, :lease, :attempts)""";

  /**
   * What holds a message back: one of its customer that is leased; or, unless it is that one whose
   * lease has run out, one before it that is due or tried again.
   */
  private static final String CLAIM =
      """
      with claimed as materialized (
        select o.id from $schema.outbox o
        where o.due <= :now and not exists (
          select 1 from $schema.outbox other
          where other.customer_id = o.customer_id and other.due is not null and other.id <> o.id
            and (other.state = 'LEASED'
              or (o.state <> 'LEASED' and other.place < o.place and (other.state = 'RETRYING' or other.due <= :now))))
        order by o.due, o.place limit :limit
        for update of o skip locked
      )
      update $schema.outbox o
      set state = 'LEASED', due = :until, codes = '{}', lease = o.lease + 1
      from claimed where o.id = claimed.id
      returning o.*""";

  private static final String SAVE =
      """
      update $schema.outbox set
        state = :state, due = :due, ended_at = :ended, codes = :codes, address = :address, reference = :reference,
        lease = :lease, attempts = :attempts
      where id = :id""";

  /** In the order in which they ended, with the rows locked that are removed. */
  private static final String CLEAN =
      """
      delete from $schema.outbox where id in (
        select id from $schema.outbox
        where state in ('HANDED_OVER', 'DENIED') and ended_at < ? order by ended_at, place limit ?)""";

  private static final String CLEAN_REQUESTS =
      """
      delete from $schema.outbox_request where key in (
        select key from $schema.outbox_request where at < ? order by at, key limit ?)""";

  @Override
  public void add(UnitOfWork work, Collection<OutboxEntry> entries) {
    PreparedBatch batch = JdbcUnitOfWork.handle(work).prepareBatch(INSERT);
    entries.forEach(entry -> OutboxRows.bind(batch, entry));
    execute(batch);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public List<OutboxEntry> claim(UnitOfWork work, Instant until, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(CLAIM)
        .bind("now", Values.utc(work.moment()))
        .bind("until", Values.utc(until))
        .bind("limit", limit)
        .map((row, context) -> OutboxRows.entry(row))
        .stream()
        .sorted(Comparator.comparing(OutboxEntry::place))
        .toList();
  }

  @Override
  public Map<OutgoingId, OutboxEntry> find(UnitOfWork work, Collection<OutgoingId> ids) {
    return find(work, ids, "");
  }

  @Override
  public Map<OutgoingId, OutboxEntry> lock(UnitOfWork work, Collection<OutgoingId> ids) {
    return find(work, ids, " order by id for update");
  }

  private static Map<OutgoingId, OutboxEntry> find(
      UnitOfWork work, Collection<OutgoingId> ids, String how) {
    Map<OutgoingId, OutboxEntry> found = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.outbox where id = any(:ids)" + how)
        .bind("ids", ids.stream().map(OutgoingId::value).toArray(UUID[]::new))
        .map((row, context) -> OutboxRows.entry(row))
        .forEach(entry -> found.put(entry.id(), entry));
    return found;
  }

  @Override
  public void save(UnitOfWork work, Collection<OutboxEntry> entries) {
    PreparedBatch batch = JdbcUnitOfWork.handle(work).prepareBatch(SAVE);
    entries.forEach(entry -> OutboxRows.bindState(batch, entry));
    execute(batch);
  }

  @Override
  public List<OutboxEntry> list(UnitOfWork work, Kind state, long after, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.outbox where state = :state and place > :after order by place limit :limit")
        .bind("state", state.name())
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> OutboxRows.entry(row))
        .list();
  }

  @Override
  public Map<Kind, Long> counts(UnitOfWork work) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    JdbcUnitOfWork.handle(work)
        .createQuery("select state, count(*) as entries from $schema.outbox group by state")
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
        .map(
            (row, context) ->
                new AnsweredRequest(
                    new IdempotencyKey(row.getString("key")),
                    row.getString("digest"),
                    Values.id(row, "customer_id"),
                    new OutgoingId(row.getObject("outgoing_id", UUID.class)),
                    Values.instant(row, "at")))
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
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.outbox where customer_id = :customer order by place")
        .bind("customer", customer.value())
        .map((row, context) -> OutboxRows.entry(row))
        .forEach(entry -> record.accept(entry.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (String table : List.of("outbox", "outbox_request")) {
      JdbcUnitOfWork.handle(work)
          .execute("delete from $schema." + table + " where customer_id = ?", customer.value());
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            """
            update $schema.outbox set
              customer_id = ?,
              codes = case when state = 'LEASED' then array[?] else codes end,
              state = case when state = 'LEASED' then 'RETRYING' else state end
            where customer_id = ?""",
            to.value(),
            OutboxEntry.LEASE_LOST,
            from.value());
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.outbox_request set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
