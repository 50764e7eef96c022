package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.plan.Plan;
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
 * Ten segments, one after the other, each asked of every customer, after 300 others have run in the
 * same JVM. One invocation counts the members of all ten.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx8g")
public class PlanBenchmark {

  private static final int ASKED = 10;
  private static final int OTHERS = 300;

  @Param({"100", "100000", "1000000"})
  public int customers;

  /** What the segments look like: the plain shape, or with all that goes beyond it. */
  @Param({"source", "mixed"})
  public String shape = "";

  private List<Company> companies = List.of();
  private List<CustomerFacts> facts = List.of();
  private Forms forms = new Forms(List.of(), List.of(), List.of(), List.of());

  /** Makes the world, and lets all forms of all segments run over a part of it. */
  @Setup
  public void prepare() {
    World world = new World(1);
    companies = world.companies(customers);
    facts = World.facts(companies);
    List<Segment> segments =
        shape.equals("source")
            ? WorldSegments.plain(world, 2, ASKED + OTHERS)
            : WorldSegments.mixed(world, 2, ASKED + OTHERS);
    forms = Forms.of(segments, companies.subList(0, Math.min(companies.size(), 1_000)));
  }

  @Benchmark
  public long plan() {
    long members = 0;
    for (Plan plan : forms.plans().subList(0, ASKED)) {
      for (CustomerFacts customer : facts) {
        members += plan.test(customer) ? 1 : 0;
      }
    }
    return members;
  }

  @Benchmark
  public long overObjects() {
    return counted(forms.overObjects().subList(0, ASKED), companies);
  }

  @Benchmark
  public long overFacts() {
    return counted(forms.overFacts().subList(0, ASKED), facts);
  }

  @Benchmark
  public long generated() {
    return counted(forms.generated().subList(0, ASKED), facts);
  }

  private static <T> long counted(List<Predicate<T>> predicates, List<T> customers) {
    long members = 0;
    for (Predicate<T> predicate : predicates) {
      for (T customer : customers) {
        members += predicate.test(customer) ? 1 : 0;
      }
    }
    return members;
  }
}
