package io.customerview.benchmark.segment;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.internal.index.SegmentIndex;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One changed customer asked for all of its segments: another customer in each invocation. The
 * index gives their ids, what it is compared with only counts them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IndexBenchmark {

  private static final int CUSTOMERS = 1_000;
  private static final int CHECKED = 30;

  @Param({"100", "1000", "10000"})
  public int segments;

  /** What the segments look like: the plain shape, or with all that goes beyond it. */
  @Param({"source", "mixed"})
  public String shape = "";

  private final Matcher matcher = new Matcher();
  private List<Company> companies = List.of();
  private List<CustomerFacts> facts = List.of();
  private SegmentIndex index = SegmentIndex.empty(Criteria.standard(), World.TODAY);
  private List<Predicate<Company>> overObjects = List.of();
  private List<Predicate<CustomerFacts>> overFacts = List.of();
  private int next;

  /** Makes the world and the one form that is measured, and holds that to the plain reading. */
  @Setup
  public void prepare(BenchmarkParams benchmark) {
    World world = new World(1);
    companies = world.companies(CUSTOMERS);
    facts = World.facts(companies);
    List<Segment> all =
        shape.equals("source")
            ? WorldSegments.plain(world, 3, segments)
            : WorldSegments.mixed(world, 3, segments);
    Oracle oracle = new Oracle(all, companies.subList(0, CHECKED));
    String measured = benchmark.getBenchmark();
    if (measured.endsWith("overObjects")) {
      overObjects = oracle.confirmed(ObjectPredicates.of(all, World.TODAY), companies);
    } else if (measured.endsWith("overFacts")) {
      overFacts = oracle.confirmed(FactPredicates.of(all, World.TODAY), facts);
    } else if (measured.endsWith("generated")) {
      overFacts = oracle.confirmed(GeneratedJava.of(all, World.TODAY), facts);
    } else {
      index = SegmentIndex.of(Criteria.standard(), World.TODAY, numbered(all));
      confirm(oracle);
    }
  }

  static Map<SegmentId, Segment> numbered(List<Segment> segments) {
    Map<SegmentId, Segment> numbered = new HashMap<>();
    segments.forEach(segment -> numbered.put(id(numbered.size()), segment));
    return numbered;
  }

  static SegmentId id(int number) {
    return new SegmentId(new UUID(0, number));
  }

  private void confirm(Oracle oracle) {
    for (int customer = 0; customer < CHECKED; customer++) {
      Set<SegmentId> expected = new HashSet<>();
      for (int segment = 0; segment < segments; segment++) {
        if (oracle.isMember(segment, customer)) {
          expected.add(id(segment));
        }
      }
      List<SegmentId> found =
          new ArrayList<>(matcher.match(index, World.TODAY, facts.get(customer)).matched());
      if (found.size() != expected.size() || !expected.containsAll(found)) {
        throw new IllegalStateException("Other segments of customer " + customer);
      }
    }
  }

  @Benchmark
  public int index() {
    return matcher.match(index, World.TODAY, facts.get(customer())).matched().size();
  }

  @Benchmark
  public int overObjects() {
    return counted(overObjects, companies.get(customer()));
  }

  @Benchmark
  public int overFacts() {
    return counted(overFacts, facts.get(customer()));
  }

  @Benchmark
  public int generated() {
    return counted(overFacts, facts.get(customer()));
  }

  private int customer() {
    next = next == CUSTOMERS - 1 ? 0 : next + 1;
    return next;
  }

  private static <T> int counted(List<Predicate<T>> predicates, T customer) {
    int count = 0;
    for (int at = 0; at < predicates.size(); at++) {
      count += predicates.get(at).test(customer) ? 1 : 0;
    }
    return count;
  }
}
