package io.customerview.jdbc.internal.sql;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditQuery;
import io.customerview.audit.AuditTrail;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The audit trail in PostgreSQL. */
public final class JdbcAuditTrail implements AuditTrail, CustomerOwned {

  /** How many entries are read at once. */
  private static final int PAGE = 500;

  private static final String INSERT =
      """
      insert into $schema.audit_entry (id, customer_id, version, moment, agent, operation, happenings)
      values (:id, :customer, :version, :moment, :agent, :operation, cast(:happenings as jsonb))""";

  @Override
  public void append(UnitOfWork work, Collection<AuditEntry> entries) {
    Writing.each(work, INSERT, entries, JdbcAuditTrail::bind);
  }

  private static void bind(SqlStatement<?> statement, AuditEntry entry) {
    statement
        .bind("id", entry.id())
        .bindByType("customer", entry.customer().map(CustomerId::value).orElse(null), UUID.class)
        .bindByType("version", entry.version().map(Version::number).orElse(null), Long.class)
        .bind("moment", Values.utc(entry.moment()))
        .bind("agent", entry.agent().value())
        .bind("operation", entry.operation())
        .bind("happenings", Happenings.write(entry.happenings()));
  }

  @Override
  public List<AuditEntry> of(
      UnitOfWork work, CustomerId customer, Optional<Version> below, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.audit_entry
            where customer_id = :customer and version < :below
            order by version desc limit :limit""")
        .bind("customer", customer.value())
        .bind("below", below.map(Version::number).orElse(Long.MAX_VALUE))
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  @Override
  public List<AuditEntry> find(
      UnitOfWork work, AuditQuery query, ZoneId zone, Optional<Place> after, int limit) {
    Map<String, Object> values = new HashMap<>();
    List<String> conditions = conditions(query, zone, values);
    after.ifPresent(
        place -> {
          values.put("moment", Values.utc(place.moment()));
          values.put("version", place.version());
          values.put("id", place.id());
          conditions.add("(moment, coalesce(version, 0), id) < (:moment, :version, :id)");
        });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.audit_entry"
                + where
                + " order by moment desc, coalesce(version, 0) desc, id desc limit :limit")
        .bindMap(values)
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  private static List<String> conditions(
      AuditQuery query, ZoneId zone, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    condition(
        conditions, "customer_id =", "customer", query.customer().map(CustomerId::value), values);
    condition(conditions, "agent =", "agent", query.agent().map(AgentId::value), values);
    condition(conditions, "moment >=", "start", query.days().start(zone).map(Values::utc), values);
    condition(conditions, "moment <", "end", query.days().end(zone).map(Values::utc), values);
    return conditions;
  }

  private static void condition(
      List<String> conditions,
      String condition,
      String name,
      Optional<?> value,
      Map<String, Object> values) {
    value.ifPresent(
        given -> {
          conditions.add(condition + " :" + name);
          values.put(name, given);
        });
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    Optional<CustomerId> customer = Optional.ofNullable(Values.customer(row, "customer_id"));
    Optional<Version> version =
        Optional.ofNullable(row.getObject("version", Long.class)).map(Version::new);
    return new AuditEntry(
        row.getObject("id", UUID.class),
        customer,
        version,
        Values.instant(row, "moment"),
        new AgentId(row.getString("agent")),
        row.getString("operation"),
        Happenings.read(row.getString("happenings")));
  }

  @Override
  public String part() {
    return "audit";
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "audit_entry");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.audit_entry where customer_id = :customer
            order by version nulls last, moment, id""")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .forEach(entry -> record.accept(entry.toRecord()));
  }

  @Override
  public boolean staysStripped() {
    return true;
  }

  /** Leaves the entries alone: {@link #strip} takes from them what they tell. */
  @Override
  public void erase(UnitOfWork work, CustomerId customer) {}

  @Override
  public void strip(UnitOfWork work, CustomerId customer, ZoneId zone) {
    Optional<Version> below = Optional.empty();
    List<AuditEntry> page = of(work, customer, below, PAGE);
    while (!page.isEmpty()) {
      replace(work, page.stream().map(entry -> entry.erased(zone)).toList());
      below = page.get(page.size() - 1).version();
      page = of(work, customer, below, PAGE);
    }
    replace(work, beside(work, customer).stream().map(entry -> entry.erased(zone)).toList());
  }

  @Override
  public List<AuditEntry> at(UnitOfWork work, CustomerId customer, Collection<Instant> moments) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.audit_entry
            where customer_id = :customer and moment = any(cast(:moments as timestamptz[]))""")
        .bind("customer", customer.value())
        .bind("moments", moments.stream().map(Instant::toString).toArray(String[]::new))
        .map((row, context) -> entry(row))
        .list();
  }

  @Override
  public void replace(UnitOfWork work, Collection<AuditEntry> entries) {
    Writing.each(
        work,
        """
        update $schema.audit_entry set moment = :moment, happenings = cast(:happenings as jsonb)
        where id = :id""",
        entries,
        (statement, entry) ->
            statement
                .bind("id", entry.id())
                .bind("moment", Values.utc(entry.moment()))
                .bind("happenings", Happenings.write(entry.happenings())));
  }

  /** Returns a customer's entries without a version, of which there are few. */
  private static List<AuditEntry> beside(UnitOfWork work, CustomerId customer) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.audit_entry where customer_id = :customer and version is null")
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .list();
  }

  /** Keeps the entries: they tell what happened to the customer under the id that it had then. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
