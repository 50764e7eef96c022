package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.column.Batch;
import io.customerview.segmentation.internal.column.Snapshot;
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

/** A customer changed in a snapshot in which some are changed already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class SnapshotChangeBenchmark {

  @Param({"1000", "1000000"})
  public int customers;

  /** How many are changed already. */
  @Param({"0", "1000"})
  public int changed;

  private Snapshot snapshot = Snapshots.NONE;
  private List<CustomerFacts> facts = List.of();
  private Batch batch = Batch.of(List.of());
  private int next;

  /** Makes the world and changes a part of it. */
  @Setup
  public void prepare() {
    World world = new World(1);
    List<Company> companies = world.companies(customers);
    List<Segment> segments = WorldSegments.plain(world, 2, 1);
    batch = Snapshots.batch(segments);
    snapshot = Snapshots.of(companies);
    for (int at = 0; at < changed; at++) {
      snapshot = snapshot.with(World.facts(world.company(at)));
    }
    facts = World.facts(companies.subList(0, Math.min(customers, 100_000)));
  }

  private CustomerFacts nextFacts() {
    next = next + 1 == facts.size() ? 0 : next + 1;
    return facts.get(next);
  }

  @Benchmark
  public Snapshot change() {
    return snapshot.with(nextFacts());
  }

  @Benchmark
  public int changeAndAskOneSegment() {
    return snapshot.with(nextFacts()).members(batch).get(0).count();
  }
}
