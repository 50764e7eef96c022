package io.customerview.benchmark.segment;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.column.Batch;
import io.customerview.segmentation.internal.column.Snapshot;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
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

/**
 * Ten segments, one after the other and each by itself, whose members are found among all
 * customers, after 300 others have run in the same JVM. Both sides make a bitmap of the members.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class ColumnsBenchmark {

  private static final int ASKED = 10;
  private static final int OTHERS = 300;
  private static final int WARM = 1_000;

  @Param({"1000", "100000", "1000000"})
  public int customers;

  @Param({"source", "mixed"})
  public String shape = "";

  private List<Company> companies = List.of();
  private List<Predicate<Company>> predicates = List.of();
  private List<Batch> batches = List.of();
  private Snapshot snapshot = Snapshots.NONE;

  /** Makes the world, and lets all segments run over a part of it. */
  @Setup
  public void prepare() {
    World world = new World(1);
    companies = world.companies(customers);
    List<Segment> segments =
        shape.equals("source")
            ? WorldSegments.plain(world, 2, ASKED + OTHERS)
            : WorldSegments.mixed(world, 2, ASKED + OTHERS);
    List<Company> some = companies.subList(0, Math.min(customers, WARM));
    Oracle oracle = new Oracle(segments, some);
    predicates = oracle.confirmed(ObjectPredicates.of(segments, World.TODAY), some);
    Snapshots.confirm(oracle, segments, some);
    batches =
        segments.stream()
            .map(each -> Formula.of(each, Criteria.standard(), World.TODAY))
            .map(each -> Batch.of(List.of(each)))
            .toList();
    snapshot = Snapshots.of(companies);
  }

  @Benchmark
  public long columns() {
    long members = 0;
    for (Batch batch : batches.subList(0, ASKED)) {
      members += snapshot.members(batch).get(0).count();
    }
    return members;
  }

  @Benchmark
  public long overObjects() {
    long members = 0;
    for (Predicate<Company> predicate : predicates.subList(0, ASKED)) {
      members += Snapshots.members(predicate, companies).cardinality();
    }
    return members;
  }
}
