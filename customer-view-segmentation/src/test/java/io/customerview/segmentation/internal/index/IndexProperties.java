package io.customerview.segmentation.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class IndexProperties {

  private final Matcher matcher = new Matcher();

  @Provide
  Arbitrary<List<Segment>> segments() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, SegmentArbitraries.segments().list().ofMinSize(1).ofMaxSize(100)),
        Tuple.of(1, SegmentArbitraries.plainSegments().list().ofMinSize(1).ofMaxSize(300)));
  }

  @Provide
  Arbitrary<List<CustomerFacts>> customers() {
    return SegmentArbitraries.customers().list().ofSize(10);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6, SEG-9: an index finds the segments that the rules' plain reading finds")
  void same_segments(
      @ForAll("segments") List<Segment> segments,
      @ForAll("customers") List<CustomerFacts> customers) {
    Map<SegmentId, Segment> byId = new HashMap<>();
    segments.forEach(segment -> byId.put(id(byId.size()), segment));
    SegmentIndex index =
        SegmentIndex.of(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY, byId);
    check(index, byId, customers);
  }

  @Example
  @Label("SEG-9: thousands of segments with limits of their own are found like few")
  void thousands_with_limits_of_their_own() {
    LocalDate today = SegmentArbitraries.TODAY;
    Map<SegmentId, Segment> segments = new HashMap<>();
    for (int number = 0; number < 3_000; number++) {
      segments.put(
          id(number),
          Segment.builder("s")
              .combined(
                  Criterion.REVENUE.atLeast(BigDecimal.valueOf(number)),
                  Criterion.CONTRACT_START.atMost(today.minusDays(number / 2)))
              .independent(
                  Criterion.CITY.equalTo("City " + number / 3),
                  Criterion.REVENUE.atMost(BigDecimal.valueOf(1_000 + number)))
              .build());
    }
    List<CustomerFacts> customers = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      customers.add(
          CustomerFacts.builder(new CustomerId(new UUID(1, number)))
              .revenue(Money.of(97 * number))
              .city("City " + 31 * number / 3)
              .contracts(List.of(ContractFacts.ofStart(today.minusDays(41 * number))))
              .build());
    }
    check(SegmentIndex.of(SegmentArbitraries.CRITERIA, today, segments), segments, customers);
  }

  /** A change of an index, beside the same change of a map. */
  private interface Change {
    SegmentIndex of(SegmentIndex index, Map<SegmentId, Segment> segments);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<SegmentId> ids = Arbitraries.integers().between(0, 30).map(IndexProperties::id);
    Arbitrary<Change> put =
        Combinators.combine(ids, SegmentArbitraries.segments())
            .as(
                (id, segment) ->
                    (index, segments) -> {
                      segments.put(id, segment);
                      return index.with(id, segment);
                    });
    Arbitrary<Change> remove =
        ids.map(
            id ->
                (index, segments) -> {
                  segments.remove(id);
                  return index.without(id);
                });
    Arbitrary<Change> compact = Arbitraries.just((index, segments) -> index.compacted());
    Arbitrary<Change> move =
        Arbitraries.integers()
            .between(-40, 40)
            .map(days -> (index, segments) -> index.on(SegmentArbitraries.TODAY.plusDays(days)));
    return Arbitraries.frequencyOf(
            Tuple.of(20, put), Tuple.of(6, remove), Tuple.of(1, compact), Tuple.of(2, move))
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6, SEG-10: so it does after changes, compactions and moves to another day")
  void same_segments_after_changes(
      @ForAll("changes") List<Change> changes, @ForAll("customers") List<CustomerFacts> customers) {
    Map<SegmentId, Segment> segments = new HashMap<>();
    SegmentIndex index =
        SegmentIndex.empty(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY, 4);
    for (Change change : changes) {
      index = change.of(index, segments);
      check(index, segments, customers.subList(0, 1));
    }
    check(index, segments, customers);
    check(index.compacted(), segments, customers);
  }

  private void check(
      SegmentIndex index, Map<SegmentId, Segment> segments, List<CustomerFacts> customers) {
    LocalDate day = index.day();
    PlainReading plain = new PlainReading(SegmentArbitraries.CRITERIA, day);
    assertThat(index.size()).isEqualTo(segments.size());
    for (CustomerFacts customer : customers) {
      List<SegmentId> expected = new ArrayList<>();
      segments.forEach(
          (id, segment) -> {
            if (plain.isMember(segment, customer)) {
              expected.add(id);
            }
          });
      Matches found = matcher.match(index, day, customer);
      assertThat(found.matched()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(found.failed()).isEmpty();
    }
  }

  private static SegmentId id(int number) {
    return new SegmentId(new UUID(0, number));
  }
}
