package io.customerview.segmentation.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.internal.column.Population.Step;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SnapshotProperties {

  private static final PlainReading PLAIN =
      new PlainReading(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);

  @Provide
  Arbitrary<List<Segment>> segments() {
    return SegmentArbitraries.segments().list().ofSize(8);
  }

  @Provide
  Arbitrary<List<Segment>> plain() {
    return SegmentArbitraries.plainSegments().list().ofSize(8);
  }

  @Provide
  Arbitrary<List<CustomerFacts>> customers() {
    return Population.customers();
  }

  @Provide
  Arbitrary<List<CustomerFacts>> few() {
    return Population.fewCustomers();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Population.steps();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6: a snapshot has the members of the rules' plain reading")
  void same_members(
      @ForAll("segments") List<Segment> segments,
      @ForAll("customers") List<CustomerFacts> customers) {
    check(snapshot(customers), segments, customers);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6: so it has for segments of the plain shape")
  void same_members_of_plain_segments(
      @ForAll("plain") List<Segment> segments, @ForAll("customers") List<CustomerFacts> customers) {
    check(snapshot(customers), segments, customers);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-9: changed, removed and added customers are answered for as they are now")
  void same_members_after_changes(
      @ForAll("segments") List<Segment> segments,
      @ForAll("few") List<CustomerFacts> customers,
      @ForAll("steps") List<Step> steps) {
    Snapshot first = snapshot(customers);
    Snapshot snapshot = first;
    Map<CustomerId, CustomerFacts> expected = new LinkedHashMap<>();
    customers.forEach(each -> expected.put(each.customer(), each));
    for (Step step : steps) {
      switch (step.kind()) {
        case WITH -> {
          snapshot = snapshot.with(step.facts());
          expected.put(step.id(), step.facts());
        }
        case WITHOUT -> {
          snapshot = snapshot.without(step.id());
          expected.remove(step.id());
        }
        case COMPACTED -> {
          snapshot = snapshot.compacted();
          assertThat(snapshot.changes()).isZero();
        }
      }
    }
    check(snapshot, segments, expected.values());
    check(snapshot.compacted(), segments, expected.values());
    check(first, segments, customers);
  }

  private static Snapshot snapshot(List<CustomerFacts> customers) {
    return Snapshot.of(SegmentArbitraries.CRITERIA, customers.stream());
  }

  private static void check(
      Snapshot snapshot, List<Segment> segments, Collection<CustomerFacts> customers) {
    List<Formula> formulas = new ArrayList<>();
    for (Segment segment : segments) {
      formulas.add(Formula.of(segment, SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY));
    }
    List<Members> members = snapshot.members(Batch.of(formulas));
    for (int at = 0; at < segments.size(); at++) {
      Segment segment = segments.get(at);
      Set<CustomerId> plain =
          customers.stream()
              .filter(customer -> PLAIN.isMember(segment, customer))
              .map(CustomerFacts::customer)
              .collect(Collectors.toSet());
      assertThat(members.get(at).count()).isEqualTo(plain.size());
      assertThat(Set.copyOf(members.get(at).toList())).isEqualTo(plain);
      assertThat(members.get(at).failed()).isEmpty();
      assertThat(snapshot.members(formulas.get(at)).toList()).isEqualTo(members.get(at).toList());
    }
  }
}
