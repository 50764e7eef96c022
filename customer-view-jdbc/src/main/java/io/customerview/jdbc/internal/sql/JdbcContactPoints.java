package io.customerview.jdbc.internal.sql;

import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPoints;
import io.customerview.contact.ContactRecords;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The contact points in PostgreSQL; their consent is the latest entry of the record of consent. */
public final class JdbcContactPoints implements ContactPoints {

  private static final String SELECT =
      """
      select point.customer_id, point.id, point.channel, point.address, point.is_primary, point.added_at,
        coalesce(entry.consent, 'NOT_GIVEN') as consent, entry.since, entry.reason, entry.source, entry.method,
        entry.given_at, entry.purposes, entry.legal_basis, entry.text_version, entry.proof
      from $schema.contact_point point
      left join lateral (
        select * from $schema.consent_entry entry
        where entry.customer_id = point.customer_id and entry.point_id = point.id
          and entry.normalized = point.normalized
        order by entry.sequence desc limit 1) entry on true
      where point.customer_id = any(:customers) and point.deleted_at is null
      order by point.customer_id, point.added_at, point.id""";

  @Override
  public void save(UnitOfWork work, Collection<ContactPoint> points) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                insert into $schema.contact_point (
                  customer_id, id, channel, address, normalized, consent, is_primary, added_at)
                values (:customer, :id, :channel, :address, :normalized, :consent, :primary, :addedAt)
                on conflict (customer_id, id) do update set
                  address = excluded.address, normalized = excluded.normalized,
                  consent = excluded.consent, is_primary = excluded.is_primary, deleted_at = null""");
    // A star is taken off before another point gets it: the unique index holds after each row.
    List<ContactPoint> starsLast = new ArrayList<>(points);
    starsLast.sort(Comparator.comparing(ContactPoint::primary));
    for (ContactPoint point : starsLast) {
      batch
          .bind("customer", point.customer().value())
          .bind("id", point.id().value())
          .bind("channel", point.channel().name())
          .bind("address", Addresses.write(point.address()))
          .bind("normalized", point.address().normalized())
          .bind("consent", point.consent().state().name())
          .bind("primary", point.primary())
          .bind("addedAt", Values.utc(point.addedAt()))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public void delete(UnitOfWork work, Collection<ContactPoint> points) {
    PreparedBatch batch =
        JdbcUnitOfWork.handle(work)
            .prepareBatch(
                """
                update $schema.contact_point set deleted_at = :moment, is_primary = false
                where customer_id = :customer and id = :id and deleted_at is null""");
    for (ContactPoint point : points) {
      batch
          .bind("moment", Values.utc(work.moment()))
          .bind("customer", point.customer().value())
          .bind("id", point.id().value())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  @Override
  public Map<CustomerId, List<ContactPoint>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, List<ContactPoint>> found = new LinkedHashMap<>();
    reading(customers)
        .list(work)
        .forEach(
            point ->
                found.computeIfAbsent(point.customer(), customer -> new ArrayList<>()).add(point));
    return found;
  }

  static Reading<ContactPoint> reading(Collection<CustomerId> customers) {
    return new Reading<>(
        Values.sized(SELECT, customers),
        Map.of("customers", Values.uuids(customers)),
        JdbcContactPoints::point);
  }

  private static ContactPoint point(Columns row) throws SQLException {
    ContactChannel channel = ContactChannel.valueOf(row.getString("channel"));
    return new ContactPoint(
        new ContactPointId(row.getObject("id", UUID.class)),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        Addresses.read(channel, row.getString("address")),
        ConsentRows.read(row),
        row.getBoolean("is_primary"),
        Values.instant(row, "added_at"));
  }

  @Override
  public Set<CustomerId> holders(UnitOfWork work, Collection<AddressKey> addresses) {
    return new LinkedHashSet<>(
        JdbcUnitOfWork.handle(work)
            .createQuery(
                """
                select distinct point.customer_id
                from unnest(:channels, :addresses) as wanted (channel, normalized)
                join $schema.contact_point point
                  on point.channel = wanted.channel and point.normalized = wanted.normalized
                where point.deleted_at is null
                order by point.customer_id""")
            .bind(
                "channels",
                addresses.stream().map(key -> key.channel().name()).toArray(String[]::new))
            .bind(
                "addresses", addresses.stream().map(AddressKey::normalized).toArray(String[]::new))
            .map((row, context) -> new CustomerId(row.getObject("customer_id", UUID.class)))
            .list());
  }

  @Override
  public String part() {
    return ContactRecords.POINTS;
  }

  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.count(
        work,
        customer,
        "select count(*) from $schema.contact_point where customer_id = :customer and deleted_at is null");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    reading(List.of(customer))
        .each(work, Values.FETCH, point -> record.accept(ContactRecords.of(point)));
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("delete from $schema.contact_point where customer_id = ?", customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle
        .createUpdate(
            """
            update $schema.contact_point point set customer_id = :to, is_primary = false
            where point.customer_id = :from
              and (point.deleted_at is not null or not exists (
                select 1 from $schema.contact_point other
                where other.customer_id = :to and other.channel = point.channel
                  and other.normalized = point.normalized and other.deleted_at is null))""")
        .bind("from", from.value())
        .bind("to", to.value())
        .execute();
  }
}
