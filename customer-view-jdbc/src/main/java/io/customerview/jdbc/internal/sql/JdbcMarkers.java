package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.reading.Reading;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.marker.Markers;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The markers in PostgreSQL. One that is retired has a row still, without place, name and emoji.
 */
public final class JdbcMarkers implements Markers {

  @Override
  public List<Marker> all(UnitOfWork work) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select id, name, emoji from $schema.marker where place is not null order by name")
        .map((row, context) -> marker(Columns.of(row)))
        .list();
  }

  private static Marker marker(Columns row) throws SQLException {
    return new Marker(
        new MarkerId(row.getObject("id", UUID.class)),
        row.getString("name"),
        Emoji.stored(row.getString("emoji")));
  }

  @Override
  public Optional<Marker> of(UnitOfWork work, CustomerId customer) {
    return borneBy(customer).list(work).stream().findFirst();
  }

  static Reading<Marker> borneBy(CustomerId customer) {
    return new Reading<>(
        """
        select marker.id, marker.name, marker.emoji
        from $schema.customer customer join $schema.marker marker on marker.id = customer.marker_id
        where customer.id = :customer and marker.place is not null""",
        Map.of("customer", customer.value()),
        JdbcMarkers::marker);
  }

  /** Others go on reading, and giving customers markers. */
  @Override
  public List<Marker> lock(UnitOfWork work) {
    JdbcUnitOfWork.handle(work).execute("lock table $schema.marker in share row exclusive mode");
    return all(work);
  }

  /** Where all places are taken, none is found, and the schema says so. */
  @Override
  public void add(UnitOfWork work, Marker marker) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.marker (id, place, name, emoji)
            select :id, coalesce(min(free.place), 0), :name, :emoji from generate_series(1, :most) as free (place)
            where not exists (select from $schema.marker taken where taken.place = free.place)""")
        .bind("id", marker.id().value())
        .bind("most", Marker.MOST)
        .bind("name", marker.name())
        .bind("emoji", marker.emoji().text())
        .execute();
  }

  @Override
  public void update(UnitOfWork work, Marker marker) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("update $schema.marker set name = :name, emoji = :emoji where id = :id")
        .bind("id", marker.id().value())
        .bind("name", marker.name())
        .bind("emoji", marker.emoji().text())
        .execute();
  }

  /**
   * What makes a row unique changes, so this waits for whoever refers to the row, as deleting it
   * would.
   */
  @Override
  public void retire(UnitOfWork work, MarkerId marker) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "update $schema.marker set place = null, name = null, emoji = null where id = ?",
            marker.value());
  }

  @Override
  public boolean isRetired(UnitOfWork work, MarkerId marker) {
    return JdbcUnitOfWork.handle(work)
        .createQuery("select 1 from $schema.marker where id = :id and place is null")
        .bind("id", marker.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void remove(UnitOfWork work, MarkerId marker) {
    JdbcUnitOfWork.handle(work).execute("delete from $schema.marker where id = ?", marker.value());
  }

  @Override
  public Map<CustomerId, MarkerId> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, MarkerId> found = new LinkedHashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select id, marker_id from $schema.customer where id = any(:ids) and marker_id is not null")
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                Map.entry(
                    Values.id(row, "id"), new MarkerId(row.getObject("marker_id", UUID.class))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public List<CustomerId> bearers(UnitOfWork work, MarkerId marker, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select id from $schema.customer where marker_id = :marker order by id limit :limit")
        .bind("marker", marker.value())
        .bind("limit", limit)
        .map((row, context) -> Values.id(row, "id"))
        .list();
  }

  /** Who comes while it is being retired waits, and finds it gone then. */
  @Override
  public void put(UnitOfWork work, CustomerId customer, MarkerId marker) {
    int put =
        JdbcUnitOfWork.handle(work)
            .execute(
                """
                update $schema.customer customer set marker_id = marker.id
                from (select id from $schema.marker where id = ? and place is not null for key share) marker
                where customer.id = ?""",
                marker.value(),
                customer.value());
    if (put == 0) {
      throw new RefusedException(new ConcurrentChange());
    }
  }

  @Override
  public void takeOff(UnitOfWork work, Collection<CustomerId> customers) {
    JdbcUnitOfWork.handle(work)
        .createUpdate("update $schema.customer set marker_id = null where id = any(:ids)")
        .bind("ids", Values.uuids(customers))
        .execute();
  }

  @Override
  public String part() {
    return Marker.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(work, customer).map(Marker::toRecord).ifPresent(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    takeOff(work, List.of(customer));
  }

  /** A customer bears one marker at most, and the one that stays keeps its own (MRG-2). */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
