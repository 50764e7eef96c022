package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.Company;
import io.customerview.benchmark.segment.Oracle;
import io.customerview.benchmark.segment.PlanBenchmark;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Ten segments, one after the other, each asked of every customer, after others have run in the
 * same JVM, as in {@link PlanBenchmark}, whose methods are run here as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class PlanPeersBenchmark {

  private static final int ASKED = 10;
  private static final int WARM = 1_000;

  @Param({"100", "100000"})
  public int customers;

  /** How many others have run; a rule base is compiled for each of them. */
  @Param({"10", "300"})
  public int others;

  private final PlanBenchmark ours = new PlanBenchmark();
  private Looped<?> peer = new Looped<>(List.of(), List.of());

  /** Makes the world and the one that is measured, and holds that to the plain reading. */
  @Setup
  public void prepare(BenchmarkParams benchmark) {
    String measured = Peers.measured(benchmark);
    if (Peers.ours(measured)) {
      ours.customers = customers;
      ours.shape = "source";
      ours.prepare();
      return;
    }
    World world = new World(1);
    List<Company> companies = world.companies(customers);
    List<FlatCustomer> flat = FlatCustomer.all(World.facts(companies));
    List<Segment> segments = WorldSegments.plain(world, 2, ASKED + others);
    int some = Math.min(customers, WARM);
    Oracle oracle = new Oracle(segments, companies.subList(0, some));
    peer = Peers.oneByOne(measured, segments, flat);
    Peers.confirm(peer, oracle, segments.size(), some);
  }

  @Benchmark
  public long plan() {
    return ours.plan();
  }

  @Benchmark
  public long overObjects() {
    return ours.overObjects();
  }

  @Benchmark
  public long mvel() {
    return counted();
  }

  @Benchmark
  public long jexl() {
    return counted();
  }

  @Benchmark
  public long cel() {
    return counted();
  }

  @Benchmark
  public long jsonLogic() {
    return counted();
  }

  @Benchmark
  public long easyRules() {
    return counted();
  }

  @Benchmark
  public long drools() {
    return counted();
  }

  private long counted() {
    long members = 0;
    for (int segment = 0; segment < ASKED; segment++) {
      members += peer.members(segment);
    }
    return members;
  }
}
