package io.customerview.segmentation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.explain.Step.Block;
import io.customerview.segmentation.explain.Step.Compared;
import io.customerview.segmentation.explain.Step.OneContract;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExplanationProperties {

  private static final PlainReading PLAIN =
      new PlainReading(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);

  @Provide
  Arbitrary<Segment> segments() {
    return SegmentArbitraries.segments();
  }

  @Provide
  Arbitrary<CustomerFacts> customers() {
    return SegmentArbitraries.customers();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-6, SEG-7: an explanation gives the answer of the rules, for every condition")
  void same_answers(
      @ForAll("segments") Segment segment, @ForAll("customers") CustomerFacts customer) {
    Explanation why =
        Explanation.of(segment, customer, SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);

    assertThat(why.isMember()).isEqualTo(PLAIN.isMember(segment, customer));
    why.combined().forEach(step -> check(step, segment, customer));
    why.independent().forEach(step -> check(step, segment, customer));
    long lines = why.text(Locale.forLanguageTag("pt-BR")).lines().count();
    assertThat(lines).isGreaterThan(segment.combined().size() + segment.independent().size());
  }

  private static void check(Step step, Segment segment, CustomerFacts customer) {
    assertThat(step.place().in(segment)).contains(step.condition());
    assertThat(step.holds()).isEqualTo(PLAIN.isMet(step.condition(), customer));
    if (step instanceof Compared compared) {
      assertThat(compared.seen().isEmpty()).isEqualTo(compared.missing().isPresent());
      assertThat(compared.holds() && compared.seen().size() != 1).isFalse();
    } else if (step instanceof OneContract one) {
      one.contract().ifPresent(contract -> checkContract(one, segment, customer));
    } else if (step instanceof Block block) {
      block.parts().forEach(part -> check(part, segment, customer));
    }
  }

  /** What stands in a block about one contract is told of that contract alone. */
  private static void checkContract(OneContract one, Segment segment, CustomerFacts customer) {
    CustomerFacts alone =
        CustomerFacts.builder(customer.customer())
            .contracts(List.of(customer.contracts().get(one.number() - 1)))
            .build();
    assertThat(one.parts()).allMatch(part -> part.holds() == one.holds());
    one.parts().forEach(part -> check(part, segment, alone));
  }
}
