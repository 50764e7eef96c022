package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Counts what is held on a customer without reading it. */
final class Counting {

  private Counting() {}

  /** Returns how many rows some tables have of a customer. */
  static long rows(UnitOfWork work, CustomerId customer, String... tables) {
    return count(
        work,
        customer,
        Arrays.stream(tables)
            .map(
                table ->
                    "(select count(*) from $schema." + table + " where customer_id = :customer)")
            .collect(Collectors.joining(" + ", "select ", "")));
  }

  /** Returns the only value of a query over a {@code :customer}. */
  static long count(UnitOfWork work, CustomerId customer, String query) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(query)
        .bind("customer", customer.value())
        .mapTo(Long.class)
        .one();
  }
}
