package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventOutcome;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.Events;
import io.customerview.timeline.Participant;
import io.customerview.timeline.Participant.OfAgents;
import io.customerview.timeline.Participant.OfPeople;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** The events in PostgreSQL. */
public final class JdbcEvents implements Events {

  private static final String SELECT =
      """
      select event.*,
        array(select participant.agent from $schema.event_participant participant
          where participant.event_id = event.id order by participant.position) as agents,
        array(select participant.customer_id from $schema.event_participant participant
          where participant.event_id = event.id order by participant.position) as people
      from $schema.event event
      """;

  private static final String TAKEN_PART_IN =
      """
      where event.id in (select participant.event_id from $schema.event_participant participant
        where participant.customer_id = :person)
      order by event.id""";

  /** As {@link #remove} tells of one event. */
  private static final String WITHDRAW =
      """
      insert into $schema.calendar_task (event_id, revision, agent)
      select id, revision + 1, registered_by from $schema.event
      where customer_id = :customer and in_calendar order by id
      on conflict (event_id) do update set
        revision = excluded.revision, changed = true, attempts = 0, due = null""";

  /** As {@link #update} tells of one event. */
  private static final String TELL_AGAIN =
      """
      with raised as (
        update $schema.event set revision = revision + 1 where customer_id = :customer and in_calendar
        returning id, revision, registered_by
      )
      insert into $schema.calendar_task (event_id, revision, agent)
      select id, revision, registered_by from raised order by id
      on conflict (event_id) do update set
        revision = excluded.revision, changed = true, attempts = 0, due = null""";

  /** What merges note of whom else they are about who took part goes with the events. */
  private static final String REMOVE =
      """
      with gone as (
        delete from $schema.event where customer_id = :customer returning id::text as key
      ), noted as (
        delete from $schema.merge_moved moved using gone
        where moved.relation = 'event_participant' and moved.key = gone.key
        returning moved.merge_id, moved.key
      )
      delete from $schema.merge_kept kept using noted
      where kept.merge_id = noted.merge_id and kept.relation = 'event_participant'
        and kept.row ->> 'event_id' = noted.key""";

  /** Who took part as two people does so once. */
  private static final String ONCE =
      """
      delete from $schema.event_participant later using $schema.event_participant earlier
      where later.customer_id = :person and earlier.customer_id = :person
        and later.event_id = earlier.event_id and later.position > earlier.position""";

  /** A unit of work takes an event once, so its transaction is a lease that comes only once. */
  private static final String CLAIM =
      """
      with free as (
        select event_id from $schema.calendar_task
        where event_id > :after and (leased_until is null or leased_until <= :now) and (due is null or due <= :now)
        order by event_id limit :limit for update skip locked
      )
      update $schema.calendar_task task
      set lease = pg_current_xact_id()::text::bigint, leased_until = :until, changed = false
      from free where task.event_id = free.event_id
      returning task.event_id, task.revision, task.agent, task.lease, task.attempts""";

  /**
   * What changed since it was taken, or was taken by somebody else, is told once more: the latter
   * also where it is gone, with a revision above the one that came late.
   */
  private static final String HEARD =
      """
      with heard as (
        delete from $schema.calendar_task
        where event_id = :event and lease = :lease and not changed
        returning event_id
      )
      insert into $schema.calendar_task as task (event_id, revision, agent, lease)
      select :event, :revision + 1, :agent, :lease where not exists (select from heard)
      on conflict (event_id) do update set
        changed = task.lease <> excluded.lease, attempts = 0, due = null,
        leased_until = case when task.lease = excluded.lease then null else task.leased_until end""";

  @Override
  public void add(UnitOfWork work, Event event) {
    bind(
            work,
            event,
            """
            insert into $schema.event (
              id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, outcome,
              description, in_calendar, registered_by, changed_at, revision)
            values (
              :id, :customer, :kind, :startAt, :startOffset, :endAt, :endOffset, :responsible, :outcome,
              :description, :inCalendar, :registeredBy, :changedAt, :revision)""")
        .execute();
    addParticipants(JdbcUnitOfWork.handle(work), event);
    tell(work, event, event.revision());
  }

  @Override
  public void update(UnitOfWork work, Event event) {
    bind(
            work,
            event,
            """
            update $schema.event set
              customer_id = :customer, kind = :kind, start_at = :startAt, start_offset = :startOffset,
              end_at = :endAt, end_offset = :endOffset, responsible = :responsible, outcome = :outcome,
              description = :description, changed_at = :changedAt, revision = :revision
            where id = :id""")
        .execute();
    putParticipants(JdbcUnitOfWork.handle(work), event);
    tell(work, event, event.revision());
  }

