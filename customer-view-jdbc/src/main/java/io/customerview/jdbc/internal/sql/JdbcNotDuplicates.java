package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.merge.NotDuplicates;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The pairs that are no duplicates, in PostgreSQL: a row under each of the two. */
public final class JdbcNotDuplicates implements NotDuplicates {

  @Override
  public void add(UnitOfWork work, CustomerId one, CustomerId other) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.not_duplicate (customer_id, other_id, said_at)
            values (:one, :other, :now), (:other, :one, :now)
            on conflict do nothing""")
        .bind("one", one.value())
        .bind("other", other.value())
        .bind("now", Values.utc(work.moment()))
        .execute();
  }

  @Override
  public void remove(UnitOfWork work, CustomerId one, CustomerId other) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            delete from $schema.not_duplicate
            where (customer_id = :one and other_id = :other) or (customer_id = :other and other_id = :one)""")
        .bind("one", one.value())
        .bind("other", other.value())
        .execute();
  }

  @Override
  public Map<CustomerId, Set<CustomerId>> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, Set<CustomerId>> found = new LinkedHashMap<>();
    if (!customers.isEmpty()) {
      JdbcUnitOfWork.handle(work)
          .createQuery(
              Values.sized(
                  """
                  select customer_id, other_id from $schema.not_duplicate
                  where customer_id = any(:customers) order by customer_id, other_id""",
                  customers))
          .bind("customers", Values.uuids(customers))
          .map(
              (row, context) ->
                  Map.entry(Values.id(row, "customer_id"), Values.id(row, "other_id")))
          .forEach(
              pair ->
                  found
                      .computeIfAbsent(pair.getKey(), any -> new TreeSet<>())
                      .add(pair.getValue()));
    }
    return found;
  }

  @Override
  public String part() {
    return PART;
  }

  /** Whom somebody is not is said of both, and the other one's id is not handed out. */
  @Override
  public long count(UnitOfWork work, CustomerId customer) {
    return Counting.rows(work, customer, "not_duplicate");
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    JdbcUnitOfWork.handle(work)
        .createQuery(
            "select said_at from $schema.not_duplicate where customer_id = :customer order by other_id")
        .setFetchSize(Values.FETCH)
        .bind("customer", customer.value())
        .map((row, context) -> Map.<String, Object>of("saidAt", Values.instant(row, "said_at")))
        .forEach(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    JdbcUnitOfWork.handle(work)
        .execute(
            "delete from $schema.not_duplicate where customer_id = ? or other_id = ?",
            customer.value(),
            customer.value());
  }

  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {
    JdbcUnitOfWork.handle(work)
        .createUpdate(
            """
            insert into $schema.not_duplicate (customer_id, other_id, said_at)
            select case when pair.customer_id = :from then :to else pair.customer_id end,
              case when pair.other_id = :from then :to else pair.other_id end, pair.said_at
            from $schema.not_duplicate pair
            where :from in (pair.customer_id, pair.other_id) and :to not in (pair.customer_id, pair.other_id)
            on conflict do nothing""")
        .bind("from", from.value())
        .bind("to", to.value())
        .execute();
    erase(work, from);
  }
}
