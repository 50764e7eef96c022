package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.column.Batch;
import io.customerview.segmentation.internal.column.Members;
import io.customerview.segmentation.internal.column.Snapshot;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * All members of all segments. Both sides make a bitmap of the members of each; {@link #lists}
 * makes a list of the ids of each as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class AllSegmentsBenchmark {

  private static final int CHECKED = 300;

  @Param({"1000", "100000", "1000000"})
  public int customers;

  @Param({"100", "1000"})
  public int segments;

  @Param({"source", "mixed"})
  public String shape = "";

  private List<Company> companies = List.of();
  private List<CustomerFacts> facts = List.of();
  private List<Predicate<Company>> predicates = List.of();
  private Batch batch = Batch.of(List.of());
  private Snapshot snapshot = Snapshots.NONE;

  /** Makes the world, and lets all segments run over a part of it. */
  @Setup
  public void prepare() {
    World world = new World(1);
    companies = world.companies(customers);
    facts = World.facts(companies);
    List<Segment> all =
        shape.equals("source")
            ? WorldSegments.plain(world, 2, segments)
            : WorldSegments.mixed(world, 2, segments);
    List<Company> some = companies.subList(0, Math.min(customers, CHECKED));
    Oracle oracle = new Oracle(all, some);
    predicates = oracle.confirmed(ObjectPredicates.of(all, World.TODAY), some);
    Snapshots.confirm(oracle, all, some);
    batch = Snapshots.batch(all);
    snapshot = Snapshots.of(companies);
  }

  @Benchmark
  public List<Members> ready() {
    return snapshot.members(batch);
  }

  @Benchmark
  public List<Members> withBuilding() {
    return Snapshot.of(Criteria.standard(), facts.stream()).members(batch);
  }

  @Benchmark
  public void lists(Blackhole hole) {
    for (Members members : snapshot.members(batch)) {
      List<CustomerId> list = members.toList();
      hole.consume(list);
    }
  }

  @Benchmark
  public List<BitSet> overObjects() {
    List<BitSet> members = new ArrayList<>(predicates.size());
    for (Predicate<Company> predicate : predicates) {
      members.add(Snapshots.members(predicate, companies));
    }
    return members;
  }
}
