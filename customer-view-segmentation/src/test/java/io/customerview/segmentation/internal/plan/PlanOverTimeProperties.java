package io.customerview.segmentation.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlanOverTimeProperties {

  private static final Criteria CRITERIA = SegmentArbitraries.CRITERIA;

  @Provide
  Arbitrary<Segment> segments() {
    return SegmentArbitraries.segments();
  }

  @Provide
  Arbitrary<CustomerFacts> customers() {
    return SegmentArbitraries.customers();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6 SEG-10: compiled once, a segment says on every day what it means on that day")
  void on_every_day(
      @ForAll("segments") Segment segment,
      @ForAll("customers") CustomerFacts customer,
      @ForAll @IntRange(min = -800, max = 800) int ahead) {
    LocalDate day = SegmentArbitraries.TODAY.plusDays(ahead);
    assertThat(PlanOverTime.of(segment, CRITERIA).test(customer, day))
        .isEqualTo(isMember(segment, customer, day));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-10: where what stands still decides, no day changes the answer")
  void decided(@ForAll("segments") Segment segment, @ForAll("customers") CustomerFacts customer) {
    if (PlanOverTime.of(segment, CRITERIA).isDecided(customer)) {
      boolean now = isMember(segment, customer, SegmentArbitraries.TODAY);
      assertThat(Stream.iterate(-800, ahead -> ahead + 7).limit(230))
          .allMatch(
              ahead ->
                  isMember(segment, customer, SegmentArbitraries.TODAY.plusDays(ahead)) == now);
    }
  }

  private static boolean isMember(Segment segment, CustomerFacts customer, LocalDate day) {
    return new PlainReading(CRITERIA, day).isMember(segment, customer);
  }
}
