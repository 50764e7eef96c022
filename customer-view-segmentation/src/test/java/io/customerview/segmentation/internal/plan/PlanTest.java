package io.customerview.segmentation.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);

  private final AtomicInteger reads = new AtomicInteger();
  private final HostCriterion<BigDecimal> failing =
      HostCriterion.of(
          Criterion.decimal("seats"),
          facts -> {
            throw new IllegalStateException("São Paulo");
          });
  private final HostCriterion<BigDecimal> counted =
      HostCriterion.of(
          Criterion.decimal("visits"),
          facts -> {
            reads.incrementAndGet();
            return List.of(BigDecimal.ONE);
          });
  private final Criteria criteria = Criteria.standard().with(failing, counted);
  private final CustomerFacts customer =
      CustomerFacts.builder(new CustomerId(UUID.randomUUID()))
          .revenue(Money.of(500))
          .city("Santos")
          .contracts(
              List.of(
                  ContractFacts.counting(TODAY.minusDays(9), TODAY, List.of("ouro", "prata")),
                  ContractFacts.counting(TODAY, null, List.of()),
                  ContractFacts.ofStart(TODAY.minusYears(1))))
          .build();

  @Test
  @DisplayName("SEG-11: a failing criterion fails the segment, whatever its other conditions say")
  void a_failing_criterion_is_reported() {
    for (String city : List.of("Santos", "Bauru")) {
      Plan plan =
          plan(
              Criterion.CITY.equalTo(city),
              failing.criterion().atLeast(BigDecimal.ONE),
              counted.criterion().atLeast(BigDecimal.ONE));
      assertThatThrownBy(() -> plan.test(customer))
          .isInstanceOf(HostCriterionException.class)
          .hasMessageContaining("seats")
          .hasMessageNotContaining("São Paulo");
    }
  }

  @Test
  @DisplayName("SEG-11: a criterion of the host's own is read once a customer")
  void a_host_is_read_once() {
    Plan plan =
        plan(
            new AnyOf(
                List.of(
                    counted.criterion().greaterThan(BigDecimal.TEN),
                    new AllOf(
                        List.of(
                            Criterion.CITY.equalTo("Santos"),
                            counted.criterion().atMost(BigDecimal.ONE))))));
    assertThat(plan.test(customer)).isTrue();
    assertThat(reads).hasValue(1);
  }

  @Test
  @DisplayName("SEG-1: the largest segment is asked without depth of stack")
  void a_large_segment() {
    List<Condition> cities = new ArrayList<>();
    for (int at = 0; at < Condition.MOST_CONDITIONS - 1; at++) {
      Condition city = Criterion.CITY.equalTo("City " + at);
      Condition tag = Criterion.TAG.equalTo("tag " + at);
      cities.add(at % 2 == 0 ? city : tag);
    }
    Condition nested = Criterion.REVENUE.atLeast(new BigDecimal("500"));
    for (int depth = 0; depth < 14; depth++) {
      nested = new Not(new AnyOf(List.of(nested)));
    }
    Plan plan =
        Plan.of(
            Formula.of(
                Segment.builder("large")
                    .combined(nested)
                    .independent(cities.toArray(Condition[]::new))
                    .build(),
                criteria,
                TODAY));
    assertThat(plan.test(customer)).isFalse();
    CustomerFacts there =
        CustomerFacts.builder(customer.customer()).revenue(Money.of(500)).city("CITY 998").build();
    assertThat(plan.test(there)).isTrue();
  }

  @Test
  @DisplayName("SEG-6: many texts and many ranges are found as few are")
  void many_values() {
    String[] cities = IntStream.range(0, 900).mapToObj(at -> "City " + at).toArray(String[]::new);
    LocalDate[] days =
        IntStream.range(0, 900).mapToObj(at -> TODAY.plusDays(3L * at)).toArray(LocalDate[]::new);
    Plan inCity = plan(Criterion.CITY.in(cities));
    Plan onDay = plan(Criterion.NEXT_RENEWAL.in(days));
    for (int at = -10; at < 2_710; at++) {
      CustomerFacts one =
          CustomerFacts.builder(customer.customer())
              .city("city " + at)
              .contracts(List.of(ContractFacts.counting(TODAY, TODAY.plusDays(at), List.of())))
              .build();
      assertThat(inCity.test(one)).isEqualTo(at >= 0 && at < 900);
      assertThat(onDay.test(one)).isEqualTo(at >= 0 && at < 2_700 && at % 3 == 0);
    }
  }

  private Plan plan(Condition... conditions) {
    return Plan.of(Formula.of(Segment.builder("s").combined(conditions).build(), criteria, TODAY));
  }
}
