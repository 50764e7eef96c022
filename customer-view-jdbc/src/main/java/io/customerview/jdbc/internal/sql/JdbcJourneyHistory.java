package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.JourneyAction;
import io.customerview.journey.JourneyEntry;
import io.customerview.journey.JourneyHistory;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The history of customers' journeys in PostgreSQL. */
public final class JdbcJourneyHistory implements JourneyHistory {

  private static final String OF_ENTRY =
      """
      select last.sequence from $schema.journey_history last
      where last.customer_id = :customer and last.id = :after""";

  @Override
  public void append(UnitOfWork work, Collection<JourneyEntry> entries) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.journey_history (
                  id, customer_id, action, journey_id, journey_name, stage, milestone, day, moment, agent)
                values (:id, :customer, :action, :journey, :journeyName, :stage, :milestone, :day, :moment, :agent)""");
    for (JourneyEntry entry : entries) {
      batch
          .bind("id", entry.id())
          .bind("customer", entry.customer().value())
          .bind("action", entry.action().name())
          .bind("journey", entry.journey().value())
          .bind("journeyName", entry.journeyName())
          .bind("stage", entry.stage().orElse(null))
          .bind("milestone", entry.milestone().orElse(null))
          .bindByType("day", entry.day().orElse(null), LocalDate.class)
          .bind("moment", Values.utc(entry.moment()))
          .bind("agent", entry.agent().value())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public List<JourneyEntry> latest(
      UnitOfWork work,
      CustomerId customer,
      Optional<Instant> from,
      Optional<Instant> before,
      Optional<UUID> after,
      int limit) {
    StringBuilder sql =
        new StringBuilder("select * from $schema.journey_history where customer_id = :customer");
    from.ifPresent(moment -> sql.append(" and moment >= :from"));
    before.ifPresent(moment -> sql.append(" and moment < :before"));
    after.ifPresent(last -> sql.append(" and sequence < (").append(OF_ENTRY).append(')'));
    sql.append(" order by sequence desc limit :limit");
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(sql.toString())
            .bind("customer", customer.value())
            .bind("limit", limit);
    from.ifPresent(moment -> query.bind("from", Values.utc(moment)));
    before.ifPresent(moment -> query.bind("before", Values.utc(moment)));
    after.ifPresent(last -> query.bind("after", last));
    return query.map((row, context) -> entry(row)).list();
  }

  private static JourneyEntry entry(ResultSet row) throws SQLException {
    return new JourneyEntry(
        row.getObject("id", UUID.class),
        Values.id(row, "customer_id"),
        JourneyAction.valueOf(row.getString("action")),
        new JourneyId(row.getObject("journey_id", UUID.class)),
        row.getString("journey_name"),
        Optional.ofNullable(row.getString("stage")),
        Optional.ofNullable(row.getString("milestone")),
        Optional.ofNullable(row.getObject("day", LocalDate.class)),
        Values.instant(row, "moment"),
        new AgentId(row.getString("agent")));
  }

  @Override
  public String part() {
    return JourneyEntry.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "journey_history");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.journey_history where customer_id = :customer order by sequence")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> entry(row))
        .forEach(entry -> record.accept(entry.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.journey_history where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.journey_history set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
