package io.customerview.benchmark.dashboard;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.base.SearchBase;
import io.customerview.benchmark.search.Explained;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.StateCount;
import io.customerview.shared.DateRange;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * alone, and beside a lookup by primary key. The setup holds ours to the figures by hand, and tells
 * what is read for each. Sampled, so that the 95th percentile is told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init") // by JMH
public class DashboardBenchmark {

  private static final DashboardQuery QUERY =
      DashboardQuery.ALL.within(DateRange.from(DashboardRows.FIRST_DAY));

  /** How many interactions the customer has; a base of more than 10,000 is kept. */
  @Param({"1500", "1000000"})
  public int interactions;

  private SearchBase base;
  private HikariDataSource connections;
  private AgentView desk;

  @Setup
  public void open() throws SQLException {
    base =
        SearchBase.open(
            "dashboard-" + interactions,
            interactions,
            DashboardRows.COLUMNS,
            () -> DashboardRows.of(interactions));
    connections = base.pool();
    desk = Postgres.desk(connections, SearchBase.SCHEMA);
    check(ours(), byHand());
    tellWhatIsRead();
  }

  private void check(Dashboard ours, Map<DashboardByHand, List<Object[]>> byHand) {
    List<CampaignCount> campaigns = ours.campaigns();
    long messages = campaigns.stream().mapToLong(CampaignCount::messages).sum();
    long happened = campaigns.stream().mapToLong(CampaignCount::interactions).sum();
    long delivered = ours.effectiveness().stream().mapToLong(Effectiveness::delivered).sum();
    long engaged = ours.effectiveness().stream().mapToLong(Effectiveness::engaged).sum();
    long cases = ours.cases().stream().mapToLong(StateCount::cases).sum();
    same(messages, DashboardRows.messages(interactions));
    same(happened, interactions);
    same(cases, DashboardRows.CASES);
    same(messages, sum(byHand, DashboardByHand.MESSAGES, 2));
    same(delivered, sum(byHand, DashboardByHand.MESSAGES, 5));
    same(engaged, sum(byHand, DashboardByHand.MESSAGES, 6));
    same(
        happened,
        sum(byHand, DashboardByHand.INTERACTIONS, 3) + sum(byHand, DashboardByHand.INBOUND, 3));
    same(cases, sum(byHand, DashboardByHand.CASES, 2));
  }

  private static long sum(
      Map<DashboardByHand, List<Object[]>> byHand, DashboardByHand one, int column) {
    return byHand.getOrDefault(one, List.of()).stream().mapToLong(row -> (Long) row[column]).sum();
  }

  private static void same(long ours, long byHand) {
    if (ours != byHand) {
      throw new IllegalStateException(
          "ours and by hand are to show the same, not " + ours + " and " + byHand);
    }
  }

  private void tellWhatIsRead() throws SQLException {
    Explained explained = new Explained(connections);
    Postgres.desk(explained.dataSource(), SearchBase.SCHEMA)
        .dashboard()
        .of(DashboardRows.CUSTOMER, QUERY);
    Explained.Read ours = explained.take();
    DashboardByHand.all(explained.dataSource());
    Explained.Read byHand = explained.take();
    System.out.printf(
        "# ours reads %,d rows (%,d pages) in %d statements, by hand %,d rows (%,d pages) in %d%n",
        ours.rows(),
        ours.pages(),
        ours.statements(),
        byHand.rows(),
        byHand.pages(),
        byHand.statements());
    DashboardReads.of(connections, QUERY).print(System.out);
  }

  @TearDown
  public void close() {
    connections.close();
    base.close();
  }

  @Benchmark
  public Dashboard ours() {
    return desk.dashboard().of(DashboardRows.CUSTOMER, QUERY);
  }

  @Benchmark
  public Map<DashboardByHand, List<Object[]>> byHand() throws SQLException {
    return DashboardByHand.all(connections);
  }

  @Benchmark
  public List<Object[]> byPrimaryKey() throws SQLException {
    return DashboardByHand.byPrimaryKey(connections);
  }
}
