package io.customerview.jdbc.internal.sql;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Pause;
import io.customerview.contact.Pauses;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The pauses in PostgreSQL. */
public final class JdbcPauses implements Pauses {

  @Override
  public void save(UnitOfWork work, Collection<Pause> pauses) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.pause (
                  id, customer_id, channel, contact_channel, set_at, ends_at, resumed_at, agent)
                values (:id, :customer, :channel, :contactChannel, :setAt, :endsAt, :resumedAt, :agent)
                on conflict (id) do update set
                  customer_id = excluded.customer_id, channel = excluded.channel,
                  contact_channel = excluded.contact_channel, set_at = excluded.set_at,
                  ends_at = excluded.ends_at, resumed_at = excluded.resumed_at, agent = excluded.agent""");
    for (Pause pause : pauses) {
      batch
          .bind("id", pause.id())
          .bind("customer", pause.customer().value())
          .bind("channel", pause.channel().map(MessageChannel::code).orElse(null))
          .bind(
              "contactChannel",
              pause.channel().map(channel -> channel.contactChannel().name()).orElse(null))
          .bind("setAt", Values.utc(pause.from()))
          .bind("endsAt", Values.utc(pause.until()))
          .bindByType(
              "resumedAt", pause.resumedAt().map(Values::utc).orElse(null), OffsetDateTime.class)
          .bind("agent", pause.agent().value())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public Map<CustomerId, List<Pause>> endingAfter(
      UnitOfWork work, Collection<CustomerId> customers, Instant moment) {
    Map<CustomerId, List<Pause>> found = new LinkedHashMap<>();
    if (customers.isEmpty()) {
      return found;
    }
    JdbcUnitOfWork.handle(work)
        .createQuery(
            Values.sized(
                """
                select * from $schema.pause
                where customer_id = any(:customers) and ends_at > :moment
                order by customer_id, set_at, id""",
                customers))
        .bind("customers", Values.uuids(customers))
        .bind("moment", Values.utc(moment))
        .map((row, context) -> pause(row))
        .forEach(
            pause -> found.computeIfAbsent(pause.customer(), id -> new ArrayList<>()).add(pause));
    return found;
  }

  private static Pause pause(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    return new Pause(
        row.getObject("id", UUID.class),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        channel == null
            ? Optional.empty()
            : Optional.of(
                new MessageChannel(
                    channel, ContactChannel.valueOf(row.getString("contact_channel")))),
        Values.instant(row, "set_at"),
        Values.instant(row, "ends_at"),
        Optional.ofNullable(row.getObject("resumed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        new AgentId(row.getString("agent")));
  }

  @Override
  public String part() {
    return Pause.PART;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "pause");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select * from $schema.pause where customer_id = :customer order by set_at, id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> pause(row))
        .forEach(pause -> record.accept(pause.toRecord()));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.pause where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.pause set customer_id = ? where customer_id = ?",
            to.value(),
            from.value());
  }
}
