package io.customerview.segmentation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.ContractFacts;
import io.customerview.segmentation.analysis.Finding.AlwaysTrue;
import io.customerview.segmentation.analysis.Finding.ChangesNothing;
import io.customerview.segmentation.analysis.Finding.NeverTrue;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentCheckTest {

  private static final LocalDate TODAY = LocalDate.of(2021, 2, 10);
  private static final BigDecimal FIVE_HUNDRED = new BigDecimal("500.00");

  private static SegmentCheck check(Condition... combined) {
    return check(Segment.builder("segment").combined(combined).build());
  }

  private static SegmentCheck check(Segment segment) {
    return SegmentCheck.of(segment, Criteria.standard(), TODAY);
  }

  private static Finding nothing(int number, Integer... parts) {
    Place place = Place.of(Group.COMBINED, number);
    for (int part : parts) {
      place = place.part(part);
    }
    return new ChangesNothing(place);
  }

  @Test
  @DisplayName("SEG-8: the examples of the rules together are a sound segment")
  void the_examples_of_the_source() {
    SegmentCheck check =
        check(
            Criterion.REVENUE.equalTo(FIVE_HUNDRED),
            Criterion.CONTRACT_START.equalTo(TODAY),
            Criterion.NEXT_RENEWAL.equalTo(TODAY),
            Criterion.CONTRACT_END.equalTo(TODAY),
            Criterion.TAG.equalTo("tag 01"),
            Criterion.CITY.equalTo("São Paulo"),
            Criterion.STATE.equalTo("São Paulo"),
            Criterion.INDUSTRY.equalTo("Tecnologia da informação"));

    assertThat(check.findings()).isEmpty();
    Witness member = check.member().orElseThrow();
    assertThat(member.facts().revenue()).isEqualTo(Money.of(500));
    assertThat(member.facts().state()).contains("sp");
    assertThat(member.facts().city()).contains("sao paulo");
    assertThat(member.facts().contracts())
        .flatExtracting(contract -> contract.renewal().stream().toList())
        .contains(TODAY, TODAY.minusDays(1));
    assertThat(check.outsider()).isPresent();
  }

  @Test
  @DisplayName("SEG-2, SEG-8: two contracts may meet what one can't")
  void contract_conditions_are_each_by_themselves() {
    Condition late = Criterion.CONTRACT_START.greaterThan(TODAY);
    Condition early = Criterion.CONTRACT_START.lessThan(TODAY);

    SegmentCheck each = check(late, early);
    assertThat(each.findings()).isEmpty();
    assertThat(each.member().orElseThrow().facts().contracts()).hasSize(2);

    SegmentCheck one = check(new SameContract(new AllOf(List.of(late, early))));
    assertThat(one.findings()).containsExactly(new NeverTrue());
    assertThat(one.member()).isEmpty();
  }

  @Test
  @DisplayName("SEG-8: what no contract may be binds the contracts that others need")
  void negations_speak_of_every_contract() {
    SegmentCheck check =
        check(
            Criterion.TAG.equalTo("gold"),
            new Not(Criterion.CONTRACT_START.atMost(TODAY)),
            Criterion.CONTRACT_START.atMost(TODAY));
    assertThat(check.findings()).containsExactly(new NeverTrue());

    assertThat(
            check(Criterion.TAG.equalTo("gold"), new Not(Criterion.TAG.lessThan("zinc")))
                .findings())
        .containsExactly(new NeverTrue());
  }

  @Test
  @DisplayName("SEG-5, SEG-8: revenue needs a contract that counts, and may be negative")
  void revenue_needs_a_contract() {
    Condition noContract = new Not(Criterion.CONTRACT_START.atLeast(LocalDate.of(1, 1, 1)));

    assertThat(check(Criterion.REVENUE.atLeast(FIVE_HUNDRED), noContract).findings())
        .containsExactly(new NeverTrue());
    assertThat(check(Criterion.REVENUE.lessThan(BigDecimal.ZERO)).findings()).isEmpty();
    SegmentCheck none = check(Criterion.REVENUE.equalTo(BigDecimal.ZERO), noContract);
    assertThat(none.findings()).containsExactly(nothing(0));
  }

  @Test
  @DisplayName("SEG-8: amounts have four decimals, so nothing lies between two neighbours")
  void neighbours_of_amounts() {
    assertThat(
            check(
                    Criterion.REVENUE.greaterThan(new BigDecimal("500")),
                    Criterion.REVENUE.lessThan(new BigDecimal("500.0001")))
                .findings())
        .containsExactly(new NeverTrue());
    assertThat(
            check(
                    Criterion.REVENUE.greaterThan(new BigDecimal("500")),
                    Criterion.REVENUE.lessThan(new BigDecimal("500.0002")))
                .member()
                .orElseThrow()
                .facts()
                .revenue())
        .isEqualTo(Money.parse("500.0001"));
    assertThat(check(Criterion.REVENUE.atMost(new BigDecimal("999999999999.9999"))).findings())
        .containsExactly(new AlwaysTrue());
  }

  @Test
  @DisplayName("SEG-5, SEG-8: a missing value makes neither of two opposite comparisons true")
  void missing_values_keep_from_always() {
    Condition any = new AnyOf(List.of(Criterion.CITY.atLeast("m"), Criterion.CITY.lessThan("m")));

    SegmentCheck check = check(any);
    assertThat(check.findings()).isEmpty();
    assertThat(check.outsider().orElseThrow().facts().city()).isEmpty();

    Condition revenue =
        new AnyOf(
            List.of(
                Criterion.REVENUE.atLeast(FIVE_HUNDRED), Criterion.REVENUE.lessThan(FIVE_HUNDRED)));
    assertThat(check(revenue).findings()).containsExactly(new AlwaysTrue());
  }

  @Test
  @DisplayName("SEG-4, SEG-8: texts that fold alike are one, and so are a state's names")
  void texts_are_compared_folded() {
    assertThat(
            check(Criterion.CITY.equalTo("SÃO  PAULO"), Criterion.CITY.equalTo("sao paulo"))
                .findings())
        .containsExactly(nothing(0), nothing(1));
    assertThat(
            check(Criterion.STATE.equalTo("SP"), Criterion.STATE.equalTo("São Paulo")).findings())
        .containsExactly(nothing(0), nothing(1));
    assertThat(check(Criterion.CITY.equalTo("C"), Criterion.CITY.equalTo("C++")).findings())
        .containsExactly(new NeverTrue());
    assertThat(check(Criterion.CITY.lessThan("!")).findings()).containsExactly(new NeverTrue());
    assertThat(check(Criterion.TAG.equalTo("x".repeat(129))).findings())
        .containsExactly(new NeverTrue());
    assertThat(check(Criterion.CITY.equalTo("x".repeat(129))).findings()).isEmpty();
  }

  @Test
  @DisplayName("SEG-4, SEG-8: a text between two others is found where there is one")
  void texts_between_two_others() {
    String[][] pairs = {{"c", "c++"}, {"a", "b"}, {"z", "za"}, {"ana", "ana b"}, {"日", "日本"}};
    for (String[] pair : pairs) {
      assertThat(
              check(Criterion.CITY.greaterThan(pair[0]), Criterion.CITY.lessThan(pair[1])).member())
          .as("between %s and %s", pair[0], pair[1])
          .isPresent();
    }
  }

  @Test
  @DisplayName("SEG-8: a condition that changes nothing is told by its place")
  void conditions_that_change_nothing() {
    assertThat(
            check(
                    Criterion.REVENUE.atLeast(FIVE_HUNDRED),
                    Criterion.REVENUE.greaterThan(BigDecimal.ONE))
                .findings())
        .containsExactly(nothing(1));
    assertThat(
            check(
                    Criterion.CITY.equalTo("Santos"),
                    new AnyOf(
                        List.of(
                            Criterion.TAG.equalTo("gold"),
                            new SameContract(
                                new AllOf(
                                    List.of(
                                        Criterion.TAG.equalTo("gold"),
                                        Criterion.CONTRACT_START.atLeast(TODAY)))))))
                .findings())
        .containsExactly(nothing(1, 1));
    Segment independent =
        Segment.builder("segment")
            .independent(Criterion.STATE.equalTo("PR"), Criterion.STATE.atLeast("a"))
            .build();
    assertThat(check(independent).findings())
        .containsExactly(new ChangesNothing(Place.of(Group.INDEPENDENT, 0)));
  }

  @Test
  @DisplayName("SEG-8, SEG-10: relative days are taken as of the given day")
  void as_of_a_day() {
    Segment segment =
        Segment.builder("segment")
            .combined(
                new SameContract(
                    new AllOf(
                        List.of(
                            Criterion.NEXT_RENEWAL.atLeast(RelativeDay.TODAY),
                            Criterion.NEXT_RENEWAL.lessThan(LocalDate.of(2021, 2, 11))))))
            .build();

    assertThat(SegmentCheck.of(segment, Criteria.standard(), TODAY).findings()).isEmpty();
    assertThat(SegmentCheck.of(segment, Criteria.standard(), TODAY.plusDays(1)).findings())
        .containsExactly(new NeverTrue());
  }

  @Test
  @DisplayName("SEG-3, SEG-8: the end of a contract and its renewal are one date")
  void end_and_renewal() {
    assertThat(
            check(
                    Criterion.NEXT_RENEWAL.equalTo(TODAY.minusDays(1)),
                    Criterion.CONTRACT_END.equalTo(TODAY))
                .findings())
        .containsExactly(nothing(0), nothing(1));
  }

  @Test
  @DisplayName(
      "SEG-8, SEG-11: a host's own criterion may have any values, and a witness says which")
  void criteria_of_the_host() {
    Criterion<BigDecimal> seats = Criterion.decimal("seats");
    Criteria known = Criteria.standard().with(HostCriterion.of(seats, facts -> List.of()));
    Segment segment =
        Segment.builder("segment")
            .combined(
                seats.greaterThan(BigDecimal.TEN),
                seats.lessThan(BigDecimal.ONE),
                new Not(seats.equalTo(new BigDecimal("11"))))
            .build();

    Witness member = SegmentCheck.of(segment, known, TODAY).member().orElseThrow();

    assertThat(member.dependsOnHost()).isTrue();
    assertThat(member.hostCriteria()).containsExactly(seats);
    assertThat(member.hostValues(seats))
        .hasSize(2)
        .anySatisfy(value -> assertThat((BigDecimal) value).isGreaterThan(BigDecimal.TEN))
        .anySatisfy(value -> assertThat((BigDecimal) value).isLessThan(BigDecimal.ONE));
  }

  @Test
  @DisplayName("SEG-8: a rule as large as rules may be is checked in bounded work")
  void large_rules_end() {
    List<Condition> blocks = new ArrayList<>();
    for (int at = 0; at < 333; at++) {
      blocks.add(
          new AnyOf(
              List.of(
                  Criterion.TAG.equalTo("t" + at),
                  Criterion.CONTRACT_START.equalTo(TODAY.plusDays(at)),
                  new Not(Criterion.TAG.equalTo("t" + (at + 1) % 333)))));
    }
    SegmentCheck check = check(new AllOf(blocks));

    assertThat(check.findings()).doesNotContain(new NeverTrue(), new AlwaysTrue());
  }

  @Test
  @DisplayName("SEG-8: a tag after a text that is longer than tags may be is found")
  void texts_at_the_longest_length() {
    String longer = "x".repeat(200);

    SegmentCheck check = check(Criterion.TAG.greaterThan(longer), Criterion.TAG.lessThan("y"));

    assertThat(check.findings()).isEmpty();
    assertThat(check.member().orElseThrow().facts().contracts()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("SEG-8: a segment is not changed by a contract that does not count")
  void contracts_that_do_not_count() {
    SegmentCheck check = check(Criterion.CONTRACT_START.equalTo(TODAY));

    assertThat(check.member().orElseThrow().facts().contracts())
        .extracting(ContractFacts::start)
        .containsExactly(TODAY);
  }

  @Test
  @DisplayName("SEG-8: findings are told in three languages")
  void messages() {
    assertThat(new NeverTrue().message(Locale.ENGLISH)).startsWith("No customer can be");
    assertThat(nothing(0, 1).message(Locale.forLanguageTag("pt-BR")))
        .isEqualTo(
            "A condição combinada 1.2 não muda nada: sem ela a segmentação tem os mesmos clientes."
                + " Remova ou corrija.");
    assertThat(new AlwaysTrue().message(Locale.forLanguageTag("es"))).startsWith("Todos los");
  }
}
