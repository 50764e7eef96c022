package io.customerview.jdbc.internal.sql;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditTrail;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The audit trail in PostgreSQL. */
public final class JdbcAuditTrail implements AuditTrail, CustomerOwned {

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
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.audit_entry where customer_id = :customer order by version")
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .forEach(entry -> record.accept(entry.toRecord()));
  }

  /**
   * Keeps the entries: they hold no personal data but masked, and that something happened is to be
   * known still (PRIV-2).
   */
  @Override
  public void erase(UnitOfWork work, CustomerId customer) {}

  /** Keeps the entries: they tell what happened to the customer under the id that it had then. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
