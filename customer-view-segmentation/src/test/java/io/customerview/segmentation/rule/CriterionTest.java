package io.customerview.segmentation.rule;

import static io.customerview.segmentation.rule.ConditionTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.shared.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionTest {

  private static final CustomerFacts FACTS =
      CustomerFacts.builder(new CustomerId(new UUID(1, 2))).build();

  @Test
  @DisplayName("SEG-3: the eight built-in criteria, by their names")
  void built_in() {
    assertThat(Criterion.standard())
        .extracting(Criterion::name)
        .containsExactly(
            "revenue",
            "contractStart",
            "nextRenewal",
            "contractEnd",
            "tag",
            "city",
            "state",
            "industry");
    assertThat(Criterion.standard("tag")).contains(Criterion.TAG);
    assertThat(Criterion.standard("tags")).isEmpty();
  }

  @Test
  @DisplayName("SEG-2: a criterion makes comparisons with every operator, fixed and relative")
  void comparisons() {
    BigDecimal ten = BigDecimal.TEN;
    Criterion<BigDecimal> revenue = Criterion.REVENUE;
    assertThat(revenue.greaterThan(ten)).isEqualTo(revenue(Operator.GREATER));
    assertThat(revenue.atLeast(ten)).isEqualTo(revenue(Operator.AT_LEAST));
    assertThat(revenue.equalTo(ten)).isEqualTo(revenue(Operator.EQUAL));
    assertThat(revenue.atMost(ten)).isEqualTo(revenue(Operator.AT_MOST));
    assertThat(revenue.lessThan(ten)).isEqualTo(revenue(Operator.LESS));
    RelativeDay soon = RelativeDay.days(3);
    Criterion<LocalDate> renewal = Criterion.NEXT_RENEWAL;
    assertThat(renewal.greaterThan(soon)).isEqualTo(renewal.is(Operator.GREATER, soon));
    assertThat(renewal.atLeast(soon)).isEqualTo(renewal.is(Operator.AT_LEAST, soon));
    assertThat(renewal.equalTo(soon)).isEqualTo(renewal.is(Operator.EQUAL, soon));
    assertThat(renewal.atMost(soon)).isEqualTo(renewal.is(Operator.AT_MOST, soon));
    assertThat(renewal.lessThan(soon)).isEqualTo(renewal.is(Operator.LESS, soon));
    assertThat(renewal.argument(LocalDate.EPOCH)).isEqualTo(new Day(LocalDate.EPOCH));
  }

  private static Condition revenue(Operator operator) {
    return new Comparison(Criterion.REVENUE, operator, Amount.of(BigDecimal.TEN));
  }

  @Test
  @DisplayName("SEG-2: amounts are equal whatever their scale")
  void amounts() {
    assertThat(Amount.of(new BigDecimal("500")))
        .isEqualTo(Amount.of(new BigDecimal("5E+2")))
        .hasToString("500.00")
        .isNotEqualTo(Amount.of(new BigDecimal("500.0001")));
    assertThat(Amount.of(BigDecimal.ONE).type()).isEqualTo(ValueType.DECIMAL);
  }

  @Test
  @DisplayName("SEG-10: a day counted from today, in months to the end of a shorter one")
  void relative() {
    LocalDate end = LocalDate.of(2023, 1, 31);
    assertThat(RelativeDay.months(1).on(end)).isEqualTo(LocalDate.of(2023, 2, 28));
    assertThat(RelativeDay.months(13).on(end)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(RelativeDay.days(-31).on(end)).isEqualTo(LocalDate.of(2022, 12, 31));
    assertThat(RelativeDay.TODAY.on(end)).isEqualTo(end);
    assertThat(RelativeDay.months(0)).isEqualTo(RelativeDay.TODAY).hasToString("today");
    assertThat(RelativeDay.months(-12)).hasToString("today-12m");
    assertThat(RelativeDay.days(30)).hasToString("today+30d");
  }

  @Test
  @DisplayName("days lie in the years 1 to 9999, and about a hundred years from today")
  void days() {
    SegmentRefusal refusal = new SegmentRefusal.DayOutOfRange();
    assertRefused(() -> new Day(LocalDate.of(0, 12, 31)), refusal);
    assertRefused(() -> new Day(LocalDate.of(10_000, 1, 1)), refusal);
    assertThat(new Day(LocalDate.of(1, 1, 1))).hasToString("0001-01-01");
    assertThat(new Day(LocalDate.of(9999, 12, 31)).type()).isEqualTo(ValueType.DATE);
    assertRefused(() -> RelativeDay.days(36_501), refusal);
    assertRefused(() -> RelativeDay.days(-36_501), refusal);
    assertRefused(() -> RelativeDay.months(1_201), refusal);
    assertRefused(() -> RelativeDay.months(-1_201), refusal);
    assertThat(RelativeDay.days(36_500).type()).isEqualTo(ValueType.DATE);
    assertThat(RelativeDay.months(-1_200).amount()).isEqualTo(-1_200);
  }

  @ParameterizedTest
  @CsvSource({
    "São Paulo, SP",
    "SAO  PAULO, sp",
    "Valle del Cauca, VALLE DEL CAUCA",
    "Amazonas, AM"
  })
  @DisplayName("SEG-4: a state is the same by its name and its abbreviation, whatever the country")
  void states(String one, String other) {
    assertThat(new Text(one).keyFor(Criterion.STATE))
        .isEqualTo(new Text(other).keyFor(Criterion.STATE));
  }

  @Test
  @DisplayName("SEG-4: texts compare folded, with punctuation; a city is no state")
  void texts() {
    assertThat(new Text(" C++ ").keyFor(Criterion.TAG)).isEqualTo("c++");
    assertThat(new Text("SP").keyFor(Criterion.CITY)).isEqualTo("sp");
    assertThat(new Text("São Paulo").keyFor(Criterion.CITY)).isEqualTo("sao paulo");
    assertRefused(() -> new Text("\u0301"), new SegmentRefusal.TextEmpty());
    assertThat(new Text("x".repeat(256)).type()).isEqualTo(ValueType.TEXT);
    assertThatThrownBy(() -> new Text("x".repeat(257))).hasMessageContaining("256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Seats", "1seat", "se ats", "seats!", "ação", "revenue", "tag"})
  @DisplayName("SEG-11: a host's criterion has a plain name of its own")
  void names(String name) {
    assertRefused(() -> Criterion.decimal(name), new SegmentRefusal.CriterionName());
    assertRefused(() -> Criterion.date(name), new SegmentRefusal.CriterionName());
    assertRefused(() -> Criterion.text(name), new SegmentRefusal.CriterionName());
  }

  @Test
  @DisplayName("SEG-11: a host's criterion is equal by name and type")
  void equality() {
    String longest = "s" + "1".repeat(63);
    assertThat(Criterion.decimal(longest)).isEqualTo(Criterion.decimal(longest));
    assertRefused(() -> Criterion.decimal(longest + "1"), new SegmentRefusal.CriterionName());
    assertThat(Criterion.text("plan"))
        .hasSameHashCodeAs(Criterion.text("plan"))
        .isNotEqualTo(Criterion.date("plan"))
        .isNotEqualTo(Criterion.text("plans"))
        .isNotEqualTo("plan")
        .hasToString("plan");
  }

  @Test
  @DisplayName("SEG-11: criteria are known by name, and read by name and type")
  void known() {
    HostCriterion<String> plan = HostCriterion.of(Criterion.text("plan"), facts -> List.of("A"));
    Criteria criteria = Criteria.standard().with(plan);
    assertThat(criteria.named("plan")).contains(plan.criterion());
    assertThat(criteria.named("city")).contains(Criterion.CITY);
    assertThat(Criteria.standard().named("plan")).isEmpty();
    assertThat(criteria.all()).hasSize(9).endsWith(plan.criterion());
    assertThat(criteria.host(Criterion.text("plan"))).isSameAs(plan);
    assertRefused(
        () -> criteria.host(Criterion.date("plan")), new SegmentRefusal.CriterionUnknown("plan"));
    assertRefused(
        () -> Criteria.standard().host(plan.criterion()),
        new SegmentRefusal.CriterionUnknown("plan"));
    assertThatThrownBy(() -> criteria.with(plan)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HostCriterion.of(Criterion.CITY, facts -> List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("SEG-11: a host's values are read exactly")
  void host_values() {
    assertThat(
            HostCriterion.of(Criterion.decimal("seats"), facts -> List.of(new BigDecimal("2.5001")))
                .units(FACTS))
        .containsExactly(25_001);
    assertThat(
            HostCriterion.of(Criterion.date("visit"), facts -> List.of(LocalDate.of(1970, 1, 3)))
                .units(FACTS))
        .containsExactly(2);
    HostCriterion<String> plan =
        HostCriterion.of(Criterion.text("plan"), facts -> List.of("  CAFÉ ", "C++"));
    assertThat(plan.keys(FACTS)).containsExactly("cafe", "c++");
    assertThat(plan).hasToString("plan");
    assertThat(plan.sql()).isEmpty();
    assertThat(plan.withSql("select 1").sql()).contains("select 1");
  }

  @Test
  @DisplayName("SEG-11: a reader that fails is told with its criterion, and nothing that it said")
  void failing() {
    HostCriterion<String> throwing =
        HostCriterion.of(
            Criterion.text("plan"),
            facts -> {
              throw new IllegalStateException("Maria");
            });
    assertThatThrownBy(() -> throwing.keys(FACTS))
        .isInstanceOfSatisfying(
            HostCriterionException.class,
            e -> {
              assertThat(e.criterion()).isEqualTo("plan");
              assertThat(e.code()).isEqualTo(HostCriterionException.CODE);
            })
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("Maria");
    HostCriterion<BigDecimal> huge =
        HostCriterion.of(Criterion.decimal("seats"), facts -> List.of(new BigDecimal("1E+13")));
    assertThatThrownBy(() -> huge.units(FACTS)).isInstanceOf(HostCriterionException.class);
  }
}
