package io.customerview.jdbc.internal.sql;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.HandOver;
import io.customerview.contact.HandOvers;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The hand-overs in PostgreSQL. */
public final class JdbcHandOvers implements HandOvers {

  private static final String ADD =
      """
      insert into $schema.hand_over (
        id, customer_id, channel, contact_channel, purpose, normalized, moment, test)
      values (:id, :customer, :channel, :contactChannel, :purpose, :normalized, :moment, :test)
      on conflict (id) do update set moment = excluded.moment, normalized = excluded.normalized
      where excluded.moment > hand_over.moment""";

  @Override
  public void add(UnitOfWork work, Collection<HandOver> handOvers) {
    Writing.each(work, ADD, handOvers, JdbcHandOvers::bind);
  }

  private static void bind(SqlStatement<?> statement, HandOver one) {
    statement
        .bind("id", one.id())
        .bind("customer", one.customer().value())
        .bind("channel", one.channel().code())
        .bind("contactChannel", one.channel().contactChannel().name())
        .bind("purpose", one.purpose().code())
        .bind("normalized", one.normalized())
        .bind("moment", Values.utc(one.moment()))
        .bind("test", one.test());
  }

  @Override
  public Map<CustomerId, List<HandOver>> after(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    Map<CustomerId, List<HandOver>> found = new LinkedHashMap<>();
    if (customers.isEmpty()) {
      return found;
    }
    JdbcUnitOfWork.handle(work)
        .createQuery(
            Values.sized(
                """
                select * from $schema.hand_over
                where customer_id = any(:customers) and moment > :moment
                order by customer_id, moment, id""",
                customers))
        .bind("customers", Values.uuids(customers))
        .bind("moment", Values.utc(moment))
        .map((row, context) -> handOver(row))
        .forEach(one -> found.computeIfAbsent(one.customer(), id -> new ArrayList<>()).add(one));
    return found;
  }

  private static HandOver handOver(ResultSet row) throws SQLException {
    return new HandOver(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        new MessageChannel(
            row.getString("channel"), ContactChannel.valueOf(row.getString("contact_channel"))),
        new Purpose(row.getString("purpose")),
        row.getString("normalized"),
        Values.instant(row, "moment"),
        row.getBoolean("test"));
  }

  @Override
  public String part() {
    return HandOver.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "hand_over");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.hand_over where customer_id = :customer order by moment, id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> handOver(row))
        .forEach(one -> record.accept(one.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.hand_over where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.hand_over set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
