package io.customerview.segmentation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormulaProperties {

  private static final PlainReading PLAIN =
      new PlainReading(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);

  @Provide
  Arbitrary<Segment> segments() {
    return SegmentArbitraries.segments();
  }

  @Provide
  Arbitrary<Segment> plain() {
    return SegmentArbitraries.plainSegments();
  }

  @Provide
  Arbitrary<List<CustomerFacts>> customers() {
    return SegmentArbitraries.customers().list().ofSize(20);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-2, SEG-5, SEG-10: a formula has the members of the rules' plain reading")
  void same_members(
      @ForAll("segments") Segment segment, @ForAll("customers") List<CustomerFacts> customers) {
    check(segment, customers);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-1, SEG-3: so has a formula of a segment of the plain shape")
  void same_members_of_plain_segments(
      @ForAll("plain") Segment segment, @ForAll("customers") List<CustomerFacts> customers) {
    check(segment, customers);
  }

  private static void check(Segment segment, List<CustomerFacts> customers) {
    Formula formula = Formula.of(segment, SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);
    for (CustomerFacts customer : customers) {
      assertThat(PlainFormula.isMet(formula, customer))
          .isEqualTo(PLAIN.isMember(segment, customer));
    }
  }
}
