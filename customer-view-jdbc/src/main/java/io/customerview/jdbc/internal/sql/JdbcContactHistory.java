package io.customerview.jdbc.internal.sql;

import io.customerview.contact.Consent;
import io.customerview.contact.ContactAction;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactHistory;
import io.customerview.contact.ContactHistoryEntry;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.ContactSnapshot;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The history of contact points in PostgreSQL. */
public final class JdbcContactHistory implements ContactHistory {

  private static final String OF_ENTRY =
      """
      select last.sequence from $schema.contact_history last
      where last.customer_id = :customer and last.id = :after""";

  @Override
  public void append(UnitOfWork work, Collection<ContactHistoryEntry> entries) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.contact_history (
                  id, customer_id, point_id, channel, action, before_address, before_consent, before_primary,
                  after_address, after_consent, after_primary, moment, agent, reason)
                values (
                  :id, :customer, :point, :channel, :action, :beforeAddress, :beforeConsent, :beforePrimary,
                  :afterAddress, :afterConsent, :afterPrimary, :moment, :agent, :reason)""");
    for (ContactHistoryEntry entry : entries) {
      bind(batch, "before", entry.before());
      bind(batch, "after", entry.after());
      batch
          .bind("id", entry.id())
          .bind("customer", entry.customer().value())
          .bind("point", entry.point().value())
          .bind("channel", entry.channel().name())
          .bind("action", entry.action().name())
          .bind("moment", Values.utc(entry.moment()))
          .bind("agent", entry.agent().value())
          .bind("reason", entry.reason().orElse(null))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static void bind(PreparedBatch batch, String side, Optional<ContactSnapshot> snapshot) {
    batch
        .bind(side + "Address", snapshot.map(one -> Addresses.write(one.address())).orElse(null))
        .bind(side + "Consent", snapshot.map(one -> one.consent().name()).orElse(null))
        .bindByType(
            side + "Primary", snapshot.map(ContactSnapshot::primary).orElse(null), Boolean.class);
  }

  @Override
  public List<ContactHistoryEntry> latest(
      UnitOfWork work, CustomerId customer, Part part, Optional<UUID> after, int limit) {
    StringBuilder sql =
        new StringBuilder("select * from $schema.contact_history where customer_id = :customer");
    part.point().ifPresent(point -> sql.append(" and point_id = :point"));
    part.from().ifPresent(moment -> sql.append(" and moment >= :from"));
    part.before().ifPresent(moment -> sql.append(" and moment < :before"));
    after.ifPresent(last -> sql.append(" and sequence < (").append(OF_ENTRY).append(')'));
    sql.append(" order by sequence desc limit :limit");
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(sql.toString())
            .bind("customer", customer.value())
            .bind("limit", limit);
    part.point().ifPresent(point -> query.bind("point", point.value()));
    part.from().ifPresent(moment -> query.bind("from", Values.utc(moment)));
    part.before().ifPresent(moment -> query.bind("before", Values.utc(moment)));
    after.ifPresent(last -> query.bind("after", last));
    return query.map((row, context) -> entry(row)).list();
  }

  @Override
  public long last(UnitOfWork work, Collection<CustomerId> customers) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select coalesce(max(sequence), 0) from $schema.contact_history where customer_id = any(:customers)")
        .bind("customers", Values.uuids(customers))
        .mapTo(Long.class)
        .one();
  }

  @Override
  public List<ContactHistoryEntry> behind(UnitOfWork work, CustomerId customer, long place) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            """
            select * from $schema.contact_history
            where customer_id = :customer and sequence > :place
            order by sequence""")
        .bind("customer", customer.value())
        .bind("place", place)
        .map((row, context) -> entry(row))
        .list();
  }

  private static ContactHistoryEntry entry(ResultSet row) throws SQLException {
    return new ContactHistoryEntry(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new ContactPointId(row.getObject("point_id", UUID.class)),
        ContactAction.valueOf(row.getString("action")),
        snapshot(row, "before"),
        snapshot(row, "after"),
        Values.instant(row, "moment"),
        new AgentId(row.getString("agent")),
        Optional.ofNullable(row.getString("reason")));
  }

  private static Optional<ContactSnapshot> snapshot(ResultSet row, String side)
      throws SQLException {
    String address = row.getString(side + "_address");
    return address == null
        ? Optional.empty()
        : Optional.of(
            new ContactSnapshot(
                Addresses.read(ContactChannel.valueOf(row.getString("channel")), address),
                Consent.State.valueOf(row.getString(side + "_consent")),
                row.getBoolean(side + "_primary")));
  }

  @Override
  public String part() {
    return ContactRecords.HISTORY;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "contact_history");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.contact_history where customer_id = :customer order by sequence")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .forEach(entry -> record.accept(ContactRecords.of(entry)));
  }

  @Override
  public void remove(UnitOfWork work, CustomerId customer, Set<UUID> entries) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            "delete from $schema.contact_history where customer_id = :customer and id = any(:entries)")
        .bind("customer", customer.value())
        .bind("entries", entries.toArray(UUID[]::new))
        .execute();
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.contact_history where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.contact_history set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
