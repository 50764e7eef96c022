package io.customerview.examples.spark.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.LocalSpark;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentColumnsTest {

  private static final LocalDate TODAY = LocalDate.of(2021, 2, 10);
  private static final CustomerId NOTHING = id(0);
  private static final CustomerId LARGE = id(1);
  private static final CustomerId SPREAD = id(2);
  private static final CustomerId IDLE = id(3);
  private static final CustomerId FAR = id(4);

  private static final Dataset<Row> BASE =
      LocalSpark.base(
              Criteria.standard(),
              List.of(
                  CustomerFacts.builder(NOTHING).build(),
                  CustomerFacts.builder(LARGE)
                      .revenue(Money.parse("1234.5678"))
                      .city("São  Paulo")
                      .state("São Paulo")
                      .industry("C++")
                      .contracts(
                          List.of(
                              ContractFacts.counting(
                                  LocalDate.of(2020, 2, 10),
                                  LocalDate.of(2021, 2, 9),
                                  List.of("ouro", "piloto"))))
                      .build(),
                  CustomerFacts.builder(SPREAD)
                      .revenue(Money.parse("-10"))
                      .city("Campinas")
                      .state("SP")
                      .industry("C")
                      .contracts(
                          List.of(
                              ContractFacts.counting(
                                  LocalDate.of(2018, 1, 1), LocalDate.of(2022, 1, 1), List.of()),
                              ContractFacts.counting(
                                  LocalDate.of(2021, 1, 1), null, List.of("ouro"))))
                      .build(),
                  CustomerFacts.builder(IDLE)
                      .city("\uFFFD")
                      .contracts(List.of(ContractFacts.ofStart(LocalDate.of(2019, 5, 5))))
                      .build(),
                  CustomerFacts.builder(FAR)
                      .city("\uD835\uDD38x")
                      .state("Valle del Cauca")
                      .build()))
          .cache();

  private static CustomerId id(long number) {
    return new CustomerId(new UUID(0, number));
  }

  private static List<CustomerId> members(Condition... combined) {
    return members(Segment.builder("all").combined(combined).build());
  }

  private static List<CustomerId> members(Segment segment) {
    return ids(SparkSegments.of(BASE, HostColumns.none(), TODAY).members(segment));
  }

  private static List<CustomerId> ids(Dataset<Row> customers) {
    return customers.collectAsList().stream()
        .map(row -> new CustomerId(UUID.fromString(row.getString(0))))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("SEG-1: all of the combined conditions hold, and one of the independent ones")
  void combined_and_independent() {
    Segment segment =
        Segment.builder("both")
            .combined(Criterion.STATE.equalTo("SP"))
            .independent(Criterion.INDUSTRY.equalTo("c++"), Criterion.REVENUE.lessThan(amount(-9)))
            .build();
    assertThat(members(segment)).containsExactly(LARGE, SPREAD);
    Segment narrower =
        Segment.builder("narrower")
            .combined(Criterion.STATE.equalTo("SP"), Criterion.CITY.equalTo("campinas"))
            .independent(Criterion.INDUSTRY.equalTo("c++"), Criterion.REVENUE.lessThan(amount(-9)))
            .build();
    assertThat(members(narrower)).containsExactly(SPREAD);
  }

  @Test
  @DisplayName("SEG-2: each condition on contracts is met by itself, a range and a block by one")
  void conditions_on_contracts() {
    Condition late = Criterion.CONTRACT_START.atLeast(LocalDate.of(2020, 6, 1));
    Condition renews = Criterion.NEXT_RENEWAL.atLeast(LocalDate.of(2021, 6, 1));
    assertThat(members(late, renews)).containsExactly(SPREAD);
    assertThat(members(new SameContract(new AllOf(List.of(late, renews))))).isEmpty();
    assertThat(
            members(
                Criterion.CONTRACT_START.atLeast(LocalDate.of(2019, 1, 1)),
                Criterion.CONTRACT_START.atMost(LocalDate.of(2019, 1, 1))))
        .containsExactly(SPREAD);
    assertThat(
            members(
                Criterion.CONTRACT_START.between(
                    LocalDate.of(2018, 6, 1), LocalDate.of(2020, 12, 31))))
        .containsExactly(LARGE, IDLE);
    assertThat(members(new SameContract(new AllOf(List.of(new Not(renews), hasTag("ouro"))))))
        .containsExactly(LARGE, SPREAD);
    assertThat(members(new Not(new SameContract(new AllOf(List.of(new Not(renews), late))))))
        .containsExactly(NOTHING, LARGE, IDLE, FAR);
  }

  @Test
  @DisplayName("SEG-3: a contract ends the day after its renewal, and one that is idle only starts")
  void dates_of_contracts() {
    assertThat(members(Criterion.CONTRACT_END.equalTo(TODAY))).containsExactly(LARGE);
    assertThat(members(Criterion.NEXT_RENEWAL.equalTo(TODAY))).isEmpty();
    assertThat(members(Criterion.NEXT_RENEWAL.equalTo(TODAY.minusDays(1)))).containsExactly(LARGE);
    assertThat(members(Criterion.CONTRACT_START.equalTo(LocalDate.of(2019, 5, 5))))
        .containsExactly(IDLE);
    assertThat(members(hasTag("Piloto"))).containsExactly(LARGE);
    assertThat(members(Criterion.TAG.in("Ouro", "prata"))).containsExactly(LARGE, SPREAD);
    assertThat(members(new Not(hasTag("ouro")))).containsExactly(NOTHING, IDLE, FAR);
  }

  @Test
  @DisplayName("SEG-4: texts are compared folded, with punctuation, in the order of code points")
  void texts() {
    assertThat(members(Criterion.CITY.equalTo("SAO PAULO"))).containsExactly(LARGE);
    assertThat(members(Criterion.INDUSTRY.equalTo("C"))).containsExactly(SPREAD);
    assertThat(members(Criterion.STATE.equalTo("sao paulo"))).containsExactly(LARGE, SPREAD);
    // Beyond the basic plane: its halves in UTF-16 would sort before U+FFFD.
    assertThat(members(Criterion.CITY.greaterThan("\uFFFC"))).contains(IDLE);
    assertThat(members(Criterion.CITY.atLeast("\uFFFD"), Criterion.CITY.atMost("\uFFFD")))
        .containsExactly(IDLE);
    assertThat(members(Criterion.TAG.between("o", "p"))).containsExactly(LARGE, SPREAD);
  }

  @Test
  @DisplayName(
      "SEG-5: a missing value meets nothing, its opposite does, and revenue is never missing")
  void missing_values() {
    assertThat(members(Criterion.INDUSTRY.atLeast("!"))).containsExactly(LARGE, SPREAD);
    assertThat(members(new Not(Criterion.INDUSTRY.equalTo("c"))))
        .containsExactly(NOTHING, LARGE, IDLE, FAR);
    assertThat(members(new Not(Criterion.INDUSTRY.in("c", "c++", "x"))))
        .containsExactly(NOTHING, IDLE, FAR);
    assertThat(members(Criterion.REVENUE.equalTo(BigDecimal.ZERO)))
        .containsExactly(NOTHING, IDLE, FAR);
    assertThat(members(new Not(Criterion.REVENUE.in(amount(0), new BigDecimal("1234.5678")))))
        .containsExactly(SPREAD);
    assertThat(members(new Not(Criterion.NEXT_RENEWAL.atMost(LocalDate.of(2021, 12, 31)))))
        .containsExactly(NOTHING, SPREAD, IDLE, FAR);
  }

  @Test
  @DisplayName("SEG-10: a day relative to today moves with the day that is asked about")
  void relative_days() {
    Segment soon =
        Segment.builder("soon")
            .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
            .build();
    assertThat(members(soon)).isEmpty();
    assertThat(ids(SparkSegments.of(BASE, HostColumns.none(), TODAY.minusDays(1)).members(soon)))
        .containsExactly(LARGE);
  }

  @Test
  @DisplayName("SEG-1: what everyone meets and what no one meets are told apart")
  void everyone_and_no_one() {
    Condition everyone =
        new AnyOf(
            List.of(
                Criterion.REVENUE.atLeast(amount(0)),
                new Not(Criterion.REVENUE.atLeast(amount(0)))));
    assertThat(members(everyone)).hasSize(5);
    assertThat(members(new Not(everyone))).isEmpty();
    assertThat(members(new AllOf(List.of(everyone, Criterion.CITY.equalTo("campinas")))))
        .containsExactly(SPREAD);
  }

  @Test
  @DisplayName("SEG-1: 1,000 comparisons are compiled, of which all hold or one")
  void many_comparisons() {
    Condition[] starts =
        IntStream.range(0, Condition.MOST_CONDITIONS)
            .mapToObj(at -> Criterion.CONTRACT_START.atMost(LocalDate.of(2019, 1, 1).plusDays(at)))
            .toArray(Condition[]::new);
    Segment flat = Segment.builder("flat").combined(starts).build();
    int blocks = (Condition.MOST_CONDITIONS - 1) / 2;
    Condition[] none =
        IntStream.range(0, blocks)
            .mapToObj(at -> new Not(metByNoOne(at)))
            .toArray(Condition[]::new);
    Segment combined = Segment.builder("combined").combined(hasTag("ouro")).combined(none).build();
    Condition[] some =
        IntStream.range(0, blocks)
            .mapToObj(SegmentColumnsTest::metByNoOne)
            .toArray(Condition[]::new);
    Segment independent =
        Segment.builder("independent").independent(some).independent(hasTag("ouro")).build();
    assertThat(members(flat)).containsExactly(SPREAD);
    assertThat(members(combined)).containsExactly(LARGE, SPREAD);
    assertThat(members(independent)).containsExactly(LARGE, SPREAD);
    assertThat(
            SparkSegments.of(BASE, HostColumns.none(), TODAY)
                .memberships(List.of(flat, combined, independent))
                .count())
        .isEqualTo(5);
  }

  /** Two comparisons with one contract, which are merged with no other. */
  private static Condition metByNoOne(int number) {
    LocalDate day = LocalDate.of(1990, 1, 1).plusDays(number);
    return new SameContract(
        new AllOf(
            List.of(
                Criterion.CONTRACT_START.between(day, day.plusDays(40)),
                Criterion.TAG.greaterThan("a" + number))));
  }

  @Test
  @DisplayName("SEG-1: a list of 1,000 arguments, and blocks 32 deep")
  void long_lists_and_deep_blocks() {
    String[] cities =
        IntStream.range(0, Condition.MOST_ARGUMENTS)
            .mapToObj(at -> at == 500 ? "Campinas" : "city " + at)
            .toArray(String[]::new);
    assertThat(members(Criterion.CITY.in(cities))).containsExactly(SPREAD);
    assertThat(members(new Not(Criterion.CITY.in(cities))))
        .containsExactly(NOTHING, LARGE, IDLE, FAR);

    Condition deep = hasTag("ouro");
    while (deep.depth() < Condition.DEEPEST - 2) {
      Condition city = Criterion.CITY.equalTo("city " + deep.depth());
      deep = deep.depth() % 2 == 0 ? new Not(deep) : new AnyOf(List.of(deep, city));
    }
    assertThat(members(deep).size() + members(new Not(deep)).size()).isEqualTo(5);
  }

  @Test
  @DisplayName("SEG-6: no code of ours is in a plan, only Spark's functions")
  void plans_are_of_spark() {
    Segment segment =
        Segment.builder("plan")
            .combined(metByNoOne(1), hasTag("ouro"), new Not(hasTag("x")))
            .build();
    assertThat(
            SparkSegments.of(BASE, HostColumns.none(), TODAY)
                .members(segment)
                .queryExecution()
                .analyzed()
                .toString())
        .contains("exists(")
        .doesNotContainIgnoringCase("udf")
        .doesNotContain("io.customerview");
  }

  @Test
  @DisplayName("SEG-6: no segments have no members")
  void no_segments() {
    Dataset<Row> none = SparkSegments.of(BASE, HostColumns.none(), TODAY).memberships(List.of());
    assertThat(none.collectAsList()).isEmpty();
    assertThat(none.schema().apply("segment").dataType()).isEqualTo(DataTypes.StringType);
  }

  @Test
  @DisplayName("SEG-1: two segments of one name are not asked together")
  void names_taken_twice() {
    SparkSegments spark = SparkSegments.of(BASE, HostColumns.none(), TODAY);
    Segment one = Segment.builder("Ouro").combined(hasTag("ouro")).build();
    Segment other = Segment.builder(" Ouro ").combined(hasTag("x")).build();
    assertThatThrownBy(() -> spark.memberships(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two segments");
  }

  private static Condition hasTag(String tag) {
    return Criterion.TAG.equalTo(tag);
  }

  private static BigDecimal amount(long amount) {
    return BigDecimal.valueOf(amount);
  }
}
