package io.customerview.segmentation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HorizonProperties {

  private static final LocalDate TODAY = SegmentArbitraries.TODAY;
  private static final Criteria CRITERIA = SegmentArbitraries.CRITERIA;

  /** All days of the customers but the farthest turn within this many days. */
  private static final int LOOK_AHEAD = 900;

  @Provide
  Arbitrary<Segment> relative() {
    Arbitrary<Criterion<?>> dates =
        Arbitraries.of(
            Criterion.CONTRACT_START,
            Criterion.NEXT_RENEWAL,
            Criterion.CONTRACT_END,
            SegmentArbitraries.VISIT.criterion());
    Arbitrary<Condition> comparison =
        Combinators.combine(
                dates,
                Arbitraries.of(Operator.values()),
                SegmentArbitraries.relativeDays(),
                Arbitraries.of(true, false))
            .as(
                (criterion, operator, day, negated) -> {
                  Condition one = criterion.is(operator, day);
                  return negated ? new Not(one) : one;
                });
    return comparison
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            conditions ->
                Segment.builder("segment").combined(conditions.toArray(Condition[]::new)).build());
  }

  @Provide
  Arbitrary<Segment> segments() {
    return SegmentArbitraries.segments();
  }

  @Provide
  Arbitrary<CustomerFacts> customers() {
    return SegmentArbitraries.customers();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-10: the next change is the first day that asking every day would find")
  void first_day(@ForAll("relative") Segment segment, @ForAll("customers") CustomerFacts customer) {
    check(segment, customer);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-10: so it is for any segment, with other conditions and in blocks")
  void of_any_segment(
      @ForAll("segments") Segment segment, @ForAll("customers") CustomerFacts customer) {
    check(segment, customer);
  }

  private static void check(Segment segment, CustomerFacts customer) {
    Optional<LocalDate> found =
        Horizon.of(segment, CRITERIA)
            .nextChange(customer, TODAY, day -> isMember(segment, customer, day));
    boolean now = isMember(segment, customer, TODAY);
    Optional<LocalDate> expected =
        Stream.iterate(TODAY.plusDays(1), day -> day.plusDays(1))
            .limit(LOOK_AHEAD)
            .filter(day -> isMember(segment, customer, day) != now)
            .findFirst();
    assertThat(found.filter(day -> !day.isAfter(TODAY.plusDays(LOOK_AHEAD)))).isEqualTo(expected);
  }

  private static boolean isMember(Segment segment, CustomerFacts customer, LocalDate day) {
    return new PlainReading(CRITERIA, day).isMember(segment, customer);
  }

  @Example
  @Label("SEG-10: who renews in 40 days enters \"in the next 30 days\" in 10, and leaves after 41")
  void example() {
    CustomerFacts customer =
        CustomerFacts.builder(new CustomerId(new UUID(1, 1)))
            .contracts(
                List.of(
                    ContractFacts.counting(TODAY.minusDays(325), TODAY.plusDays(40), List.of())))
            .build();
    Segment soon =
        Segment.builder("Renews within 30 days")
            .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
            .build();
    Horizon horizon = Horizon.of(soon, Criteria.standard());
    assertThat(horizon.isRelative()).isTrue();
    assertThat(horizon.nextChange(customer, TODAY, day -> isMember(soon, customer, day)))
        .hasValue(TODAY.plusDays(10));
    assertThat(
            horizon.nextChange(customer, TODAY.plusDays(10), day -> isMember(soon, customer, day)))
        .hasValue(TODAY.plusDays(41));
    assertThat(
            horizon.nextChange(customer, TODAY.plusDays(41), day -> isMember(soon, customer, day)))
        .isEmpty();
  }

  @Example
  @Label(
      "SEG-10: months are cut at their last day, so 30 March is passed by \"in a month\" on 1 March")
  void cut_months() {
    CustomerFacts customer =
        CustomerFacts.builder(new CustomerId(new UUID(1, 1)))
            .contracts(List.of(ContractFacts.ofStart(LocalDate.of(2024, 3, 30))))
            .build();
    Segment reached =
        Segment.builder("Starts within a month")
            .combined(Criterion.CONTRACT_START.atMost(RelativeDay.months(1)))
            .build();
    assertThat(
            Horizon.of(reached, Criteria.standard())
                .nextChange(
                    customer, LocalDate.of(2024, 2, 10), day -> isMember(reached, customer, day)))
        .hasValue(LocalDate.of(2024, 3, 1));
  }
}
