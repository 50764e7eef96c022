package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.AllSegmentsBenchmark;
import io.customerview.benchmark.segment.Company;
import io.customerview.benchmark.segment.Oracle;
import io.customerview.benchmark.segment.World;
import io.customerview.benchmark.segment.WorldSegments;
import io.customerview.segmentation.internal.column.Members;
import io.customerview.segmentation.rule.Segment;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
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
 * All members of all segments, as in {@link AllSegmentsBenchmark}, whose methods are run here as
 * well. DuckDB writes them into a table of its own, and nothing is committed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class AllSegmentsPeersBenchmark {

  private static final int CHECKED = 300;

  @Param({"1000", "100000"})
  public int customers;

  @Param({"100", "1000"})
  public int segments;

  private final AllSegmentsBenchmark ours = new AllSegmentsBenchmark();
  private @Nullable DuckDb duckDb;
  private List<PreparedStatement> writes = List.of();

  /** Makes the world and the one that is measured, and holds that to the plain reading. */
  @Setup
  public void prepare(BenchmarkParams benchmark) throws SQLException {
    if (Peers.ours(Peers.measured(benchmark))) {
      ours.customers = customers;
      ours.segments = segments;
      ours.shape = "source";
      ours.prepare();
      return;
    }
    World world = new World(1);
    List<Company> companies = world.companies(customers);
    List<Segment> all = WorldSegments.plain(world, 2, segments);
    int some = Math.min(customers, CHECKED);
    duckDb = DuckDb.of(FlatCustomer.all(World.facts(companies)));
    Oracle oracle = new Oracle(all, companies.subList(0, some));
    List<BitSet> members = duckDb.members(all);
    Peers.confirm(members, oracle, some);
    writes = duckDb.writes(all);
    if (duckDb() != members.stream().mapToLong(BitSet::cardinality).sum()) {
      throw new IllegalStateException("Not all members are written");
    }
  }

  @TearDown
  public void close() throws SQLException {
    if (duckDb != null) {
      duckDb.close();
    }
  }

  @Benchmark
  public List<Members> ready() {
    return ours.ready();
  }

  @Benchmark
  public List<Members> withBuilding() {
    return ours.withBuilding();
  }

  @Benchmark
  public List<BitSet> overObjects() {
    return ours.overObjects();
  }

  @Benchmark
  public long duckDb() throws SQLException {
    return Objects.requireNonNull(duckDb).written(writes);
  }
}