  private static Update bind(UnitOfWork work, Event event, String statement) {
    EventDraft draft = event.draft();
    OffsetDateTime start = draft.time().start();
    OffsetDateTime end = draft.time().end();
    return JdbcUnitOfWork.handle(work)
        .createUpdate(statement)
        .bind("id", event.id().value())
        .bind("customer", event.customer().value())
        .bind("kind", draft.kind().name())
        .bind("startAt", Values.utc(start.toInstant()))
        .bind("startOffset", start.getOffset().getTotalSeconds())
        .bind("endAt", Values.utc(end.toInstant()))
        .bind("endOffset", end.getOffset().getTotalSeconds())
        .bind("responsible", draft.responsible().map(AgentId::value).orElse(null))
        .bind("outcome", draft.outcome().map(EventOutcome::name).orElse(null))
        .bind("description", draft.description().orElse(null))
        .bind("inCalendar", event.inCalendar())
        .bind("registeredBy", event.registeredBy().value())
        .bind("changedAt", Values.utc(event.changedAt()))
        .bind("revision", event.revision());
  }

  private static void putParticipants(Handle handle, Event event) {
    handle.execute("delete from $schema.event_participant where event_id = ?", event.id().value());
    addParticipants(handle, event);
  }

  private static void addParticipants(Handle handle, Event event) {
    if (event.draft().participants().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into $schema.event_participant (event_id, position, agent, customer_id)
            values (:event, :position, :agent, :person)""");
    int position = 0;
    for (Participant participant : event.draft().participants()) {
      batch
          .bind("event", event.id().value())
          .bind("position", position++)
          .bind("agent", participant instanceof OfAgents of ? of.agent().value() : null)
          .bindByType(
              "person", participant instanceof OfPeople of ? of.person().value() : null, UUID.class)
          .add();
    }
    batch.execute();
  }

  @Override
  public void remove(UnitOfWork work, Event event) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.execute("delete from $schema.event_participant where event_id = ?", event.id().value());
    handle.execute("delete from $schema.event where id = ?", event.id().value());
    tell(work, event, event.revision() + 1);
  }

  private static void tell(UnitOfWork work, Event event, int revision) {
    if (event.inCalendar()) {
      JdbcUnitOfWork.handle(work)
          .execute(
              """
              insert into $schema.calendar_task (event_id, revision, agent) values (?, ?, ?)
              on conflict (event_id) do update set
                revision = excluded.revision, changed = true, attempts = 0, due = null""",
              event.id().value(),
              revision,
              event.registeredBy().value());
    }
  }

  /** Tells calendars whose the events are again that an undone merge has given back. */
  static void givenBack(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(TELL_AGAIN)
        .bind("customer", customer.value())
        .execute();
  }

  @Override
  public List<Event> find(UnitOfWork work, Collection<EventId> events) {
    return events.isEmpty()
        ? List.of()
        : select(
                "where event.id = any(:ids)",
                Map.of("ids", events.stream().map(EventId::value).toArray(UUID[]::new)))
            .list(work);
  }

  @Override
  public List<Event> of(
      UnitOfWork work,
      CustomerId customer,
      DateRange days,
      ZoneId zone,
      Optional<Place> after,
      int limit) {
    return page(customer, days, zone, after, limit).list(work);
  }

  static Reading<Event> page(
      CustomerId customer, DateRange days, ZoneId zone, Optional<Place> after, int limit) {
    StringBuilder where = new StringBuilder("where customer_id = :customer");
    Map<String, Object> values = new HashMap<>();
    values.put("customer", customer.value());
    values.put("limit", limit);
    days.start(zone)
        .ifPresent(
            start -> {
              where.append(" and start_at >= :start");
              values.put("start", Values.utc(start));
            });
    days.end(zone)
        .ifPresent(
            end -> {
              where.append(" and start_at < :end");
              values.put("end", Values.utc(end));
            });
    after.ifPresent(
        place -> {
          where.append(" and start_at <= :startAt and (start_at < :startAt or id > :id)");
          values.put("startAt", Values.utc(place.start()));
          values.put("id", place.id().value());
        });
    return select(where + " order by start_at desc, id limit :limit", values);
  }

  private static Reading<Event> select(String where, Map<String, ?> values) {
    return new Reading<>(SELECT + where, values, JdbcEvents::event);
  }

  private static Event event(Columns row) throws SQLException {
    return new Event(
        new EventId(row.getObject("id", UUID.class)),
        Values.id(row, "customer_id"),
        new EventDraft(
            EventKind.valueOf(row.getString("kind")),
            new EventTime(time(row, "start"), time(row, "end")),
            Optional.ofNullable(row.getString("responsible")).map(AgentId::new),
            participants(row),
            Optional.ofNullable(row.getString("outcome")).map(EventOutcome::valueOf),
            Optional.ofNullable(row.getString("description"))),
        row.getBoolean("in_calendar"),
        new AgentId(row.getString("registered_by")),
        Values.instant(row, "changed_at"),
        row.getInt("revision"));
  }

  private static OffsetDateTime time(Columns row, String which) throws SQLException {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(row.getInt(which + "_offset"));
    return Values.instant(row, which + "_at").atOffset(offset);
  }

  private static List<Participant> participants(Columns row) throws SQLException {
    List<String> agents = row.getList("agents", String.class);
    List<UUID> people = row.getList("people", UUID.class);
    List<Participant> participants = new ArrayList<>();
    for (int at = 0; at < agents.size(); at++) {
      participants.add(
          agents.get(at) == null
              ? new OfPeople(new CustomerId(people.get(at)))
              : new OfAgents(new AgentId(agents.get(at))));
    }
    return participants;
  }

  @Override
  public List<CalendarTask> claim(
      UnitOfWork work, Instant until, Optional<EventId> after, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(CLAIM)
        .bind("now", Values.utc(work.moment()))
        .bind("until", Values.utc(until))
        .bind("after", after.map(EventId::value).orElse(new UUID(0, 0)))
        .bind("limit", limit)
        .map((row, context) -> task(row))
        .stream()
        .sorted(Comparator.comparing(CalendarTask::event))
        .toList();
  }

  private static CalendarTask task(ResultSet row) throws SQLException {
    return new CalendarTask(
        new EventId(row.getObject("event_id", UUID.class)),
        row.getInt("revision"),
        new AgentId(row.getString("agent")),
        row.getLong("lease"),
        row.getInt("attempts"));
  }

  @Override
  public void published(UnitOfWork work, Collection<CalendarTask> tasks) {
    each(
        work,
        HEARD,
        tasks,
        (batch, task) ->
            batch.bind("revision", task.revision()).bind("agent", task.agent().value()));
  }

  @Override
  public void release(UnitOfWork work, Collection<CalendarTask> tasks) {
    each(
        work,
        """
        update $schema.calendar_task set leased_until = null, changed = false
        where event_id = :event and lease = :lease""",
        tasks,
        (batch, task) -> {});
  }

  @Override
  public void failed(UnitOfWork work, Map<CalendarTask, Instant> tasks) {
    each(
        work,
        """
        update $schema.calendar_task set
          attempts = case when changed then attempts else attempts + 1 end,
          due = case when changed then due else :due end,
          leased_until = null, changed = false
        where event_id = :event and lease = :lease""",
        tasks.keySet(),
        (batch, task) -> batch.bind("due", Values.utc(Objects.requireNonNull(tasks.get(task)))));
  }

  private static void each(
      UnitOfWork work,
      String statement,
      Collection<CalendarTask> tasks,
      BiConsumer<PreparedBatch, CalendarTask> values) {
    if (!tasks.isEmpty()) {
      PreparedBatch batch = JdbcUnitOfWork.handle(work).prepareBatch(statement);
      for (CalendarTask task : tasks) {
        batch.bind("event", task.event().value()).bind("lease", task.lease());
        values.accept(batch, task);
        batch.add();
      }
      batch.execute();
    }
  }

  @Override
  public String part() {
    return Event.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.count(
        work,
        customer,
        """
        select (select count(*) from $schema.event where customer_id = :customer)
          + (select count(distinct event_id) from $schema.event_participant where customer_id = :customer)""");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).each(work, Values.FETCH, event -> record.accept(event.toRecord()));
    takenPartInBy(customer)
        .each(work, Values.FETCH, event -> record.accept(event.toParticipation()));
  }

  private static Reading<Event> of(CustomerId customer) {
    return select(
        "where customer_id = :customer order by start_at desc, id",
        Map.of("customer", customer.value()));
  }

  @Override
  public List<Event> takenPartInBy(UnitOfWork work, CustomerId person) {
    return takenPartInBy(person).list(work);
  }

  private static Reading<Event> takenPartInBy(CustomerId person) {
    return select(TAKEN_PART_IN, Map.of("person", person.value()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    for (String statement :
        List.of(
            WITHDRAW,
            "delete from $schema.event_participant where customer_id = :customer",
            "delete from $schema.event_participant where event_id in (select id from $schema.event where customer_id = :customer)",
            REMOVE)) {
      JdbcUnitOfWork.handle(work)
          .createUpdate(statement)
          .bind("customer", customer.value())
          .execute();
    }
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    Handle handle = JdbcUnitOfWork.handle(work);
    List<Event> inCalendar =
        of(from).list(work).stream()
            .filter(Event::inCalendar)
            .map(one -> one.reassignedTo(to))
            .toList();
    inCalendar.forEach(event -> update(work, event));
    handle.execute(
        "update $schema.event set customer_id = ? where customer_id = ?", to.value(), from.value());
    handle.execute(
        "update $schema.event_participant set customer_id = ? where customer_id = ?",
        to.value(),
        from.value());
    handle.createUpdate(ONCE).bind("person", to.value()).execute();
  }
}
