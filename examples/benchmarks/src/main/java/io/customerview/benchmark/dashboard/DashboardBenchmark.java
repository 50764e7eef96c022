package io.customerview.benchmark.dashboard;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.search.Explained;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The dashboard of one customer over all days, beside SQL that was written afresh from the question
 * alone, over messages and interactions themselves, and beside a lookup by primary key. Sampled, so
 * that the 95th percentile is told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init") // by JMH
public class DashboardBenchmark {

  private static final String SCHEMA = "dashboard";
  private static final CustomerId CUSTOMER = new CustomerId(new UUID(7, 7));
  private static final DashboardQuery QUERY =
      DashboardQuery.ALL.within(DateRange.from(LocalDate.of(2020, 1, 1)));

  /** The first day is that of the query, so that all of it counts. */
  private static final List<String> BY_HAND =
      List.of(
          """
          select m.channel, m.campaign, count(*), min(m.sent_at), max(m.sent_at),
            count(*) filter (where exists (select from dashboard.interaction i where i.message_id = m.id
              and i.kind in ('DELIVERED', 'RECEIVED', 'OPENED', 'CLICKED', 'REPLIED'))) as delivered,
            count(*) filter (where exists (select from dashboard.interaction i where i.message_id = m.id
              and i.kind in ('OPENED', 'CLICKED', 'REPLIED'))) as engaged
          from dashboard.message m
          where m.customer_id = ? and not m.test and m.sent_at >= '2020-01-01 03:00Z'
          group by m.channel, m.campaign""",
          """
          select m.channel, m.campaign, i.kind, count(*), min(i.at), max(i.at)
          from dashboard.interaction i join dashboard.message m on m.id = i.message_id
          where i.customer_id = ? and not m.test and i.at >= '2020-01-01 03:00Z'
          group by m.channel, m.campaign, i.kind""",
          """
          select channel, campaign, count(*), min(at), max(at) from dashboard.inbound
          where customer_id = ? and at >= '2020-01-01 03:00Z' group by channel, campaign""",
          """
          select state, campaign, count(*) from dashboard.customer_case
          where customer_id = ? and created_at >= '2020-01-01 03:00Z' group by state, campaign""");

  /** How many interactions the customer has: three of each message. */
  @Param({"1500", "1000000"})
  public int interactions;

  private HikariDataSource connections;
  private AgentView desk;

  @Setup
  public void fill() throws SQLException {
    connections = Postgres.temporary().pool("");
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists " + SCHEMA + " cascade");
      SchemaMigrator.of(connections, SCHEMA, Clock.systemUTC()).migrate();
      for (String sql : DashboardRows.of(CUSTOMER, interactions)) {
        statement.execute(sql);
      }
      statement.execute("vacuum analyze");
    }
    desk = Postgres.desk(connections, SCHEMA);
    checkAndTellWhatIsRead();
  }

  private void checkAndTellWhatIsRead() throws SQLException {
    Explained explained = new Explained(connections);
    Dashboard shown = Postgres.desk(explained.dataSource(), SCHEMA).dashboard().of(CUSTOMER, QUERY);
    Explained.Read ours = explained.take();
    long messages = shown.campaigns().stream().mapToLong(CampaignCount::messages).sum();
    if (messages != interactions / 3) {
      throw new IllegalStateException("the dashboard is to count all messages, not " + messages);
    }
    byHand(explained.dataSource());
    Explained.Read theirs = explained.take();
    System.out.printf(
        "# ours reads %,d rows in %d statements, by hand %,d rows in %d%n",
        ours.rows(), ours.statements(), theirs.rows(), theirs.statements());
  }

  @TearDown
  public void close() {
    connections.close();
  }

  @Benchmark
  public Dashboard ours() {
    return desk.dashboard().of(CUSTOMER, QUERY);
  }

  @Benchmark
  public List<Object> byHand() throws SQLException {
    return byHand(connections);
  }

  private static List<Object> byHand(DataSource source) throws SQLException {
    List<Object> figures = new ArrayList<>();
    try (Connection connection = source.getConnection()) {
      for (String sql : BY_HAND) {
        figures.addAll(ask(connection, sql));
      }
    }
    return figures;
  }

  @Benchmark
  public List<Object> byPrimaryKey() throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return ask(connection, "select * from dashboard.customer where id = ?");
    }
  }

  private static List<Object> ask(Connection connection, String sql) throws SQLException {
    List<Object> read = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, CUSTOMER.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            read.add(String.valueOf(rows.getObject(column)));
          }
        }
      }
    }
    return read;
  }
}
