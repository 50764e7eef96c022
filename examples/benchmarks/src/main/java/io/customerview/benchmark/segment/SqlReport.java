package io.customerview.benchmark.segment;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Explained;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.segmentation.SegmentSql;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Counts the members of segments by SQL, beside SQL that was written by hand from the question
 * alone over the same tables: the median time of each, taken in turns, and what EXPLAIN says that
 * they read.
 *
 * <pre>{@code SqlReport [customers] [rounds]}</pre>
 */
public final class SqlReport {

  private static final int DEFAULT_CUSTOMERS = 1_000_000;
  private static final int DEFAULT_ROUNDS = 9;

  private SqlReport() {}

  /**
   * A question, and the SQL that somebody writes for it.
   *
   * @param segment the question as a segment
   * @param byHand the question as SQL
   */
  record Question(Segment segment, String byHand) {}

  static final List<Question> QUESTIONS =
      List.of(
          new Question(
              Segment.builder("Renewing soon")
                  .combined(Criterion.REVENUE.atLeast(new BigDecimal("500")))
                  .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
                  .combined(new Not(Criterion.CITY.in("Campinas", "Santos")))
                  .independent(Criterion.STATE.equalTo("São Paulo"))
                  .independent(
                      new SameContract(
                          new AllOf(
                              List.of(
                                  Criterion.TAG.equalTo("plano 0"),
                                  Criterion.CONTRACT_START.lessThan(RelativeDay.months(-12))))))
                  .build(),
              """
              select count(*) from base.customer c
              join (
                select customer_id from base.contract
                where type = 'RECURRING' and status in ('ACTIVE', 'EXPIRING', 'EXPIRED')
                group by customer_id
                having sum(value) >= 500
                  and bool_or(renews_on between date '2026-11-22' and date '2026-11-22' + 30)
              ) paying on paying.customer_id = c.id
              where (c.city_key is null or c.city_key not in ('campinas', 'santos'))
                and (c.state_key = 'sp' or exists (
                  select from base.contract k
                  where k.customer_id = c.id and k.type = 'RECURRING'
                    and k.status in ('ACTIVE', 'EXPIRING', 'EXPIRED')
                    and 'plano 0' = any(k.tag_keys) and k.contracted_on < date '2025-11-22'))"""),
          new Question(
              Segment.builder("A tag in two cities")
                  .combined(Criterion.CITY.in("Campinas", "Santos"))
                  .combined(Criterion.TAG.equalTo("plano 3"))
                  .build(),
              """
              select count(distinct c.id) from base.customer c
              join base.contract k on k.customer_id = c.id
              where c.city_key in ('campinas', 'santos') and k.type = 'RECURRING'
                and k.status in ('ACTIVE', 'EXPIRING', 'EXPIRED')
                and 'plano 3' = any(k.tag_keys)"""));

  /** Prints the report of the base with so many customers. */
  public static void main(String... arguments) throws SQLException {
    int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_CUSTOMERS;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
    print(customers, rounds, System.out);
  }

  static void print(int customers, int rounds, PrintStream out) throws SQLException {
    World world = new World(1);
    try (SearchBase base =
            SearchBase.open(
                customers + "-segments",
                customers,
                SqlRows.COLUMNS,
                () -> SqlRows.of(world, customers));
        HikariDataSource pool = base.pool()) {
      out.println(
          "| segment | customers | members | ours, ms | by hand, ms | rows | by hand, rows |");
      out.println("| --- | --: | --: | --: | --: | --: | --: |");
      for (Question question : QUESTIONS) {
        out.println(line(question, customers, rounds, pool));
      }
    }
  }

  private static String line(Question question, int customers, int rounds, DataSource pool)
      throws SQLException {
    SegmentSql sql = SegmentSql.of(question.segment(), Criteria.standard(), World.TODAY);
    long members = ours(sql, pool);
    long byHand = byHand(question, pool);
    if (members != byHand) {
      throw new IllegalStateException(members + " members, but by hand " + byHand);
    }
    long[] ourTimes = new long[rounds];
    long[] theirTimes = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      ours(sql, pool);
      long half = System.nanoTime();
      byHand(question, pool);
      ourTimes[round] = half - start;
      theirTimes[round] = System.nanoTime() - half;
    }
    Explained explained = new Explained(pool);
    ours(sql, explained.dataSource());
    long ourRows = explained.take().rows();
    byHand(question, explained.dataSource());
    return "| %s | %,d | %,d | %.1f | %.1f | %,d | %,d |"
        .formatted(
            question.segment().name(),
            customers,
            members,
            median(ourTimes),
            median(theirTimes),
            ourRows,
            explained.take().rows());
  }

  private static double median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2] / 1e6;
  }

  private static long ours(SegmentSql sql, DataSource pool) {
    return JdbcStorage.of(pool, SearchBase.SCHEMA).read(Instant.EPOCH, sql::count);
  }

  private static long byHand(Question question, DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(question.byHand());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
