package io.customerview.examples.spark.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.LocalSpark;
import io.customerview.examples.spark.base.BaseSchema;
import io.customerview.examples.spark.segment.SparkRefusal.BaseColumnMissing;
import io.customerview.examples.spark.segment.SparkRefusal.BaseColumnType;
import io.customerview.examples.spark.segment.SparkRefusal.HostColumnMissing;
import io.customerview.examples.spark.segment.SparkRefusal.HostColumnType;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostColumnsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Criterion<BigDecimal> SEATS = Criterion.decimal("seats");
  private static final Criterion<LocalDate> VISIT = Criterion.date("visit");
  private static final Criterion<String> PLAN = Criterion.text("plan");
  private static final HostCriterion<BigDecimal> BROKEN_FOR_TWO =
      HostCriterion.of(
          SEATS,
          facts -> {
            long number = number(facts.customer());
            if (number == 2) {
              throw new IllegalStateException("the host's system is away");
            }
            return number == 0 ? List.of() : List.of(BigDecimal.valueOf(number));
          });

  private static CustomerId id(long number) {
    return new CustomerId(new UUID(0, number));
  }

  private static long number(CustomerId customer) {
    return customer.value().getLeastSignificantBits();
  }

  private static Dataset<Row> base(Criteria known) {
    return LocalSpark.base(
        known,
        Stream.of(0, 1, 2, 3).map(number -> CustomerFacts.builder(id(number)).build()).toList());
  }

  private static Segment segment(Condition condition) {
    return Segment.builder("host").combined(condition).build();
  }

  private static List<Long> numbers(Dataset<Row> customers) {
    return customers.collectAsList().stream()
        .map(row -> number(new CustomerId(UUID.fromString(row.getString(0)))))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName(
      "SEG-11: who could not be read has no answer, in the segments that ask it and no other")
  void unread_values() {
    SparkSegments spark =
        SparkSegments.of(
            base(Criteria.standard().with(BROKEN_FOR_TWO)), HostColumns.none().with(SEATS), TODAY);
    Segment some = segment(SEATS.atLeast(BigDecimal.ONE));
    Segment none = segment(new Not(SEATS.atLeast(BigDecimal.ONE)));
    Segment other = segment(new Not(Criterion.CITY.equalTo("Santos")));
    assertThat(numbers(spark.members(some))).containsExactly(1L, 3L);
    assertThat(numbers(spark.members(none))).containsExactly(0L);
    assertThat(numbers(spark.unknown(some))).containsExactly(2L);
    assertThat(numbers(spark.unknown(none))).containsExactly(2L);
    assertThat(numbers(spark.members(other))).containsExactly(0L, 1L, 2L, 3L);
    assertThat(numbers(spark.unknown(other))).isEmpty();
  }

  @Test
  @DisplayName("SEG-11: columns of a table of the host's, of other names, single values and types")
  void joined_columns() {
    Dataset<Row> crm =
        LocalSpark.spark()
            .sql(
                "select * from values"
                    + " ('00000000-0000-0000-0000-000000000001', cast(7.5 as decimal(10,2)),"
                    + "  date'2026-11-01', array('ouro', 'c++')),"
                    + " ('00000000-0000-0000-0000-000000000003', null, null, array())"
                    + " as crm(customer, `seats.sold`, `last visit`, plans)");
    Dataset<Row> joined =
        base(Criteria.standard())
            .join(crm, "customer")
            .withColumn("many", functions.array(functions.expr("1.25BD"), functions.expr("-3BD")));
    HostColumns host =
        HostColumns.none()
            .with(SEATS, "seats.sold")
            .with(VISIT, "last visit")
            .with(PLAN, "plans")
            .with(Criterion.decimal("many"));
    SparkSegments spark = SparkSegments.of(joined, host, TODAY);
    assertThat(numbers(spark.members(segment(SEATS.equalTo(new BigDecimal("7.5"))))))
        .containsExactly(1L);
    assertThat(numbers(spark.members(segment(new Not(SEATS.greaterThan(BigDecimal.ZERO))))))
        .containsExactly(3L);
    assertThat(numbers(spark.members(segment(VISIT.lessThan(TODAY))))).containsExactly(1L);
    assertThat(numbers(spark.members(segment(PLAN.in("C++", "c"))))).containsExactly(1L);
    assertThat(numbers(spark.members(segment(new Not(PLAN.equalTo("ouro")))))).containsExactly(3L);
    Criterion<BigDecimal> many = Criterion.decimal("many");
    assertThat(
            numbers(
                spark.members(
                    segment(many.in(new BigDecimal("1.25"), new BigDecimal("99999999999.9999"))))))
        .containsExactly(1L, 3L);
    assertThat(numbers(spark.members(segment(many.equalTo(new BigDecimal("-3"))))))
        .containsExactly(1L, 3L);
  }

  @Test
  @DisplayName("SEG-11: a criterion without a column, or whose column is not there, is refused")
  void refused_columns() {
    Segment asks = segment(SEATS.atLeast(BigDecimal.ONE));
    StructType schema =
        BaseSchema.standard()
            .add("big", DataTypes.createDecimalType(38, 0))
            .add("text", DataTypes.StringType);
    assertRefused(schema, HostColumns.none(), asks, new CriterionUnknown("seats"));
    assertRefused(
        schema, HostColumns.none().with(SEATS), asks, new HostColumnMissing("seats", "seats"));
    assertRefused(
        schema,
        HostColumns.none().with(SEATS, "text"),
        asks,
        new HostColumnType("seats", "text", ValueType.DECIMAL, "string"));
    assertRefused(
        schema,
        HostColumns.none().with(SEATS, "big"),
        asks,
        new HostColumnType("seats", "big", ValueType.DECIMAL, "decimal(38,0)"));
  }

  private static void assertRefused(
      StructType base, HostColumns host, Segment segment, Object refusal) {
    SegmentColumns columns = SegmentColumns.of(base, host, TODAY);
    assertThatThrownBy(() -> columns.of(segment))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(refusal);
  }

  @Test
  @DisplayName("SEG-6: what is no customer base is refused")
  void refused_bases() {
    StructType none = new StructType().add("customer", DataTypes.StringType);
    assertThatThrownBy(() -> SegmentColumns.of(none, HostColumns.none(), TODAY))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new BaseColumnMissing("revenue", "decimal(16,4)"));
    StructType other = none.add("revenue", DataTypes.DoubleType);
    assertThatThrownBy(() -> SegmentColumns.of(other, HostColumns.none(), TODAY))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new BaseColumnType("revenue", "decimal(16,4)", "double"));
  }

  static List<SparkRefusal> refusals() {
    return List.of(
        new BaseColumnMissing("revenue", "decimal(16,4)"),
        new BaseColumnType("revenue", "decimal(16,4)", "double"),
        new HostColumnMissing("seats", "sold"),
        new HostColumnType("seats", "sold", ValueType.DATE, "string"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  @DisplayName("every refusal says what is missing, in three languages")
  void messages(SparkRefusal refusal) {
    List<String> messages =
        Stream.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("es-CO"))
            .map(refusal::message)
            .toList();
    assertThat(messages)
        .doesNotHaveDuplicates()
        .allSatisfy(
            message -> {
              assertThat(message).doesNotContainPattern("\\{\\d");
              refusal
                  .arguments()
                  .forEach(argument -> assertThat(message).contains(argument.toString()));
            });
    assertThat(refusal.message(Locale.JAPANESE)).isEqualTo(messages.get(0));
  }
}
