package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.ColumnsBenchmark;
import io.customerview.benchmark.segment.Company;
import io.customerview.benchmark.segment.Oracle;
import io.customerview.benchmark.segment.World;
import io.customerview.benchmark.segment.WorldSegments;
import io.customerview.segmentation.rule.Segment;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Ten segments, one after the other and each by itself, whose members are found among all
 * customers, as in {@link ColumnsBenchmark}, whose methods are run here as well. DuckDB only counts
 * them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class ColumnsPeersBenchmark {

  private static final int ASKED = 10;
  private static final int CHECKED = 1_000;

  @Param({"1000", "100000", "1000000"})
  public int customers;

  private final ColumnsBenchmark ours = new ColumnsBenchmark();
  private @Nullable DuckDb duckDb;
  private List<PreparedStatement> counts = List.of();

  /** Makes the world and the one that is measured, and holds that to the plain reading. */
  @Setup
  public void prepare(BenchmarkParams benchmark) throws SQLException {
    if (Peers.ours(Peers.measured(benchmark))) {
      ours.customers = customers;
      ours.shape = "source";
      ours.prepare();
      return;
    }
    World world = new World(1);
    List<Company> companies = world.companies(customers);
    List<Segment> segments = WorldSegments.plain(world, 2, ASKED);
    int some = Math.min(customers, CHECKED);
    duckDb = DuckDb.of(FlatCustomer.all(World.facts(companies)));
    Oracle oracle = new Oracle(segments, companies.subList(0, some));
    Peers.confirm(duckDb.members(segments), oracle, some);
    counts = duckDb.counts(segments);
  }

  @TearDown
  public void close() throws SQLException {
    if (duckDb != null) {
      duckDb.close();
    }
  }

  @Benchmark
  public long columns() {
    return ours.columns();
  }

  @Benchmark
  public long overObjects() {
    return ours.overObjects();
  }

  @Benchmark
  public long duckDb() throws SQLException {
    long members = 0;
    for (PreparedStatement count : counts) {
      members += DuckDb.count(count);
    }
    return members;
  }
}
