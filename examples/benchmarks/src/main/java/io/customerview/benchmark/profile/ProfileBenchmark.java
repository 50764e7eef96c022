package io.customerview.benchmark.profile;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
import io.customerview.benchmark.search.Explained;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.StateCount;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.profile.Profile;
import io.customerview.shared.CustomerId;
import java.sql.SQLException;
import java.util.List;
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
 * The whole profile of a company (PRF-1), beside a statement for each part that was written afresh
 * from the question alone, and a lookup of the customer's row by its primary key. With 200
 * documents there are 2,000 interactions, 20 contracts and 40 cases. The setup holds ours to what
 * is shown by hand, and tells what is read for each. Sampled, so that the 95th percentile is told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@SuppressWarnings("NullAway.Init") // by JMH
public class ProfileBenchmark {

  private static final String SCHEMA = "profile";

  /** How many documents the company has. */
  @Param({"2", "200"})
  public int documents;

  private HikariDataSource connections;
  private AgentView desk;
  private ProfileByHand byHand;
  private CustomerId customer;

  @Setup
  public void fill() throws SQLException {
    connections = Postgres.temporary().pool("");
    customer = KnownCustomers.make(connections, SCHEMA, documents);
    desk = KnownCustomers.desk(JdbcStorage.of(connections, SCHEMA));
    byHand = new ProfileByHand(connections);
    check(ours(), byHand());
    tellWhatIsRead();
  }

  private static void check(Profile ours, List<List<Object>> byHand) {
    Dashboard dashboard = ours.dashboard();
    same(ours.messages().items().size(), ProfileByHand.messages(byHand));
    same(ours.contracts().shown().orElseThrow().items().size(), ProfileByHand.contracts(byHand));
    same(ours.cases().items().size(), ProfileByHand.casesShown(byHand));
    same(ours.interactions().count(), ProfileByHand.interactions(byHand));
    same(
        dashboard.campaigns().stream().mapToLong(CampaignCount::messages).sum(),
        ProfileByHand.sent(byHand));
    same(
        dashboard.effectiveness().stream().mapToLong(Effectiveness::delivered).sum(),
        ProfileByHand.delivered(byHand));
    same(
        dashboard.effectiveness().stream().mapToLong(Effectiveness::engaged).sum(),
        ProfileByHand.engaged(byHand));
    same(
        dashboard.cases().stream().mapToLong(StateCount::cases).sum(), ProfileByHand.cases(byHand));
  }

  private static void same(long ours, long byHand) {
    if (ours != byHand) {
      throw new IllegalStateException(
          "ours and by hand are to show the same, not " + ours + " and " + byHand);
    }
  }

  private void tellWhatIsRead() throws SQLException {
    Explained explained = new Explained(connections);
    KnownCustomers.desk(JdbcStorage.of(explained.dataSource(), SCHEMA)).profile(customer);
    tell("ours", explained.take());
    ProfileByHand byHandToo = new ProfileByHand(explained.dataSource());
    byHandToo.of(customer);
    tell("by hand", explained.take());
    byHandToo.row(customer);
    tell("the customer's row", explained.take());
  }

  private static void tell(String which, Explained.Read read) {
    System.out.printf(
        "# %s: %d statements, %,d rows, %,d pages%n",
        which, read.statements(), read.rows(), read.pages());
  }

  @TearDown
  public void close() {
    connections.close();
  }

  @Benchmark
  public Profile ours() {
    return desk.profile(customer);
  }

  @Benchmark
  public List<List<Object>> byHand() throws SQLException {
    return byHand.of(customer);
  }

  @Benchmark
  public List<Object> primaryKey() throws SQLException {
    return byHand.row(customer);
  }
}
