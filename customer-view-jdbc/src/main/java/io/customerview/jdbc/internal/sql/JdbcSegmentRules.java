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
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The segments in PostgreSQL. */
public final class JdbcSegmentRules implements SegmentRules {

  /** Everybody else waits as long, who changes a customer meanwhile. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** What changed is read by those only who have to follow it. */
  private static final String RULE_SET =
      """
      select version, edition, done_version, done_day, done_at, done_reached, running_version,
        running_day, running_at, running_reached from $schema.segment_rule_set""";

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
    return ruleSet(work, RULE_SET);
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
    return ruleSet(work, RULE_SET + " for update");
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
    save(work, ruleSet, false, List.of());
  }

  @Override
  public void save(UnitOfWork work, RuleSet ruleSet, Collection<SegmentId> changed) {
    save(work, ruleSet, true, changed);
  }

  private static void save(
      UnitOfWork work, RuleSet ruleSet, boolean isTold, Collection<SegmentId> changed) {
    @Nullable UUID edition = ruleSet.edition().orElse(null);
    Update update =
        JdbcUnitOfWork.handle(work)
            .createUpdate(
                """
                update $schema.segment_rule_set set version = :version, edition = :edition,
                  recent_editions = case when :isTold or edition is not distinct from :edition
                    then (cast(:editions as uuid[]) || recent_editions)[1\\:64] else '{}' end,
                  recent_segments = case when :isTold or edition is not distinct from :edition
                    then (cast(:segments as uuid[]) || recent_segments)[1\\:64] else '{}' end,
                  done_version = :doneVersion, done_day = :doneDay, done_at = :doneAt,
                  done_reached = :doneReached, running_version = :runningVersion,
                  running_day = :runningDay, running_at = :runningAt, running_reached = :runningReached""")
            .bind("version", ruleSet.version())
            .bindByType("edition", edition, UUID.class)
            .bind("isTold", isTold)
            .bind("editions", Collections.nCopies(changed.size(), edition).toArray(UUID[]::new))
            .bind("segments", ids(changed));
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

  private static UUID[] ids(Collection<SegmentId> segments) {
    return segments.stream().map(SegmentId::value).toArray(UUID[]::new);
  }

  @Override
  public Optional<Set<SegmentId>> changedSince(UnitOfWork work, UUID edition) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select recent_segments[1\\:array_position(recent_editions, :edition) - 1]
            from $schema.segment_rule_set where :edition = any(recent_editions)""")
        .bind("edition", edition)
        .mapTo(UUID[].class)
        .findOne()
        .map(ids -> Arrays.stream(ids).map(SegmentId::new).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Map<SegmentId, UUID> editions(UnitOfWork work) {
    return editions(
        JdbcUnitOfWork.handle(work).createQuery("select id, edition from $schema.segment"));
  }

  @Override
  public Map<SegmentId, UUID> editions(UnitOfWork work, Collection<SegmentId> segments) {
    return editions(
        JdbcUnitOfWork.handle(work)
            .createQuery("select id, edition from $schema.segment where id = any(:ids)")
            .bind("ids", ids(segments)));
  }

  private static Map<SegmentId, UUID> editions(Query query) {
    Map<SegmentId, UUID> editions = new HashMap<>();
    query
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
          .bind("ids", ids(segments))
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
