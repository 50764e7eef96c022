package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.Company;
import io.customerview.benchmark.segment.IndexBenchmark;
import io.customerview.benchmark.segment.Oracle;
import io.customerview.benchmark.segment.World;
import io.customerview.benchmark.segment.WorldSegments;
import io.customerview.segmentation.rule.Segment;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * One changed customer asked for all of its segments, as in {@link IndexBenchmark}, whose methods
 * are run here as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class IndexPeersBenchmark {

  private static final int CUSTOMERS = 1_000;
  private static final int CHECKED = 30;

  @Param({"100", "1000", "10000"})
  public int segments;

  private final IndexBenchmark ours = new IndexBenchmark();
  private Peer peer = new Looped<>(List.of(), List.of());
  private int next;

  /** Makes the world and the one that is measured, and holds that to the plain reading. */
  @Setup
  public void prepare(BenchmarkParams benchmark) {
    String measured = Peers.measured(benchmark);
    if (Peers.ours(measured)) {
      ours.segments = segments;
      ours.shape = "source";
      ours.prepare(benchmark);
      return;
    }
    World world = new World(1);
    List<Company> companies = world.companies(CUSTOMERS);
    List<Segment> all = WorldSegments.plain(world, 3, segments);
    peer = Peers.together(measured, all, FlatCustomer.all(World.facts(companies)));
    Peers.confirm(peer, new Oracle(all, companies.subList(0, CHECKED)), segments, CHECKED);
  }

  @TearDown
  public void close() {
    peer.close();
  }

  @Benchmark
  public int index() {
    return ours.index();
  }

  @Benchmark
  public int overObjects() {
    return ours.overObjects();
  }

  @Benchmark
  public int mvel() {
    return counted();
  }

  @Benchmark
  public int jexl() {
    return counted();
  }

  @Benchmark
  public int cel() {
    return counted();
  }

  @Benchmark
  public int jsonLogic() {
    return counted();
  }

  @Benchmark
  public int easyRules() {
    return counted();
  }

  @Benchmark
  public int drools() {
    return counted();
  }

  @Benchmark
  public int luceneMonitor() {
    return counted();
  }

  private int counted() {
    next = next == CUSTOMERS - 1 ? 0 : next + 1;
    return peer.count(next);
  }
}
