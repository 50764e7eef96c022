package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Row locks, versions and former ids in PostgreSQL. The lock is the one that an update takes anyway
 * ({@code for no key update}): it lets others check a foreign key to the customer.
 */
public final class JdbcLocks implements CustomerLocks {

  /** Shorter than PostgreSQL looks for two that wait for each other, of which it ends one. */
  private static final Duration SHORT_WAIT = Duration.ofMillis(500);

  @Override
  public SortedMap<CustomerId, Version> lock(UnitOfWork work, Collection<CustomerId> customers) {
    return lock(work, customers, "");
  }

  @Override
  public SortedMap<CustomerId, Version> lockNext(UnitOfWork work, List<CustomerId> customers) {
    SortedMap<CustomerId, Version> locked =
        LockWait.atMost(
            JdbcUnitOfWork.handle(work), SHORT_WAIT, () -> lock(work, customers.subList(0, 1)));
    List<CustomerId> others = customers.subList(1, customers.size());
    Map<CustomerId, Version> free = lock(work, others, " skip locked");
    for (CustomerId next : others) {
      Version version = free.get(next);
      if (version == null) {
        break;
      }
      locked.put(next, version);
    }
    return locked;
  }

  private static SortedMap<CustomerId, Version> lock(
      UnitOfWork work, Collection<CustomerId> customers, String others) {
    SortedMap<CustomerId, Version> locked = new TreeMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(
            Values.sized(
                """
                select id, version from $schema.customer where id = any(:ids)
                order by id for no key update"""
                    + others,
                customers))
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                Map.entry(
                    new CustomerId(row.getObject("id", UUID.class)),
                    new Version(row.getLong("version"))))
        .forEach(entry -> locked.put(entry.getKey(), entry.getValue()));
    return locked;
  }

  @Override
  public void keepUnreferred(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute("select from $schema.customer where id = ? for update", customer.value());
  }

  @Override
  public void raise(UnitOfWork work, Map<CustomerId, Version> versions) {
    Writing.each(
        work,
        "update $schema.customer set version = :version where id = :id",
        versions.entrySet(),
        (statement, raised) ->
            statement
                .bind("id", raised.getKey().value())
                .bind("version", raised.getValue().number()));
  }

  @Override
  public Map<CustomerId, CustomerId> resolve(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, CustomerId> resolved = new HashMap<>();
    customers.forEach(customer -> resolved.put(customer, customer));
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select former_id, present_id from $schema.customer_alias where former_id = any(:ids)")
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                Map.entry(
                    new CustomerId(row.getObject("former_id", UUID.class)),
                    new CustomerId(row.getObject("present_id", UUID.class))))
        .forEach(entry -> resolved.put(entry.getKey(), entry.getValue()));
    return resolved;
  }

  @Override
  public List<CustomerId> formerIds(UnitOfWork work, CustomerId present) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select former_id from $schema.customer_alias where present_id = :id order by former_id")
        .bind("id", present.value())
        .map((row, context) -> Values.id(row, "former_id"))
        .list();
  }

  @Override
  public void restore(UnitOfWork work, CustomerId former, Collection<CustomerId> leading) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.execute("delete from $schema.customer_alias where former_id = ?", former.value());
    handle
        .createUpdate(
            "update $schema.customer_alias set present_id = :former where former_id = any(:leading)")
        .bind("former", former.value())
        .bind("leading", Values.uuids(leading))
        .execute();
  }

  @Override
  public void redirect(UnitOfWork work, CustomerId former, CustomerId present) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle
        .createUpdate(
            "update $schema.customer_alias set present_id = :present where present_id = :former")
        .bind("present", present.value())
        .bind("former", former.value())
        .execute();
    handle
        .createUpdate(
            """
            insert into $schema.customer_alias (former_id, present_id) values (:former, :present)
            on conflict (former_id) do update set present_id = excluded.present_id""")
        .bind("present", present.value())
        .bind("former", former.value())
        .execute();
  }
}
