package io.customerview.benchmark.profile;

import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.benchmark.base.Postgres;
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
 * documents there are 2,000 interactions and 20 contracts. Sampled, so that the 95th percentile is
 * told.
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
    Profile profile = ours();
    List<List<Object>> parts = byHand();
    if (profile.messages().items().size() != ProfileByHand.messages(parts)
        || profile.contracts().shown().orElseThrow().items().size()
            != ProfileByHand.contracts(parts)
        || profile.interactions().count() != ProfileByHand.interactions(parts)) {
      throw new IllegalStateException("ours and by hand are to show the same");
    }
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
