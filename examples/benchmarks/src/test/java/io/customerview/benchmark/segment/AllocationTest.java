package io.customerview.benchmark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.index.Matcher;
import io.customerview.segmentation.internal.index.SegmentIndex;
import io.customerview.segmentation.internal.plan.Plan;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is allocated")
class AllocationTest {

  private final World world = new World(1);
  private final List<CustomerFacts> customers = World.facts(world.companies(1_000));

  @Test
  void asking_plans_allocates_nothing() {
    List<Plan> plans =
        WorldSegments.mixed(world, 2, 50).stream()
            .map(segment -> Plan.of(Formula.of(segment, Criteria.standard(), World.TODAY)))
            .toList();
    assertThat(allocated(customer -> members(plans, customer)))
        .isLessThan(customers.size()); // what measuring takes, and not a byte a customer
  }

  @Test
  void matching_allocates_under_200_bytes() {
    SegmentIndex index =
        SegmentIndex.of(
            Criteria.standard(),
            World.TODAY,
            IndexBenchmark.numbered(WorldSegments.mixed(world, 2, 1_000)));
    Matcher matcher = new Matcher();
    long bytes =
        allocated(customer -> matcher.match(index, World.TODAY, customer).matched().size());
    assertThat(bytes).isLessThan(200L * customers.size());
  }

  @Test
  @DisplayName("SEG-10: a list of texts takes as much for each of its texts, however long it is")
  void lists_of_texts_allocate_in_proportion() {
    long some = ofList(250);
    assertThat(ofList(1_000)).isLessThan(6 * some);
  }

  private static long ofList(int texts) {
    Segment list =
        Segment.builder("List")
            .combined(
                Criterion.CITY.in(
                    IntStream.range(0, texts).mapToObj(at -> "city " + at).toArray(String[]::new)))
            .build();
    Segment oneByOne =
        Segment.builder("One by one")
            .independent(
                IntStream.range(0, texts)
                    .mapToObj(at -> Criterion.CITY.equalTo("city " + at))
                    .toArray(Condition[]::new))
            .build();
    return bytes(
        () -> {
          Formula listed = Formula.of(list, Criteria.standard(), World.TODAY);
          assertThat(Formula.of(oneByOne, Criteria.standard(), World.TODAY)).isEqualTo(listed);
        });
  }

  @Test
  @DisplayName(
      "SEG-10: a thousand rules that move with the days, most of other cities, cost an edit next to nothing")
  void rules_that_move_with_the_days() {
    for (String city : List.of("Recife", "city 7")) {
      MovingRulesBenchmark host = new MovingRulesBenchmark();
      host.city = city;
      host.prepare();
      host.edit();
      assertThat(bytes(host::edit)).as(city).isLessThan(2_000_000);
    }
  }

  private static long bytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static long members(List<Plan> plans, CustomerFacts customer) {
    long members = 0;
    for (int at = 0; at < plans.size(); at++) {
      members += plans.get(at).test(customer) ? 1 : 0;
    }
    return members;
  }

  /** Returns how many bytes a run over all customers allocates. */
  private long allocated(ToLongFunction<CustomerFacts> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long first = run(work);
    long before = threads.getCurrentThreadAllocatedBytes();
    long again = run(work);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(again).isEqualTo(first);
    return bytes;
  }

  private long run(ToLongFunction<CustomerFacts> work) {
    long sum = 0;
    for (int at = 0; at < customers.size(); at++) {
      sum += work.applyAsLong(customers.get(at));
    }
    return sum;
  }
}
