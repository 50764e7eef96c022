package io.customerview.jdbc.internal.sql;

import io.customerview.base.RuleSet;
import io.customerview.base.RuleSet.Sweep;
import io.customerview.base.SegmentRules;
import io.customerview.base.StoredSegment;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The segments in PostgreSQL. */
public final class JdbcSegmentRules implements SegmentRules {

  /** Everybody else waits as long, who changes a customer meanwhile. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final long holders;

  /**
   * Makes the collection.
   *
   * @param holders the key of the advisory lock that those share who hold the rule set
   */
  public JdbcSegmentRules(long holders) {
    this.holders = holders;
  }

  @Override
  public RuleSet ruleSet(UnitOfWork work) {
    return ruleSet(work, "select * from $schema.segment_rule_set");
  }

  /** Two statements: each sees what was committed when it began, so the lock comes first. */
  @Override
  public RuleSet hold(UnitOfWork work) {
    JdbcUnitOfWork.handle(work).execute("select pg_advisory_xact_lock_shared(?)", holders);
    return ruleSet(work);
  }

  @Override
  public RuleSet lockAlone(UnitOfWork work) {
    RuleSet locked = lock(work);
    Handle handle = JdbcUnitOfWork.handle(work);
    LockWait.atMost(
        handle, LONGEST_WAIT, () -> handle.execute("select pg_advisory_xact_lock(?)", holders));
    return locked;
  }

  @Override
  public RuleSet lock(UnitOfWork work) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "insert into $schema.segment_rule_set (version) values (0) on conflict do nothing");
    return ruleSet(work, "select * from $schema.segment_rule_set for update");
  }

  private static RuleSet ruleSet(UnitOfWork work, String query) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(query)
        .map(
            (row, context) ->
                new RuleSet(
                    row.getLong("version"),
                    Optional.ofNullable(row.getObject("edition", UUID.class)),
                    sweep(row, "done"),
                    sweep(row, "running")))
        .findOne()
        .orElse(RuleSet.NONE);
  }

  private static Optional<Sweep> sweep(ResultSet row, String which) throws SQLException {
    long version = row.getLong(which + "_version");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Sweep(
                version,
                row.getObject(which + "_day", LocalDate.class),
                Values.instant(row, which + "_at"),
                Optional.ofNullable(Values.customer(row, which + "_reached"))));
  }

  @Override
  public void save(UnitOfWork work, RuleSet ruleSet) {
    Update update =
        JdbcUnitOfWork.handle(work)
            .createUpdate(
                """
                update $schema.segment_rule_set set version = :version, edition = :edition,
                  done_version = :doneVersion, done_day = :doneDay, done_at = :doneAt,
                  done_reached = :doneReached, running_version = :runningVersion,
                  running_day = :runningDay, running_at = :runningAt, running_reached = :runningReached""")
            .bind("version", ruleSet.version())
            .bindByType("edition", ruleSet.edition().orElse(null), UUID.class);
    bind(update, "done", ruleSet.done());
    bind(update, "running", ruleSet.running());
    update.execute();
  }

  private static void bind(Update update, String which, Optional<Sweep> sweep) {
    update
        .bindByType(which + "Version", sweep.map(Sweep::version).orElse(null), Long.class)
        .bindByType(which + "Day", sweep.map(Sweep::day).orElse(null), LocalDate.class)
        .bindByType(
            which + "At",
            sweep.map(one -> Values.utc(one.moment())).orElse(null),
            OffsetDateTime.class)
        .bindByType(
            which + "Reached",
            sweep.flatMap(Sweep::reached).map(CustomerId::value).orElse(null),
            UUID.class);
  }

  @Override
  public Map<SegmentId, UUID> editions(UnitOfWork work) {
    Map<SegmentId, UUID> editions = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery("select id, edition from $schema.segment order by name_key")
        .map(
            (row, context) ->
                Map.entry(
                    new SegmentId(row.getObject("id", UUID.class)),
                    row.getObject("edition", UUID.class)))
        .forEach(each -> editions.put(each.getKey(), each.getValue()));
    return editions;
  }

  @Override
  public Map<SegmentId, StoredSegment> find(UnitOfWork work, Collection<SegmentId> segments) {
    Map<SegmentId, StoredSegment> found = new LinkedHashMap<>();
    if (!segments.isEmpty()) {
      JdbcUnitOfWork.handle(work)
          .createQuery("select * from $schema.segment where id = any(:ids)")
          .bind("ids", segments.stream().map(SegmentId::value).toArray(UUID[]::new))
          .map((row, context) -> segment(row))
          .forEach(each -> found.put(each.id(), each));
    }
    return found;
  }

  @Override
  public Optional<StoredSegment> find(UnitOfWork work, SegmentId segment) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select * from $schema.segment where id = :id")
        .bind("id", segment.value())
        .map((row, context) -> segment(row))
        .findOne();
  }

  private static StoredSegment segment(ResultSet row) throws SQLException {
    return new StoredSegment(
        new SegmentId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("name_key"),
        row.getString("definition"),
        new Version(row.getLong("version")),
        row.getLong("changed_in"),
        Optional.ofNullable(row.getString("failure")));
  }

  @Override
  public void save(UnitOfWork work, StoredSegment segment) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.segment (id, name, name_key, definition, version, changed_in, failure)
            values (:id, :name, :nameKey, :definition, :version, :changedIn, :failure)
            on conflict (id) do update set
              name = excluded.name, name_key = excluded.name_key, definition = excluded.definition,
              version = excluded.version, changed_in = excluded.changed_in, failure = excluded.failure,
              edition = excluded.edition""")
        .bind("id", segment.id().value())
        .bind("name", segment.name())
        .bind("nameKey", segment.nameKey())
        .bind("definition", segment.definition())
        .bind("version", segment.version().number())
        .bind("changedIn", segment.changedIn())
        .bind("failure", segment.failure().orElse(null))
        .execute();
  }

  @Override
  public void remove(UnitOfWork work, SegmentId segment) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.segment where id = ?", segment.value());
  }
}
